"""Who sees an application and in what role he acts on it: the one policy that pages, lists, counts
and exports ask.

Of what was never submitted only the applicant's own people know; the bureau sees what was submitted,
a recommending body what was submitted to it. A room above may let its own people see more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from kejitong.accounts import access
from kejitong.applications import queries
from kejitong.applications.actions.advancing import Hand
from kejitong.applications.models import Application
from kejitong.catalogue.lifecycles import lifecycles
from kejitong.kernel.refusals import Missing
from kejitong.memberships import queries as memberships
from kejitong.memberships.queries import DUTIES
from kejitong.registers.queries import prefix
from kejitong.ui.installation import installation
from kejitong.workflow.vocabulary import NotYours, Role

if TYPE_CHECKING:
    from kejitong.accounts.models import User

Sight = Callable[[Any, date], Q]
"""What else a user sees, as a condition on applications."""
_COUNTY = 6
_SIGHTS: dict[str, Sight] = {}
_ANY, _SIGNING = frozenset(DUTIES), "signatory"


class NoSuchApplication(Missing):
    """没有找到这件申报，或不在您看得到的范围之内。"""


def sight(name: str) -> Callable[[Sight], Sight]:
    """Let the people of a room above see applications, for example reviewers; one for each name."""

    def register(condition: Sight) -> Sight:
        if _SIGHTS.setdefault(name, condition) is not condition:
            raise ValueError(f"sight {name} is declared twice")
        return condition

    return register


def is_bureau(user: User) -> bool:
    """科技局的人：经办人或局领导，范围是全区或不限。"""
    return not access.can_read(user) and _is_whole(user.region)


def is_body(user: User) -> bool:
    """推荐单位的人：经办人，范围是全区之下的一个镇（街、园区）。"""
    return not access.can_write(user) and not _is_whole(user.region)


def visible(user: User, *, on: date) -> QuerySet[Application]:
    """这个人这一天看得到的申报件。"""
    every = Application.objects.all()
    if not (user.is_authenticated and user.is_active):
        return every.none()
    seen = Q(pk__in=())
    if not access.can_apply(user):
        seen |= Q(organisation__in=memberships.organisations_of(user, on).order_by().values("pk"))
    elif is_bureau(user):
        seen |= Q(submitted_at__isnull=False)
    elif is_body(user):
        seen |= _submitted_to(user.region)
    for more in _SIGHTS.values():
        seen |= more(user, on)
    return every.filter(seen)


def may_see(user: User, application: Application, *, on: date) -> str:
    """看得到的答空，看不到的答一句不说明任何情况的话。"""
    if visible(user, on=on).filter(pk=application.pk).exists():
        return ""
    return str(NoSuchApplication())


def seen(user: User, pk: int, *, on: date) -> Application:
    """这个编号的申报件，须看得到；看不到和没有一样。"""
    return _only(visible(user, on=on).filter(pk=pk).select_related("call", "organisation"))


def held(user: User, pk: int, *, on: date) -> Application:
    """同样的一件，占住到事务结束。"""
    return _only(visible(user, on=on).filter(pk=pk).select_for_update(of=("self",)))


def _only(found: QuerySet[Application]) -> Application:
    application = found.first()
    if application is None:
        raise NoSuchApplication
    return application


def roles_of(user: User, application: Application, *, on: date) -> frozenset[Role]:
    """这个人这一天对这一件能以哪些身份办理；看不到的没有身份。"""
    if may_see(user, application, on=on):
        return frozenset()
    if not access.can_apply(user):
        duties = memberships.duties_of(user, application.organisation_id, on)
        signing = {Role.SIGNATORY} if _SIGNING in duties else set()
        return frozenset({Role.APPLICANT, *signing}) if duties else frozenset()
    if is_bureau(user):
        return frozenset({Role.APPROVER if access.can_write(user) else Role.OFFICER})
    return frozenset({Role.RECOMMENDER}) if is_body(user) else frozenset()


def may_edit(user: User, application: Application, *, on: date) -> str:
    """能改申报内容的答空：申报单位的人，在填写中或退回之后。"""
    if Role.APPLICANT not in roles_of(user, application, on=on):
        return str(NoSuchApplication())
    state = queries.state(application)
    if state.kind.is_editable:
        return ""
    return f"现在是“{state.applicant_label}”，内容不能改；需要改的，请经办人退回或代拟改动。"


def hand(
    user: User, application: Application, role: Role, *, on: date, stands_in_for: str = ""
) -> Hand:
    """这个人以这个身份来办；受委托的写明代谁，科技局代推荐单位办的要写明代哪个单位。"""
    held = roles_of(user, application, on=on)
    if role in held:
        return Hand(role, stands_in_for or _delegated(user, application, role, on))
    if role is Role.RECOMMENDER and Role.OFFICER in held and stands_in_for.strip():
        return Hand(role, stands_in_for.strip()[:60])
    if not held:
        raise NoSuchApplication
    mine = "、".join(sorted(one.label for one in held))
    raise NotYours(why=f"要由{role.label}办理，您是{mine}", remedy="请转给经手的人")


def _delegated(user: User, application: Application, role: Role, on: date) -> str:
    if not role.is_applicant:
        return ""
    duties = (_SIGNING,) if role is Role.SIGNATORY else sorted(_ANY)
    held = memberships.duties_of(user, application.organisation_id, on)
    givers = [
        memberships.stand_in_for(user, application.organisation_id, on, duty=duty)
        for duty in duties
        if duty in held
    ]
    return "" if "" in givers else givers[0]


def _submitted_to(region: str) -> Q:
    recommended = [
        version
        for version, lifecycle in lifecycles().items()
        if any(move.role is Role.RECOMMENDER for move in lifecycle.moves)
    ]
    return Q(
        submitted_at__isnull=False, township__startswith=prefix(region), lifecycle__in=recommended
    )


def _is_whole(region: str) -> bool:
    whole = installation().region or region[:_COUNTY]
    return not region or prefix(whole).startswith(prefix(region))
