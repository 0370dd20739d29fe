"""The registers of yearly and monthly facts, and of the totals used as denominators."""

from __future__ import annotations

from collections.abc import Iterator

from kejitong.organisations import readings
from kejitong.organisations.choices import Status
from kejitong.organisations.models import Denominator, MonthlyFacts, YearlyFacts
from kejitong.organisations.size_class import Scale, size_class
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_NOT_NEGATIVE = (
    "staff", "revenue", "total_assets", "rd_expense", "rd_staff", "total_income",
    "hightech_income", "total_cost", "rd_expense_domestic", "conversions", "output",
)  # fmt: skip
_PARTS = (
    ("rd_staff", "staff", "多于从业人员"),
    ("hightech_income", "total_income", "多于总收入"),
    ("rd_expense_domestic", "rd_expense", "多于研发费用"),
)


def _year_problems(values: Values) -> Iterator[tuple[str, str]]:
    year = values.get("year")
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield "year", "应为四位年份，例如2025"


def _month_problems(values: Values) -> Iterator[tuple[str, str]]:
    month = values.get("month")
    if month is not None and not 1 <= month <= 12:
        yield "month", "应为1至12"


def _sign_problems(values: Values) -> Iterator[tuple[str, str]]:
    for name in _NOT_NEGATIVE:
        value = values.get(name)
        if value is not None and value < 0:
            yield name, "不能为负数"


def _part_problems(values: Values) -> Iterator[tuple[str, str]]:
    for part, whole, problem in _PARTS:
        some, most = values.get(part), values.get(whole)
        if some is not None and most is not None and some > most:
            yield part, problem


def _value_problems(values: Values) -> Iterator[tuple[str, str]]:
    value = values.get("value")
    if value is not None and value <= 0:
        yield "value", "应大于零"


def _derived(values: Values) -> Values:
    scale = Scale(values.get("staff"), values.get("revenue"), values.get("total_assets"))
    judged = size_class(str(values.get("industry") or ""), scale)
    return {"size_class": judged.value if judged else values.get("size_class") or ""}


_ORGANISATION = ("单位名称", "企业名称", "企业", "统一社会信用代码", "信用代码", "单位详细名称")

YEARLY_FACTS = Register(
    slug="facts",
    model=YearlyFacts,
    key=("organisation", "year"),
    title="organisation",
    region="organisation__region__code",
    lead="各单位历年的人员、收入、研发和产值，一个单位一年一条，以统计或税务来文为据。"
    "规模类型按《统计上大中小微型企业划分办法（2017）》由当年行业、人员、收入和资产自动划分；"
    "数据不全，或行业不在工业、建筑业、软件业、农林牧渔业之内的，用来文上写的类型。",
    columns=(
        Column("organisation", _ORGANISATION, required=True, listed=True, searched=True),
        Column("year", ("年度", "报告年", "数据年份"), required=True, listed=True, filtered=True),
        Column("industry", ("行业代码", "行业", "国民经济行业代码", "行业代码2017"), listed=True,
               reads=readings.read_industry),
        Column("staff", ("从业人数", "从业人员期末人数", "期末从业人员数", "年末从业人员数",
                         "从业人员期末数", "职工人数", "职工总数", "从业人员平均人数"),
               unit="人", listed=True, summed=True),
        Column("revenue", ("营业总收入", "营业收入合计", "营收", "销售收入", "主营业务收入"), unit="元",
               listed=True, summed=True),
        Column("total_assets", ("资产总计", "总资产", "期末资产总额", "资产合计"), unit="元", summed=True),
        Column("net_assets", ("所有者权益", "净资产总额", "所有者权益合计", "所有者权益（股东权益）",
                              "所有者权益（或股东权益）合计"), unit="元",
               summed=True),
        Column("rd_expense", ("研发投入", "研究开发费用", "研发经费", "研究开发费", "研发费用合计",
                              "研究开发费用合计", "研发费用总额", "研究开发费用总额"),
               unit="元", listed=True, summed=True),
        Column("rd_staff", ("研发人员数", "研发人员合计", "研究开发人员", "研究开发人员合计", "科技人员",
                            "科技活动人员"), unit="人",
               summed=True),
        Column("total_income", ("收入总额",), unit="元", summed=True,
               meaning="收入总额减去不征税收入"),
        Column("hightech_income", ("高新技术产品收入", "高新收入", "高新技术产品销售收入",
                                   "高新技术产品（服务）收入合计"),
               unit="元", summed=True, meaning="含技术性收入"),
        Column("total_cost", ("成本费用总额", "成本费用支出"), unit="元", summed=True),
        Column("rd_expense_domestic", ("境内研究开发费用",), unit="元", summed=True),
        Column("conversions", ("成果转化数", "科技成果转化项数"), unit="项", summed=True),
        Column("field_code", ("高新技术领域", "技术领域", "高新技术领域代码"), filtered=True,
               meaning="国家重点支持的高新技术领域，三位或五位代码"),
        Column("output", ("总产值", "产值", "工业总产值（当年价格）", "当年工业总产值"), unit="元", summed=True),
        Column("tax", ("纳税额", "税收总额", "上缴税收", "实缴税金", "实际上缴税费总额", "上缴税费总额",
                       "实际上缴税费"), unit="元", summed=True),
        Column("is_above_scale", ("规上", "是否规上", "是否规模以上"), filtered=True),
        Column("has_rd_institution", ("有研发机构", "是否有研发机构", "企业办研发机构"),
               meaning="企业研发统计年报（107-2表）是否填报了企业办研发机构"),
        Column("size_class", ("企业规模", "规模", "单位规模"), listed=True, filtered=True,
               meaning="能自动划分的以划分结果为准"),
        Column("status", ("状态",), filtered=True, settled=Status.AUDITED),
    ),
    checks=(_year_problems, _sign_problems, _part_problems),
    derive=_derived,
    order=("-year", "-pk"),
)  # fmt: skip

MONTHLY_FACTS = Register(
    slug="monthly_facts",
    model=MonthlyFacts,
    key=("organisation", "year", "month"),
    title="organisation",
    region="organisation__region__code",
    lead="各单位每月的产值，填当月数；来文是累计数的，先减去上月累计。一个单位一个月一条。",
    columns=(
        Column("organisation", _ORGANISATION, required=True, listed=True, searched=True),
        Column("year", ("年度", "报告年", "数据年份"), required=True, listed=True, filtered=True),
        Column("month", ("月", "报告月", "数据月份"), required=True, listed=True, filtered=True),
        Column("output", ("产值", "本月产值", "工业总产值（本月）", "本月工业总产值"), unit="元", required=True,
               listed=True, summed=True),
        Column("status", ("状态",), listed=True, filtered=True, settled=Status.AUDITED),
    ),
    checks=(_year_problems, _month_problems, _sign_problems),
    order=("-year", "-month", "-pk"),
)  # fmt: skip

DENOMINATORS = Register(
    slug="denominators",
    model=Denominator,
    key=("region", "kind", "year"),
    title="region",
    region="region__code",
    lead="人口、地区生产总值等由统计部门发布的总数，一个地区一年一种一条，只录来文上的数和单位。"
    "要算某年的比率而当年的数尚未发布时，用此前最近一年的。",
    columns=(
        Column("region", ("地区名称", "县（市、区）"), required=True, listed=True, filtered=True),
        Column("kind", ("指标", "指标名称", "项目"), required=True, listed=True, filtered=True),
        Column("year", ("年度",), required=True, listed=True, filtered=True),
        Column("value", ("数", "数据", "数量"), required=True, listed=True),
        Column("unit", ("计量单位",), required=True, listed=True, meaning="例如：万人、亿元"),
        Column("basis", ("说明", "统计口径"), meaning="例如：年末、抽样调查推算、最终核实数"),
    ),
    checks=(_year_problems, _value_problems),
    order=("-year", "kind", "pk"),
)  # fmt: skip
