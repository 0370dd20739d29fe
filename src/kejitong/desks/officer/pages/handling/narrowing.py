"""What a list of applications is narrowed by, and how many stand under each choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Count, F, Q, QuerySet

from kejitong.applications import access
from kejitong.calendars.queries import work_calendar
from kejitong.catalogue import lifecycles, service_items
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import standing
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel.workdays import WorkCalendar
from kejitong.organisations import queries as organisations
from kejitong.ui.page import Request
from kejitong.ui.pieces import Tab
from kejitong.workflow.vocabulary import Role, State

NAMES = ("tab", "state", "call", "item", "township", "category", "overdue", "late", "q", "order")
ORDERS = {
    "": ("等得最久的在前", "state_since", 1),
    "newest": ("最近变动的在前", "state_since", -1),
    "amount": ("申请金额大的在前", "amount", -1),
}
Asked = dict[str, str]
Group = tuple[str, str, str, str, str, str, str]
"""流程、状态、批次编号、批次名称、事项、镇、类别。"""


@dataclass(frozen=True, slots=True)
class Filters:
    """各个筛选的选项。"""

    states: tuple[Choice, ...]
    calls: tuple[Choice, ...]
    items: tuple[Choice, ...]
    townships: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    orders: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """谁在看、哪天、以哪些身份。"""

    user: Any
    today: date
    calendar: WorkCalendar

    @property
    def roles(self) -> frozenset[Role]:
        """Whose steps wait for this person."""
        if access.is_body(self.user):
            return frozenset({Role.RECOMMENDER})
        return frozenset({Role.OFFICER if self.user.role == "officer" else Role.APPROVER})


def desk_of(request: Request) -> Desk:
    """The person at the desk."""
    return Desk(cast("Any", request.user), request.today, work_calendar())


def asked_of(request: Request) -> Asked:
    """What the address asks; unknown names are left out."""
    given = {name: request.GET.get(name, "").strip()[:100] for name in NAMES}
    return {name: text for name, text in given.items() if text}


def narrowed(desk: Desk, asked: Mapping[str, str]) -> QuerySet[Any]:
    """The applications that this person may see and that are asked for."""
    found: QuerySet[Any] = access.visible(desk.user, on=desk.today)
    states = _states_of(desk, asked.get("tab", ""))
    if states is not None:
        found = found.filter(_in_states(states))
    plain = {"state": "state", "call": "call__code", "item": "item", "category": "category"}
    for name, column in plain.items():
        if asked.get(name):
            found = found.filter(**{column: asked[name]})
    if asked.get("township"):
        found = found.filter(township=asked["township"])
    if asked.get("overdue"):
        found = found.filter(standing.overdue(desk.today, desk.calendar))
    if asked.get("late"):
        found = found.filter(is_late(desk.today)).distinct()
    return found.filter(_matching(asked["q"])) if asked.get("q") else found


def order_of(asked: Mapping[str, str]) -> tuple[str, str, int]:
    """What it is called, by which column, upwards or downwards."""
    return ORDERS.get(asked.get("order", ""), ORDERS[""])


def ordered(found: QuerySet[Any], asked: Mapping[str, str]) -> QuerySet[Any]:
    """In the order that is asked for, ending on the number so that no two rows are level."""
    _, column, way = order_of(asked)
    key = F(column).asc(nulls_last=True) if way > 0 else F(column).desc(nulls_last=True)
    return found.order_by(key, "pk" if way > 0 else "-pk")


def _matching(words: str) -> Q:
    return (
        Q(title__icontains=words)
        | Q(number__icontains=words)
        | Q(organisation__name__icontains=words)
        | Q(organisation__initials__istartswith=words)
        | Q(lead=words)
    )


def is_late(today: date) -> Q:
    """A paper that was allowed to come later has not come by its day."""
    return Q(
        deficiencies__is_tolerated=True,
        deficiencies__resolved_at=None,
        deficiencies__due_on__lt=today,
    )


def groups_of(desk: Desk) -> Counter[Group]:
    """How many there are of each kind, in one question: tabs and choices are counted from it."""
    seen = access.visible(desk.user, on=desk.today).order_by()
    columns = ("lifecycle", "state", "call__code", "call__name", "item", "township", "category")
    counted = seen.values_list(*columns).annotate(count_=Count("pk"))
    return Counter({cast("Group", tuple(one[:7])): one[7] for one in counted})


TABS: tuple[tuple[str, str], ...] = (
    ("mine", "等我办"), ("applicant", "在申报单位"), ("recommender", "在推荐单位"),
    ("officer", "在经办人"), ("reviewer", "专家评审中"), ("approver", "待局领导"),
    ("ended", "已办结"), ("all", "全部"),
)  # fmt: skip


def _state(group: Group) -> State:
    return lifecycles.lifecycle(group[0]).state(group[1])


def _is_in(tab: str, state: State, roles: Iterable[Role]) -> bool:
    if tab == "all":
        return True
    if tab == "mine":
        return standing.mine(roles, state)
    if tab == "ended" or state.is_end:
        return tab == "ended" and state.is_end
    return tab == ("applicant" if state.holder.is_applicant else state.holder.value)


def _states_of(desk: Desk, tab: str) -> list[tuple[str, str]] | None:
    """Lifecycle and state of everything that stands under this tab; none means all of them."""
    if tab in {"", "all"}:
        return None
    return [
        (version, state.code)
        for version, lifecycle in lifecycles.lifecycles().items()
        for state in lifecycle.states
        if _is_in(tab, state, desk.roles)
    ]


def _in_states(states: Iterable[tuple[str, str]]) -> Q:
    by_version: dict[str, list[str]] = {}
    for version, code in states:
        by_version.setdefault(version, []).append(code)
    found = Q(pk__in=())
    for version, codes in by_version.items():
        found |= Q(lifecycle=version, state__in=codes)
    return found


def first_tab(desk: Desk, groups: Counter[Group]) -> str:
    is_waiting = any(standing.mine(desk.roles, _state(group)) for group in groups)
    return "mine" if is_waiting else "all"


def tabs(desk: Desk, groups: Counter[Group], asked: Asked) -> Iterable[Tab]:
    """Whose hands they are in, with how many are there."""
    carried = {name: text for name, text in asked.items() if name not in {"tab", "state"}}
    own = {role.value for role in desk.roles}
    kept = _kept(groups, asked)
    for code, label in TABS:
        count = sum(n for group, n in kept.items() if _is_in(code, _state(group), desk.roles))
        if code in own or not (count or code in {asked["tab"], "mine", "all"}):
            continue
        url = links.applications({**carried, "tab": code})
        yield Tab(label, url, str(count), is_current=code == asked["tab"])


def _kept(groups: Counter[Group], asked: Asked, *, but: str = "") -> Counter[Group]:
    """The groups that the choices leave, all but one of them when it is named."""
    places = {"state": 1, "call": 2, "item": 4, "township": 5, "category": 6}
    wanted = {place: asked[name] for name, place in places.items() if asked.get(name)}
    wanted.pop(places.get(but, -1), None)
    if but != "state":
        wanted.pop(1, None)
    return Counter(
        {g: n for g, n in groups.items() if all(g[i] == text for i, text in wanted.items())}
    )


def total(desk: Desk, groups: Counter[Group], asked: Asked) -> int:
    """Counted from the groups unless words or days narrow further."""
    if asked.keys() & {"q", "overdue", "late"}:
        return narrowed(desk, asked).count()
    kept = _kept(groups, asked).items()
    return sum(
        n
        for group, n in kept
        if _is_in(asked["tab"], _state(group), desk.roles)
        and asked.get("state", group[1]) == group[1]
    )


def filters(desk: Desk, groups: Counter[Group], asked: Asked, names: Mapping[str, str]) -> Filters:
    here = Counter({g: n for g, n in groups.items() if _is_in(asked["tab"], _state(g), desk.roles)})
    items = service_items.items()

    def choices(name: str, place: int, label: Any) -> tuple[Choice, ...]:
        counts: Counter[str] = Counter()
        labels: dict[str, str] = {}
        for group, count in _kept(here, asked, but=name).items():
            counts[group[place]] += count
            labels.setdefault(group[place], label(group))
        chosen = asked.get(name, "")
        return tuple(
            Choice(value, f"{labels[value]}（{count}）", is_chosen=value == chosen)
            for value, count in sorted(counts.items(), key=lambda one: labels[one[0]])
            if value
        )

    return Filters(
        states=choices("state", 1, lambda group: _state(group).label),
        calls=choices("call", 2, lambda group: group[3]),
        items=choices("item", 4, lambda group: items[group[4]].short),
        townships=choices("township", 5, lambda group: names.get(group[5], group[5])),
        categories=choices("category", 6, lambda group: group[6]),
        orders=tuple(
            Choice(value, label, is_chosen=value == asked.get("order", ""))
            for value, (label, _, _) in ORDERS.items()
        ),
    )


def townships(groups: Iterable[Group]) -> Mapping[str, str]:
    """Code to name of every township that stands in the list."""
    return organisations.region_names({group[5] for group in groups if group[5]})
