"""报告自身的数：年份与结构。"""

from kejitong.indicators.vocabulary import CutoffDay, Indicator, Phrase, ReportYear, Structure

GROUP = "报告"

REPORT_YEAR = Indicator(
    code="report_year", label="报告年份", unit="年", group=GROUP, phrase=Phrase.PLAIN,
    meaning="总结所报告的年份。", measure=ReportYear(), basis="报告设定",
)  # fmt: skip
CUTOFF_DAY = Indicator(
    code="cutoff_day", label="报告截止日", unit="日", group=GROUP, phrase=Phrase.PLAIN,
    meaning="总结所用各数的截止日，月末写作某月底。", measure=CutoffDay(), basis="报告设定",
)  # fmt: skip
HEADINGS = Indicator(
    code="report_headings", label="主要做法的标题数", unit="个", group=GROUP, phrase=Phrase.CHINESE,
    meaning="“主要做法”一级标题的个数，导语里说几个就必须有几个。",
    measure=Structure("measures"), basis="总结的结构",
)  # fmt: skip
CHECKLIST = Indicator(
    code="institution_checklist", label="研发机构建设标准项数", unit="", group=GROUP,
    phrase=Phrase.CHINESE, meaning="研发机构建设标准（有场所、有人员、有设备、有经费、有项目、有制度）的项数。",
    measure=Structure("checklist"), basis="研发机构登记册的核对项",
)  # fmt: skip
