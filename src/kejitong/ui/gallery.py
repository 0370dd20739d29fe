"""Sample values for the gallery: invented, and only there to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms

from kejitong.kernel.refusals import Refused
from kejitong.ui.charts import Chart, Series
from kejitong.ui.pieces import (
    BadgeKind,
    Band,
    Bulletin,
    BulletinRow,
    Change,
    Column,
    Crumb,
    Fact,
    NavigationGroup,
    NavigationItem,
    Pager,
    Step,
    Tab,
    numbered,
)


@dataclass(frozen=True, slots=True)
class Family:
    """样本页上的一族组件。"""

    slug: str
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """样本表的一行。"""

    what: str
    call: str
    who: str
    stage: str
    amount: Decimal
    left: str
    kind: BadgeKind = "plain"


@dataclass(frozen=True, slots=True)
class Condition:
    """样本的一条结论。"""

    code: str
    label: str
    answer: str
    kind: BadgeKind
    sentence: str
    citation: str = "示例办法第三条"
    before: str = ""
    trials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """样本的一处来历。"""

    said: str
    status: str = ""
    source: str = ""
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """样本的一格。"""

    id: str
    label: str
    value: str = ""
    control: str = "number"
    problem: str = ""
    is_changed: bool = False
    original: str = ""
    provenance: Origin | None = None
    url: str = ""

    @property
    def name(self) -> str:
        """提交时的名称。"""
        return self.id


@dataclass(frozen=True, slots=True)
class Group:
    """样本的一项事实。"""

    fact: Fact
    note: str
    fields: tuple[Cell, ...]
    is_missing: bool = False


class SampleRefusal(Refused):
    """这位专家不能参加本组评审。"""


class SampleForm(forms.Form):
    """有对有错的样本表单。"""

    name = forms.CharField(label="项目名称", help_text="不超过 30 个字。")
    amount = forms.DecimalField(label="申请金额（元）", help_text="只填数字。")
    field = forms.ChoiceField(label="领域", choices=[("1", "工业"), ("2", "农业")])
    summary = forms.CharField(label="摘要", widget=forms.Textarea, required=False)


FAMILIES = (
    Family("page", "页面", "每页一个标题、一个主要动作。"),
    Family("figure", "数字", "每个数字点得开，算不出的写待补。"),
    Family("table", "表格", "能筛、能排、能翻、能导出。"),
    Family("form", "表单", "说清错在哪里，链接过去。"),
    Family("status", "状态", "颜色之外必有文字。"),
    Family("notice", "告知", "拒绝要说什么、为什么、接下来怎样。"),
    Family("record", "档案", "事实与改动。"),
    Family("rule", "规则", "每条结论有依据、有数字、有差距。"),
    Family("chart", "图表", "图与表同出一个值。"),
)

CRUMBS = (Crumb("首页", "/"), Crumb("组件样本"))
TABS = tuple(Tab(one.title, f"#{one.slug}") for one in FAMILIES)
COLUMNS = (
    Column("事情", sort_url="?sort=what"),
    Column("单位"),
    Column("环节"),
    Column("金额", is_numeric=True, sort_url="?sort=amount"),
    Column("剩余", is_numeric=True, sort_url="?sort=-due", sorting="ascending"),
)
ROWS = (
    Waiting(
        "补正材料已提交，请复核", "区级科技计划项目（工业）第二批", "示例精密机械有限公司",
        "形式审查", Decimal(300000), "今天 17:00", "red",
    ),
    Waiting(
        "公示期满，无异议，请下达", "区级工程技术研究中心", "6 家单位", "公示",
        Decimal("1234567.80"), "1 个工作日", "amber",
    ),
    Waiting(
        "年度检查材料齐全，请审核", "2025 年立项 · 社会发展", "示例海工装备有限公司", "项目",
        Decimal(86500), "8 个工作日",
    ),
)  # fmt: skip
TOTAL = sum((row.amount for row in ROWS), Decimal(0))
PAGER = numbered(current=4, last=20, address=lambda page: f"?page={page}", summary="第 61—80 件")
KEYSET = Pager(summary="按编号排列", next_url="?after=80")
STEPS = (
    Step("提交", "2026-11-02 09:14", "示例精密机械有限公司"),
    Step("推荐", "2026-11-05", "示例镇", "late", "应于 11 月 4 日前推荐"),
    Step("形式审查", "还剩 3 个工作日", "计划科", "now"),
    Step("评审", stage="next"),
)
FACTS = (
    Fact("名称", "示例精密机械有限公司", "#record"),
    Fact("统一社会信用代码", "91320612MA00000000"),
    Fact("所在镇街", "示例镇"),
    Fact("联系人", ""),
)
CHANGES = (
    Change("申请金额", "300,000.00元", "280,000.00元", "11月3日 10:20", "经办人甲"),
    Change("项目负责人", "", "张某", "11月2日 16:05", "申报单位"),
)
TREND = Chart(
    "line", ("2022", "2023", "2024", "2025", "2026"), (Series("高企", (209, 246, 298, 351, 412)),),
    unit="家", target=Decimal(430),
)  # fmt: skip
PEERS = Chart(
    "ranking", ("甲市", "乙市", "本区", "丙县", "丁市"), (Series("家数", (655, 530, 412, 398, 371)),),
    unit="家", highlight="本区",
)  # fmt: skip
MONTHS = Chart(
    "bar", tuple(f"{month}月" for month in range(1, 12)),
    (
        Series("申请", (210, 165, 302, 288, 315, 340, 297, 276, 331, 322, 362)),
        Series("授权", (180, 142, 240, 231, 260, 251, 230, 244, 262, 270, None)),
    ),
    unit="件",
)  # fmt: skip
CONDITIONS = (
    Condition("age", "成立年限", "符合", "green", "已成立13年，不少于1年。"),
    Condition("staff", "科技人员占比", "不符合", "red", "9.00%，要求不低于10%。"),
)
BANDS = (
    Band("合计", "62—84／100分", "62", "22", "71", "合格线71分"),
    Band("知识产权", "24／30分", "0", "80"),
)
FACT_GROUPS = (
    Group(
        Fact("销售收入", ""), "元",
        (
            Cell("sales-2025", "2025", "71760000", provenance=Origin("登记册", "审定数"), url="#record"),
            Cell("sales-2024", "2024", "70000000", is_changed=True, original="67640000"),
            Cell("sales-2023", "2023", "六千万", problem="不是数字，请填数字"),
        ),
    ),
    Group(Fact("是否发生重大事故", ""), "", (Cell("incident", "", control="flag"),), is_missing=True),
)  # fmt: skip
BULLETIN = Bulletin(
    title="关于2026年度示例项目拟立项名单的公示",
    lead="经申报、审查和集体研究，现予公示。",
    labels=("项目名称", "申报单位"),
    rows=(
        BulletinRow(1, (("项目名称", "示例装备研制"), ("申报单位", "示例精密机械有限公司"))),
        BulletinRow(
            2, (("项目名称", "示例平台建设"), ("申报单位", "示例海工装备有限公司")),
            mark="因异议成立，已取消", is_struck=True,
        ),
    ),
    first_on=date(2026, 11, 30),
    last_on=date(2026, 12, 4),
    working_days=5,
    contact="示例科技局，0000-00000000",
    number="公示〔2026〕1号",
    published_on=date(2026, 11, 30),
    bureau="示例科技局",
)  # fmt: skip
NAVIGATION = (
    NavigationGroup("", (NavigationItem("组件样本", "/ui/", "8", is_current=True, key="u"),)),
    NavigationGroup(
        "办理",
        (
            NavigationItem("申报受理", "#table", "12", key="a"),
            NavigationItem("项目跟踪", "#record", "26"),
        ),
    ),
    NavigationGroup("统计", (NavigationItem("指标", "#figure"), NavigationItem("图表", "#chart"))),
)


def form() -> SampleForm:
    """A form that has been sent with two faults."""
    return SampleForm({"name": "", "amount": "三十万", "field": "1", "summary": "已写的话不会丢。"})


def refusal() -> SampleRefusal:
    """A refusal with its reason and its remedy."""
    return SampleRefusal(why="近两年与申报单位同在一个单位任职", remedy="请从备选名单补抽")
