"""申报件：各批次里的企业填报、提交、推荐、受理，一部分走到评审、考察、公示和立项。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any, Final

from kejitong.accounts.queries import named
from kejitong.applications import queries
from kejitong.applications.actions import drafting
from kejitong.audit.actions import Act
from kejitong.demo import errands
from kejitong.demo.answering import Voice, answers, without_known
from kejitong.demo.crew import Crew
from kejitong.demo.errands import CONTACT, Cast, Errand
from kejitong.demo.ground import Ground
from kejitong.demo.layers import calls as openings
from kejitong.demo.layers.calls import at
from kejitong.demo.layers.enterprises import Enterprise
from kejitong.demo.layers.lots import AUTUMN_DAYS, LOTS, SPRING_DAYS, Days, Lot
from kejitong.disclosure import actions as disclosure
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers.queries import one
from kejitong.review import actions as review
from kejitong.review import queries as review_queries
from kejitong.review.actions import Gathering
from kejitong.workflow.walking import way_to

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call
    from kejitong.disclosure.models import PublicNotice

_CATEGORIES: Final = {"agriculture": "农业", "food": "农业", "biomedicine": "社会发展",
                      "social_development": "社会发展"}  # fmt: skip
_VETTED_HERE: Final = frozenset({"vetting", "revising", "not_recommended"})
"""States that the demonstration's recommending body itself has to do with."""
_REVIEWERS: Final = 3
_OTHERS: Final = "others"
_SIGNATORIES: Final = {"applicant": "signatory", "rival": "rival"}
_FILLED: Final = 3
"""How many sections of an unfinished draft are filled in."""


@dataclass(frozen=True, slots=True)
class Ring:
    """办理这一层的人和随机数：本镇的企业、别处的企业、高校院所、专家。"""

    crew: Crew
    chance: Random
    here: Iterator[Enterprise]
    elsewhere: Iterator[Enterprise]
    institutes: Sequence[str]

    def enterprise(self, lot: Lot) -> Enterprise:
        """这一件由哪家企业报。"""
        if lot.by:
            return self.crew.own if lot.by == "applicant" else self.crew.other
        return next(self.here if lot.state in _VETTED_HERE else self.elsewhere)


def lay_applications(
    ground: Ground, enterprises: Sequence[Enterprise], institutes: Sequence[str], crew: Crew
) -> int:
    """搭出各批次和申报件，返回件数。"""
    made = openings.lay_calls()
    ring = _ring(ground, enterprises, institutes, crew)
    done: dict[tuple[str, str], list[Application]] = {}
    for lot in LOTS:
        for _ in range(lot.number):
            application = _carry(made[lot.call], lot, ring, serial=_count(done) + 1)
            done.setdefault((lot.call, lot.state), []).append(application)
    _conclude_spring(made[openings.SPRING])
    _conclude_autumn(made[openings.AUTUMN])
    return _count(done)


def _ring(
    ground: Ground, enterprises: Sequence[Enterprise], institutes: Sequence[str], crew: Crew
) -> Ring:
    chance = ground.chance("申报件")
    others = [one for one in enterprises if one.staff and one.pk not in crew.occupied]
    chance.shuffle(others)
    here = [one for one in others if one.region == crew.home]
    elsewhere = [one for one in others if one.region != crew.home]
    return Ring(crew, chance, iter(here), iter(elsewhere), institutes)


def _count(done: Mapping[tuple[str, str], Sequence[Application]]) -> int:
    return sum(map(len, done.values()))


def _carry(call: Call, lot: Lot, ring: Ring, *, serial: int) -> Application:
    """From the first line of the form to the state of the lot, each step on its day."""
    enterprise = ring.enterprise(lot)
    application = _fill_in(call, lot, enterprise, ring, serial)
    cast = _cast(lot, ring, application.organisation, serial)
    mark = Decimal(ring.chance.randint(66, 90)) / 100
    for move in way_to(queries.lifecycle(application), lot.state):
        hour = at(lot.days[move.code], 9 + serial % 8, serial % 60)
        application = errands.go(application, move.code, Errand(cast=cast, at=hour, mark=mark))
    return application


def _begun(lot: Lot, serial: int) -> datetime:
    """A few days before the first step; a draft that nobody signed was begun last week."""
    first = min(lot.days.values()) if lot.state == "draft" else lot.days["submit"]
    return at(first - timedelta(days=4), 8 + serial % 9, serial % 60)


def _fill_in(call: Call, lot: Lot, enterprise: Enterprise, ring: Ring, serial: int) -> Application:
    act = Act(by=lot.by or _OTHERS, at=_begun(lot, serial), reason="演示", source="演示")
    organisation = one(ORGANISATIONS, enterprise.pk)
    made = drafting.start(call, organisation, user=named(act.by), act=act)
    item = queries.item(made)
    voice = Voice(enterprise.industry, ring.chance, serial)
    category = _CATEGORIES.get(enterprise.industry.field, "工业")
    filled = answers(item, voice, category=category if category in item.categories else "")
    if title := openings.TITLES[call.code].format(name=enterprise.name):
        filled["basics"]["title"] = title
    if "institute" in filled["basics"]:
        filled["basics"]["institute"] = ring.chance.choice(ring.institutes)
    filled = without_known(queries.edition(made), filled, queries.answers_of(made))
    if lot.state == "draft":
        for code in list(filled)[:_FILLED]:
            errands.save(made, code, filled[code], act=act)
        return made
    return errands.fill_in(made, filled, act=act)


def _cast(lot: Lot, ring: Ring, organisation: Any, serial: int) -> Cast:
    """The recommending body has an account for its own enterprises; for others the bureau stands in."""
    first, *rest = ring.crew.experts
    drawn = (rest[(serial + step) % len(rest)] for step in range(_REVIEWERS - 1))
    is_ours = organisation.region_id == ring.crew.home
    return Cast(
        applicant=lot.by or _OTHERS, signatory=_SIGNATORIES.get(lot.by, _OTHERS),
        stands_in_for="" if is_ours else organisation.region.name, experts=(first, *drawn),
    )  # fmt: skip


def _conclude_spring(call: Call) -> None:
    """The meeting, the notice, its end, the awards under one document."""
    chosen = _meet(call, SPRING_DAYS)
    notice = _publish(call, chosen, SPRING_DAYS)
    disclosure.end_notice(notice, act=_act(SPRING_DAYS["end_notice"]))
    given = {"document_number": "示通科计〔2026〕8号", "day": SPRING_DAYS["award"].isoformat()}
    for application in chosen:
        application.refresh_from_db()
        hour = at(SPRING_DAYS["award"])
        errands.go(application, "award", Errand(cast=Cast(), at=hour, given=given))


def _conclude_autumn(call: Call) -> None:
    """The meeting leaves one for later; all but one of the chosen stand in public notice, and to one
    of them somebody objects.
    """
    chosen = _meet(call, AUTUMN_DAYS, put_off=1)
    *published, _waiting = chosen
    _publish(call, published, AUTUMN_DAYS)
    contested = queries.by_pks([published[0].pk]).get()
    errands.go(contested, "hold", Errand(cast=Cast(), at=at(AUTUMN_DAYS["object"], 10)))


def _meet(call: Call, days: Days, *, put_off: int = 0) -> list[Application]:
    """Down the ranking as far as the budget goes; returns those that were chosen."""
    rows = [row for row in review_queries.standing(call) if row.application.state == "visited"]
    rows.sort(key=lambda row: row.rank or 0)
    left, chosen, choices = call.budget or Decimal(0), [], []
    for row in rows[: len(rows) - put_off]:
        asked = row.application.amount or Decimal(0)
        is_chosen = asked <= left
        left -= asked if is_chosen else 0
        choices.append(errands.choice_of(row.application, is_chosen=is_chosen))
        chosen += [row.application] if is_chosen else []
    held = Gathering(
        held_on=days["meeting"], attendees=("王示", "周示", "吴范"), budget=call.budget,
        minutes="听取专家评审和现场考察情况，按得分高低、在预算之内逐件议定。",
    )  # fmt: skip
    review.decide(call, held, choices, act=_act(days["meeting"], by="leader"))
    return list(queries.by_pks(one.pk for one in chosen).order_by("number"))


def _publish(call: Call, applications: Sequence[Application], days: Days) -> PublicNotice:
    return disclosure.publish(call, applications, act=_act(days["publish"]), contact=CONTACT)


def _act(day: date, *, by: str = "officer") -> Act:
    return Act(by=by, at=at(day, 9, 30), reason="演示", source="演示")
