"""演示区局外的人：两家企业的人员认领单位、分工，五位专家入库。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from kejitong.accounts.queries import named
from kejitong.audit.actions import Act
from kejitong.demo.layers.calls import at
from kejitong.demo.layers.enterprises import Enterprise
from kejitong.demo.papers import paper
from kejitong.kernel.refusals import Refused
from kejitong.memberships import actions, queries
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers.queries import one
from kejitong.review import actions as review
from kejitong.review.actions import Expertise

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.review.models import Expert

JOINED: Final = date(2026, 2, 9)
_EXPERTS: Final = (
    Expertise(employer="北辰理工大学", title="教授", fields="新材料、纺织工程"),
    Expertise(employer="钟山机电研究所", title="研究员", fields="机械制造、海洋工程"),
    Expertise(employer="太湖科技大学", title="教授", fields="电子信息、自动化"),
    Expertise(employer="秦淮农业科学研究院", title="研究员", fields="农业、食品加工"),
    Expertise(employer="沧浪会计师事务所", title="高级会计师", fields="财务", is_finance=True),
)  # fmt: skip


class NoEnterprise(Refused):
    """演示区里没有合用的企业。"""


@dataclass(frozen=True, slots=True)
class Crew:
    """局外的人和他们的单位；`home` 是演示推荐单位所在的镇（街道）。"""

    own: Enterprise
    other: Enterprise
    home: int
    others: User
    experts: tuple[Expert, ...]

    @property
    def occupied(self) -> frozenset[int]:
        """已有演示账户的两家企业。"""
        return frozenset({self.own.pk, self.other.pk})


def gather(enterprises: Sequence[Enterprise], home: int) -> Crew:
    """认领、任命、入库；本镇第一家规模以上企业归 applicant，别处第一家归 rival。"""
    settled = [enterprise for enterprise in enterprises if enterprise.staff]
    own = next((one for one in settled if one.region == home), None)
    other = next((one for one in settled if one.region != home), None)
    if own is None or other is None:
        raise NoEnterprise(remedy="请用较大的规模搭建")
    _claim("applicant", own)
    _share_out(own)
    _claim("rival", other)
    experts = tuple(_enrol(number, expertise) for number, expertise in enumerate(_EXPERTS, 1))
    return Crew(own, other, home, named("others"), experts)


def _act(by: str) -> Act:
    return Act(by=by, at=at(JOINED), reason="演示", source="演示")


def _claim(username: str, enterprise: Enterprise) -> None:
    user = named(username)
    organisation: Any = one(ORGANISATIONS, enterprise.pk)
    proof = paper("营业执照", f"licence {enterprise.pk}")
    made = actions.claim(user, organisation.uscc, organisation.name, proof, act=_act(username))
    actions.approve_claim(made, organisation=organisation, act=_act("officer"))


def _share_out(enterprise: Enterprise) -> None:
    """The administrator keeps the clerk's work; somebody else signs, and a colleague helps."""
    chief = named("applicant")
    organisation: Any = one(ORGANISATIONS, enterprise.pk)
    act = _act("applicant")
    for username, duty in (("signatory", "signatory"), ("colleague", "preparer")):
        actions.appoint(named(username), organisation, duty, act=act, by_user=chief)
    later = JOINED + timedelta(days=1)
    signing = queries.memberships_of(chief, later).get(duty="signatory")
    actions.dismiss(signing, act=replace(act, at=at(later)), by_user=chief)


def _enrol(number: int, expertise: Expertise) -> Expert:
    return review.enrol(named(f"expert{number}"), expertise, act=_act("officer"))
