"""资质与载体：证书、产品、研发机构、平台、称号，以及它们出自哪一批认定。词：certificate、
institution、platform、honour、batch。有没有效、走到哪一步都从日期推出。
"""
