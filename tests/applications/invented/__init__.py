"""A pack for tests: one invented item of each lifecycle. The fixture `invented` installs it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import (
    Edition,
    Equal,
    Field,
    Limit,
    Personal,
    Ratio,
    Section,
    Shape,
    Slot,
    Sum,
    When,
)
from kejitong.catalogue.items import (
    Criterion,
    ItemKind,
    Notice,
    Quota,
    ScoreSheet,
    ServiceItem,
    VisitSheet,
)
from kejitong.kernel.citations import Citation
from kejitong.packs.national.lifecycles.all import (
    FILING,
    RECOGNITION,
    RECOMMENDATION,
    REDEMPTION,
    REVIEWED_GRANT,
)

RULES = Citation("试验区科技计划项目管理办法", "试科发〔2025〕1号", in_force=date(2025, 1, 1))
SINCE = date(2025, 1, 1)

BASIC = Section(
    "basic",
    "基本情况",
    (
        Field(code="title", label="项目名称", shape=Shape.TEXT, longest=60),
        Field(code="category", label="项目类别", shape=Shape.CHOICE, choices=("工业", "农业")),
        Field(code="organisation_name", label="申报单位", shape=Shape.TEXT,
              prefill="organisation.name"),
        Field(code="uscc", label="统一社会信用代码", shape=Shape.TEXT, reads="uscc",
              prefill="organisation.uscc"),
        Field(code="sales", label="上年度营业收入", shape=Shape.MONEY, unit="万元",
              prefill="facts.revenue@-1", is_required=False),
        Field(code="starts_on", label="起始日期", shape=Shape.DATE),
        Field(code="is_joint", label="是否合作申报", shape=Shape.YES_NO),
        Field(code="partner", label="合作单位", shape=Shape.TEXT,
              when=When("is_joint", ("是",))),
        Field(code="summary", label="研究内容", shape=Shape.LONG_TEXT),
    ),
)  # fmt: skip
PEOPLE = Section(
    "people",
    "项目负责人",
    (
        Field(code="lead", label="项目负责人", shape=Shape.TEXT, longest=20),
        Field(code="lead_id", label="身份证号", shape=Shape.TEXT, reads="id_card",
              personal=Personal.ID_CARD),
        Field(code="phone", label="手机", shape=Shape.TEXT, personal=Personal.PHONE),
        Field(code="team", label="主要成员", shape=Shape.TABLE, is_required=False, most_rows=10,
              columns=(
                  Field(code="name", label="姓名", shape=Shape.TEXT, personal=Personal.NAME),
                  Field(code="months", label="投入月数", shape=Shape.NUMBER, unit="月",
                        least=Decimal(0), most=Decimal(12)),
              )),
    ),
)  # fmt: skip
_YUAN = {"shape": Shape.MONEY, "unit": "万元", "least": Decimal(0), "summed": True}
BUDGET = Section(
    "budget",
    "经费",
    (
        Field(code="sources", label="经费来源", shape=Shape.TABLE, rows=("区拨款", "自筹"),
              columns=(Field(code="amount", label="金额", **_YUAN),)),
        Field(code="spending", label="经费支出", shape=Shape.TABLE, rows=("设备费", "劳务费"),
              columns=(
                  Field(code="granted", label="区拨款", **_YUAN),
                  Field(code="own", label="自筹", **_YUAN),
              )),
    ),
)  # fmt: skip
ASKED = Sum("申请区拨款", ("sources.amount",), ("区拨款",))
OWN = Sum("自筹经费", ("sources.amount",), ("自筹",))
CHECKS = (
    Equal(Sum("经费来源合计", ("sources.amount",)),
          Sum("经费支出合计", ("spending.granted", "spending.own"))),
    Ratio(OWN, ASKED, least=Decimal(1), basis="试验区科技计划项目管理办法第六条"),
    Limit(ASKED, most=Decimal(500_000), basis="试验区科技计划项目管理办法第七条"),
)  # fmt: skip
SLOTS = (
    Slot(code="report", label="申报书盖章页", endings=("pdf",), largest_megabytes=1, most_files=2),
    Slot(code="agreement", label="合作协议", endings=("pdf", "docx", "zip", "xlsx", "jpg", "png"),
         largest_megabytes=1, when=When("is_joint", ("是",))),
    Slot(code="audit", label="审计报告", endings=("pdf",), can_wait=True),
)  # fmt: skip
EDITION = Edition(since=SINCE, sections=(BASIC, PEOPLE, BUDGET), slots=SLOTS, checks=CHECKS)
SMALL = Edition(since=SINCE, sections=(BASIC,), slots=SLOTS[:1])

GUIDE = "# 试验\n\n先说一句。\n\n## 依据\n\n- 《试验规则》\n\n## 条件\n\n1. 能试验。\n"
_SHARED = {
    "basis": (RULES.at("第三条"),), "applicants": ("enterprise",), "guide": GUIDE,
    "since": SINCE, "contact": "试验区科技局",
}  # fmt: skip
_NOTICE = Notice(5, ("organisation", "title"), RULES.at("第九条"))

INVENTED_GRANT = ServiceItem(
    code="invented_grant", name="试验科技计划项目", short="试验项目", kind=ItemKind.FUNDING,
    lifecycle=REVIEWED_GRANT, editions=(EDITION,), categories=("工业", "农业"),
    score_sheet=ScoreSheet((Criterion("new", "创新性", 60), Criterion("sound", "可行性", 40))),
    visit_sheet=VisitSheet(("有场所", "有设备")), notice=_NOTICE,
    quota=Quota(per_organisation=2, per_lead=1, lead_field="lead_id", years_since_award=3),
    amount=ASKED, lead="lead", similar=("summary",), **_SHARED,
)  # fmt: skip
INVENTED_RECOMMENDATION = ServiceItem(
    code="invented_recommendation", name="试验推荐上报", short="试验推荐",
    kind=ItemKind.RECOMMENDATION, lifecycle=RECOMMENDATION, editions=(SMALL,), **_SHARED,
)  # fmt: skip
INVENTED_RECOGNITION = ServiceItem(
    code="invented_recognition", name="试验认定", short="试验认定", kind=ItemKind.RECOGNITION,
    lifecycle=RECOGNITION, editions=(SMALL,), notice=_NOTICE, **_SHARED,
)  # fmt: skip
INVENTED_REDEMPTION = ServiceItem(
    code="invented_redemption", name="试验兑付", short="试验兑付", kind=ItemKind.REDEMPTION,
    lifecycle=REDEMPTION, editions=(EDITION,), notice=_NOTICE, amount=ASKED, **_SHARED,
)  # fmt: skip
INVENTED_FILING = ServiceItem(
    code="invented_filing", name="试验备案", short="试验备案", kind=ItemKind.FILING,
    lifecycle=FILING, editions=(SMALL,), **_SHARED,
)  # fmt: skip
