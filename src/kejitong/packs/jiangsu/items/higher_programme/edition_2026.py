"""省、市科技计划项目推荐申报表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Section, Slot, Sum, When
from kejitong.packs.jiangsu.items.parts import CONTENT, SLOTS, TARGETS
from kejitong.packs.national.forms.asking import choice, day, money, text
from kejitong.packs.national.forms.organisation import FIGURES, ORGANISATION
from kejitong.packs.national.forms.people import PEOPLE, UNDERTAKING

CATEGORIES = ("工业", "农业", "社会发展", "公共服务平台", "产学研合作", "软科学", "其他")
PROGRAMMES = (
    "省科技支撑计划（工业）", "省科技型企业技术创新资金", "省产学研协同创新项目", "市级重大科技专项",
    "市工业科技计划", "市农业科技计划", "市社会发展科技计划", "市级公共服务平台计划",
)  # fmt: skip
_JOINT = ("产学研合作", "公共服务平台")

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="项目名称", longest=60),
        choice(code="category", label="项目类别", choices=CATEGORIES),
        choice(code="programme", label="申报的计划", choices=PROGRAMMES,
               help="与上级申报通知一致；所列计划须已在计划目录里"),
        choice(code="level", label="计划层级", choices=("国家级", "省级", "市级")),
        text(code="partner", label="合作高校院所或共建单位", when=When("category", _JOINT),
             longest=120),
        day(code="starts_on", label="起始日期"),
        day(code="ends_on", label="完成日期"),
        money(code="investment", label="项目总投入", least=Decimal(0)),
        money(code="requested", label="申请上级拨款", least=Decimal(0)),
    ),
)  # fmt: skip
REQUESTED = Sum("申请上级拨款", ("requested",))

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, FIGURES, PEOPLE, CONTENT, TARGETS, UNDERTAKING),
    slots=(
        *SLOTS,
        Slot(code="agreement", label="合作协议", when=When("category", _JOINT)),
    ),
)
