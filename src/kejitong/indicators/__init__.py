"""指标：一个指标只声明一次，由记录算出，点得到记录，可以冻结。

词：indicator、measure、figure、target、peer、freeze。不认识任何一个段落或页面。
声明用的词汇在 `vocabulary`，那里不认识 Django。
"""
