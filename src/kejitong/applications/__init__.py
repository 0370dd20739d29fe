"""申报件：一个单位对一个批次的回答，连同它走过的每一步。

词：application、answers、revision、attachment、step、finding、deficiency、proposal、receipt。
不知道专家怎么评、公示怎么办；那些房间从它的门进来，走它的流程。
"""
