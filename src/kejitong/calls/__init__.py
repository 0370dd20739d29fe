"""申报批次：某个事项某一年开放申报，有起止、名额、预算和指南。词：call、extension、question。

不知道谁来申报、怎么办理；事项本身归 catalogue，申报件归 applications。
"""
