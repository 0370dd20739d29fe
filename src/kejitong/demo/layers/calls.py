"""申报批次：区级项目一年三批，各类推荐、兑付、备案各一批；有征求意见的，有将要开放的。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from kejitong.audit.actions import Act
from kejitong.calls import actions
from kejitong.calls.terms import Terms
from kejitong.catalogue import service_items
from kejitong.demo.ground import DISTRICT, TODAY

if TYPE_CHECKING:
    from kejitong.calls.models import Call

ZONE: Final = ZoneInfo("Asia/Shanghai")
CONTACT: Final = "区科技局计划与高新科　0513-00000000"
PROJECT, CENTRE = "district_project", "district_engineering_centre"
HIGH_TECH, LOANS = "high_tech_enterprise_recognition", "loan_interest_subsidy"
COOPERATION, INSTITUTION = "cooperation_filing", "rd_institution_filing"
LOCAL, AWARD = "local_tech_sme_recognition", "science_award"
_PROJECTS: Final = """一、支持方向
围绕家纺、海工装备、铝压铸、现代建筑等产业的关键技术，现代农业，以及医疗、环保、公共安全等民生领域。

二、申报要求
1. 申请区拨款不超过五十万元，单位自筹不低于申请的区拨款。
2. 实施期不超过两年；同一负责人限报一项，同一单位限报两项。
3. 三年内已获区科技计划资助的单位，本批不重复支持。

三、评审和立项
形式审查、重复性审查和信用审查后，组织专家评审和现场考察，会商后公示五个工作日。"""
_PLAIN: Final = "常年受理。请按办事指南准备材料，在线填报；符合要求的，五个工作日内办结。"


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """这一天的几点几分。"""
    return datetime.combine(day, time(hour, minute), ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """一次开放：叫什么、哪几天、预算；没有 `published` 的只征求意见。

    `title` 是申报件怎么叫，里面的 name 换成企业名称；空的按产业编一个项目名称。
    """

    item: str
    code: str
    name: str
    opens: date
    closes: date | None = None
    published: date | None = None
    text: str = _PLAIN
    budget: int | None = None
    quota: int | None = None
    title: str = ""


SPRING, AUTUMN, WINTER = "通科项〔2026〕", "通科项〔2026〕第2批", "通科项〔2026〕第3批"
UPWARD, INTEREST = "通科高〔2026〕", "通科贴〔2026〕"
JOINT, OWN = "通科合〔2026〕", "通科研〔2026〕"
OPENINGS: Final = (
    Opening(item=PROJECT, code=SPRING, name="2026年度区科技计划项目（第一批）",
            opens=date(2026, 3, 2), closes=date(2026, 4, 1), published=date(2026, 2, 24),
            text=_PROJECTS, budget=120),
    Opening(item=PROJECT, code=AUTUMN, name="2026年度区科技计划项目（第二批）",
            opens=date(2026, 8, 3), closes=date(2026, 9, 12), published=date(2026, 7, 27),
            text=_PROJECTS, budget=200),
    Opening(item=PROJECT, code=WINTER, name="2027年度区科技计划项目（第一批）",
            opens=date(2026, 10, 19), closes=date(2026, 12, 19), published=date(2026, 10, 12),
            text=_PROJECTS, budget=600, quota=30),
    Opening(item=HIGH_TECH, code=UPWARD, name="2026年度高新技术企业认定推荐（第三批）",
            opens=date(2026, 9, 1), closes=date(2026, 12, 12), published=date(2026, 8, 28),
            text="按国科发火〔2016〕32号和当年通知，已在国家认定工作网提交的企业在此报送，由区推荐上报。",
            title="{name}2026年高新技术企业认定申报"),
    Opening(item=LOANS, code=INTEREST, name="2026年度科技贷款利息补助",
            opens=date(2026, 10, 8), closes=date(2026, 12, 16), published=date(2026, 9, 28),
            text="对上一年度按期归还的科技贷款给予利息补助，比例和限额见办事指南（示例）。", budget=150,
            title="{name}2026年科技贷款利息补助"),
    Opening(item=COOPERATION, code=JOINT, name="产学研合作备案（常年办理）",
            opens=date(2026, 1, 5), published=date(2026, 1, 5)),
    Opening(item=INSTITUTION, code=OWN, name="企业研发机构备案（常年办理）",
            opens=date(2026, 1, 5), published=date(2026, 1, 5), title="{name}技术中心"),
    Opening(item=LOCAL, code="通科小〔2026〕", name="2026年度区级科技型中小企业认定（第二批）",
            opens=date(2026, 12, 7), closes=date(2027, 1, 16), published=date(2026, 11, 23),
            text="符合区级科技型中小企业认定条件、尚未认定的企业均可申报。"),
    Opening(item=AWARD, code="通科奖〔2027〕", name="2027年度省科学技术奖提名推荐",
            opens=date(2026, 12, 14), closes=date(2027, 1, 23), published=date(2026, 11, 26),
            text="以省当年提名通知为准；提名前须在完成单位公示不少于七个自然日。"),
    Opening(item=CENTRE, code="通科中〔2027〕", name="2027年度区级工程技术研究中心立项建设",
            opens=date(2027, 1, 11), closes=date(2027, 2, 27), budget=200,
            text="支持建有“六有”研发机构的企业，建设期两年，区拨款不超过三十万元。"),
)  # fmt: skip
TITLES: Final = {opening.code: opening.title for opening in OPENINGS}


def lay_calls() -> dict[str, Call]:
    """拟定、征求意见、发布、延长、答疑；返回编号到批次。"""
    made = {opening.code: _open(opening) for opening in OPENINGS}
    made[AUTUMN] = actions.extend(
        made[AUTUMN], at(date(2026, 9, 19), 17),
        act=_act(date(2026, 9, 8), "台风影响，部分企业停工，材料准备不及"),
    )  # fmt: skip
    _discuss(made["通科中〔2027〕"])
    _ask(made[WINTER])
    return made


def _open(opening: Opening) -> Call:
    item = service_items.item(opening.item)
    closes = at(opening.closes, 17) if opening.closes else None
    terms = Terms(
        name=opening.name, year=opening.opens.year, code=opening.code, text=opening.text,
        categories=item.categories, quota=opening.quota, contact=CONTACT,
        budget=Decimal(opening.budget * 10_000) if opening.budget else None,
        opens_at=at(opening.opens), closes_at=closes,
    )  # fmt: skip
    act = _act(opening.published or date(2026, 11, 16), "演示")
    call = actions.draft(opening.item, terms, region=DISTRICT, act=act)
    return actions.publish(call, act=act) if opening.published else call


def _discuss(call: Call) -> None:
    call = actions.ask_comments(call, act=_act(date(2026, 11, 17), "演示"))
    first = actions.comment(
        call,
        "建议把设备原值门槛与企业规模挂钩。",
        act=_act(date(2026, 11, 19), "演示", by="township"),
    )
    actions.reply(first, "部分采纳：门槛不变，说明里增加新建企业的口径。",
                  act=_act(date(2026, 11, 24), "演示"))  # fmt: skip
    actions.comment(
        call, "建议明确建设期内设备购置可分两年列支。",
        act=_act(date(2026, 11, 25), "演示", by="leader"),
    )  # fmt: skip


def _ask(call: Call) -> None:
    told = (
        (
            "去年获得市级立项的项目，能否再报区级？",
            "同一内容不能重复申报；不同内容可以，请在基础条件里写明区别。",
        ),
        (
            "合作单位是外地高校，是否要盖合作单位公章？",
            "要。合作协议双方签字盖章，上传扫描件即可。",
        ),
    )
    for text, answer in told:
        question = actions.ask_question(
            call, text, act=_act(date(2026, 11, 2), "演示", by="colleague")
        )
        actions.answer_question(question, answer, act=_act(date(2026, 11, 4), "演示"))
    actions.ask_question(
        call, "查新报告要一个月才能出，能否容缺？", act=_act(date(2026, 11, 27), "演示", by="rival")
    )


def _act(day: date, reason: str, *, by: str = "officer") -> Act:
    return Act(by=by, at=at(min(day, TODAY), 8, 30), reason=reason, source="演示")
