"""高新技术产业产值：按江苏省高新技术产业统计分类目录，与企业是否高新技术企业无关。"""

from kejitong.indicators.vocabulary import (
    Count,
    Growth,
    Indicator,
    Latest,
    Phrase,
    Ratio,
    Total,
    where,
)

GROUP = "产业"
CATALOGUE = "江苏省高新技术产业统计分类目录（2018年修订，苏科高发〔2018〕86号）"
AUDITED = ("year", "month")


def _official(series: str, field: str = "value") -> Latest:
    return Latest(
        "indicators.statistics", field, AUDITED, where(series=series, status="audited"),
        stated=True, growth="stated_growth" if field == "value" else "",
    )  # fmt: skip


OUTPUT_MONTH = Indicator(
    code="hightech_output_month", label="高新技术产业产值数据月份", unit="月", group=GROUP,
    meaning="当年最近一期已审定的高新技术产业产值累计到哪个月。", phrase=Phrase.MONTHS,
    measure=_official("hightech_output", "month"), basis="统计部门月报",
)  # fmt: skip
OUTPUT = Indicator(
    code="hightech_output", label="高新技术产业产值", unit="亿元", places=2, group=GROUP, board=True, pace=True,
    meaning="规模以上工业企业中属高新技术产业统计分类目录的企业产值，当年累计，统计部门审定数。",
    measure=_official("hightech_output"), basis=CATALOGUE,
)  # fmt: skip
OUTPUT_GROWTH = Indicator(
    code="hightech_output_growth", label="高新技术产业产值同比", unit="%", places=1, group=GROUP,
    meaning="统计部门公布的增长率；没有公布时按本期累计除以上年同期累计计算。", phrase=Phrase.GROWTH,
    measure=Growth("hightech_output"), basis="统计部门月报",
)  # fmt: skip
INDUSTRIAL_OUTPUT = Indicator(
    code="industrial_output", label="规模以上工业总产值", unit="亿元", places=2, group=GROUP,
    meaning="规模以上工业企业总产值，当年累计，统计部门审定数。",
    measure=_official("industrial_output"), basis="统计部门月报",
)  # fmt: skip
OUTPUT_SHARE = Indicator(
    code="hightech_output_share", label="高新技术产业产值占规模以上工业总产值比重", unit="%", places=1, group=GROUP,
    board=True,
    meaning="高新技术产业产值除以同期规模以上工业总产值。",
    measure=Ratio("hightech_output", "industrial_output", times=100), basis=CATALOGUE,
)  # fmt: skip
ENTERPRISES = Indicator(
    code="registered_enterprises", label="在册企业数", unit="家", group=GROUP, names="name",
    meaning="截止日已成立、未注销的企业。",
    measure=Count("organisations.registered", where(kind="enterprise")), basis="单位登记册",
)  # fmt: skip
ABOVE_SCALE = Indicator(
    code="above_scale_enterprises", label="规模以上企业数", unit="家", group=GROUP,
    names="organisation__name",
    meaning="当年年度数据中列为规模以上的企业。",
    measure=Count("organisations.yearly_facts", where(is_above_scale=True)),
    basis="年度数据登记册",
)  # fmt: skip
REPORTED_OUTPUT = Indicator(
    code="reported_output", label="企业填报产值", unit="亿元", places=2, group=GROUP,
    meaning="企业月度数据中当年各月产值之和，用来与统计部门公布数相互印证。",
    measure=Total("organisations.monthly_facts", "output", per=100_000_000),
    basis="月度数据登记册",
)  # fmt: skip
