"""年度总结的章节。"""

from kejitong.reports.vocabulary import Section

OPENING = Section("opening", "", 0)
RESULTS = Section("results", "主要成效", 1)
MEASURES = Section("measures", "主要做法", 1)
SUBJECTS = Section("subjects", "突出创新主体培育，增强高新技术产业竞争力", 2, counted="measures")
PLATFORMS = Section("platforms", "突出创新载体建设，夯实产业转型升级支撑", 2, counted="measures")
COOPERATION = Section(
    "cooperation", "突出政产学研协作，放大科技成果转化效应", 2, counted="measures"
)
POLICIES = Section("policies", "突出科技政策供给，扩大科技工作影响力", 2, counted="measures")
MANAGEMENT = Section("management", "突出科技管理职能，提升服务发展本领", 2, counted="measures")
PROBLEMS = Section("problems", "存在问题", 1)
PLANS = Section("plans", "下一步打算", 1)

SECTIONS = (
    OPENING, RESULTS, MEASURES, SUBJECTS, PLATFORMS, COOPERATION, POLICIES, MANAGEMENT, PROBLEMS,
    PLANS,
)  # fmt: skip
