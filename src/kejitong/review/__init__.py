"""评审和考察：专家、打分、现场考察、排序、会商。词：expert、assignment、score、visit、ranking、meeting。

不知道申报件怎么提交、名单怎么公示；抽取和回避以后从 `assign` 这扇门进来。
"""
