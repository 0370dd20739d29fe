"""Somebody who walks an application about at random: sensible acts by the verbs of the product,
wild acts by anybody through any door, stale pages and repeated clicks.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils import timezone

from kejitong.applications import queries
from kejitong.applications.actions import checking, submitting
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application, Step
from kejitong.audit import queries as journal
from kejitong.audit.models import Entry
from kejitong.disclosure import actions as disclosure
from kejitong.disclosure.queries import last_line
from kejitong.kernel.refusals import Refused
from kejitong.review import actions as review
from kejitong.review.actions import Choice, Gathering
from kejitong.review.models import Expert
from kejitong.review.queries import reviewing, visits
from kejitong.workflow.vocabulary import Kind, Move, Need, Role
from tests import makers
from tests.disclosure.makers import CONTACT, ZHANG, evidence
from tests.review.makers import GOOD, a_visit

DOORS = ("", "submission", "review", "disclosure")
GIVEN = {
    Need.REASON: "理由", Need.OPINION: "意见", Need.DOCUMENT_NUMBER: "试科发〔2026〕8号",
    Need.DAY: "2027-06-01", Need.AMOUNT: "100000", Need.GRADE: "一等", Need.RECORD_NUMBER: "试-1",
}  # fmt: skip

INSPECTOR = "inspector"
INSPECTORS = tuple(f"{INSPECTOR}{number}" for number in range(6))

Click = Callable[[], object]


@dataclass(frozen=True)
class Seen:
    """How the application stands, and the steps that it has gone."""

    state: str
    version: int
    steps: tuple[tuple[str, str, str, str], ...]


@dataclass
class Walk:
    """One application, the hour, and what was clicked before."""

    pk: int
    random: Random
    experts: tuple[Expert, ...]
    at: datetime = makers.NOW
    clicked: list[Click] = field(default_factory=list)
    pages: list[Application] = field(default_factory=list)
    refused: int = 0

    @property
    def now(self) -> Application:
        """The application as it stands."""
        return Application.objects.get(pk=self.pk)

    @property
    def reached(self) -> set[str]:
        """The states that it has been in."""
        return {target for _, _, target, _ in self._seen().steps}

    def act(self, by: str = "officer", reason: str = "理由") -> Any:
        return makers.an_act(by=by, at=self.at, reason=reason)

    def go(self, acts: int) -> None:
        """So many acts, whatever they are; after each of them all must hold."""
        for _ in range(acts):
            self.at += timedelta(hours=self.random.randint(1, 40))
            self.pages.append(self.now)
            self._click(self._choose())

    def _choose(self) -> Click:
        """What comes before an act may be refused too; then somebody does something wild."""
        chance = self.random.random()
        if chance < 0.15 and self.clicked:
            return self.random.choice(self.clicked[-3:])
        moves = queries.lifecycle(self.now).moves_from(self.now.state)
        if chance < 0.4 or not moves:
            return self._wild()
        onward = [move for move in moves if not self._gives_up(move)] or moves
        move = self.random.choice(onward if self.random.random() < 0.95 else moves)
        try:
            return self._sensible(move)
        except Refused:
            return self._wild()

    def _gives_up(self, move: Move) -> bool:
        kind = queries.lifecycle(self.now).state(move.target).kind
        return kind in {Kind.REFUSED, Kind.WITHDRAWN, Kind.DRAFT}

    def _click(self, click: Click) -> None:
        before, mark = self._seen(), journal.mark()
        try:
            click()
        except Refused:
            self.refused += 1
            assert (self._seen(), journal.mark()) == (before, mark)
        else:
            self.clicked.append(click)
            after = self._seen()
            made = after.steps[len(before.steps) :]
            assert [step[1] for step in made] == self._entries()[len(before.steps) :]
            assert after.version == before.version + len(made)
            self._hold(after)

    def _seen(self) -> Seen:
        now = self.now
        steps = Step.objects.filter(application=self.pk).order_by("pk")
        found = tuple(steps.values_list("source", "move", "target", "role"))
        return Seen(now.state, now.version, found)

    def _entries(self) -> list[str]:
        """The moves that the journal knows of."""
        codes = {f"applications.{move.code}" for move in queries.lifecycle(self.now).moves}
        found = Entry.objects.filter(room="applications", record=self.pk, act__in=codes)
        return [act.partition(".")[2] for act in found.order_by("id").values_list("act", flat=True)]

    def _hold(self, seen: Seen) -> None:
        """Declared states only, an unbroken chain of declared steps, no notice skipped."""
        lifecycle = queries.lifecycle(self.now)
        state = lifecycle.first
        for source, code, target, role in seen.steps:
            move = lifecycle.move(code, state=state)
            assert (source, target, role) == (state, move.target, move.role.value)
            state = target
        assert seen.state == state
        guards = {guard for move in lifecycle.moves for guard in move.guards}
        if "noticed" in guards and lifecycle.state(state).kind is Kind.GRANTED:
            self._was_noticed(self.now)

    def _was_noticed(self, now: Application) -> None:
        line = last_line(now)
        assert line is not None
        assert line.struck_at is None
        notice = line.notice
        assert notice.withdrawn_at is None
        assert notice.ended_at is not None
        assert notice.last_on < timezone.localdate(notice.ended_at)
        award = Step.objects.get(application=now, move="award")
        assert notice.ended_at <= award.at

    def _wild(self) -> Click:
        """Any move by anybody through any door, on a fresh or an old page."""
        moves = [move.code for move in queries.lifecycle(self.now).moves]
        code = self.random.choice([*moves, "nonsense"])
        hand = Hand(self.random.choice(list(Role)), door=self.random.choice(DOORS))
        given = {need.value: text for need, text in GIVEN.items() if self.random.random() < 0.3}
        page, act = self._page(), self.act()
        return lambda: advance(page, code, hand=hand, act=act, given=given)

    def _page(self) -> Application:
        return copy.copy(self.random.choice([self.pages[-1], *self.pages]))

    def _sensible(self, move: Move) -> Click:
        prepare = getattr(self, f"_before_{move.code}", None)
        if prepare is not None:
            prepare()
        verb = getattr(self, f"_do_{move.code}", None)
        if verb is not None:
            click: Click = verb()
            return click
        given = {need.value: GIVEN[need] for need in move.needs}
        page, act = copy.copy(self.now), self.act()
        hand = Hand(move.role, door=move.door)
        return lambda: advance(page, move.code, hand=hand, act=act, given=given)

    def _do_submit(self) -> Click:
        page, act = self._page(), self.act("signatory")
        hand = Hand(Role.SIGNATORY, door="submission")
        return lambda: submitting.submit(page, hand=hand, act=act)

    def _do_resubmit(self) -> Click:
        page, act = self._page(), self.act("signatory")
        hand = Hand(Role.SIGNATORY, door="submission")
        return lambda: submitting.resubmit(page, hand=hand, act=act)

    def _before_admit(self) -> None:
        for one in checking.run(self.now, act=self.act()):
            if self.random.random() < 0.97:
                checking.conclude(one, "passed", note="已核对", act=self.act())

    def _do_admit(self) -> Click:
        page, act = copy.copy(self.now), self.act()
        return lambda: checking.admit(page, act=act)

    def _before_send_back(self) -> None:
        checking.list_deficiency(self.now, "title", "名称太宽泛", act=self.act())

    def _do_send_back(self) -> Click:
        page, act = copy.copy(self.now), self.act()
        return lambda: checking.send_back(page, act=act)

    def _before_start_review(self) -> None:
        held = {one.expert_id for one in reviewing(self.now)}
        free = [expert for expert in self.experts if expert.pk not in held]
        for one in review.assign(self.now, free, due_on=None, act=self.act()) if free else ():
            review.accept(one, act=self.act(one.expert.user.username))

    def _before_finish_review(self) -> None:
        for one in reviewing(self.now).filter(submitted_at=None):
            act = self.act(one.expert.user.username)
            written = review.Written(GOOD, dict.fromkeys(GOOD, "说明"), "可行")
            saved = review.save_marks(one, written, version=one.version, act=act).assignment
            review.submit_marks(saved, version=saved.version, act=act)

    def _before_finish_visit(self) -> None:
        if visits(self.now).exists():
            return
        visit = review.record_visit(self.now, a_visit(), act=self.act())
        for name in visit.team:
            review.sign_visit(visit, name, act=self.act())

    def _decided(self, *, is_chosen: bool) -> Click:
        gathering = Gathering(
            held_on=timezone.localdate(self.at), attendees=("甲", "乙"), minutes="研究同意。",
            budget=Decimal(300_000),
        )  # fmt: skip
        amount = Decimal(200_000) if is_chosen else None
        choice = Choice(application=self.pk, is_chosen=is_chosen, amount=amount, reason="理由")
        call, act = self.now.call, self.act("leader")
        return lambda: review.decide(call, gathering, [choice], act=act)

    def _do_propose(self) -> Click:
        if queries.item(self.now).score_sheet is not None:
            return self._decided(is_chosen=True)
        page, act = copy.copy(self.now), self.act("leader")
        move = queries.lifecycle(page).move("propose", state=page.state)
        given = {need.value: GIVEN[need] for need in move.needs}
        return lambda: advance(page, "propose", hand=Hand(Role.APPROVER), act=act, given=given)

    def _do_publish(self) -> Click:
        line, page, act = last_line(self.now), self.now, self.act()
        words = {"contact": CONTACT, "after": line.notice if line else None}
        return lambda: disclosure.publish(page.call, [page], act=act, **words)

    def _do_end_notice(self) -> Click:
        notice = last_line(self.now).notice
        if self.random.random() < 0.7:
            self.at = max(self.at, self.at + (notice.last_on - self.at.date()) + timedelta(days=1))
        act = self.act()
        return lambda: disclosure.end_notice(notice, act=act)

    def _do_take_down(self) -> Click:
        notice, act = last_line(self.now).notice, self.act()
        return lambda: disclosure.take_down(notice, act=act)

    def _do_hold(self) -> Click:
        objection = disclosure.receive(
            last_line(self.now), ZHANG, "技术并非申报单位所有，附合同复印件。", evidence(),
            act=self.act("公众"),
        )  # fmt: skip
        act = self.act()
        return lambda: disclosure.admit_objection(objection, act=act)

    def _inspector(self) -> str:
        """Somebody else each time: who concluded once has had a hand in the matter."""
        steps = Step.objects.filter(application=self.pk, by__startswith=INSPECTOR)
        taken = set(steps.values_list("by", flat=True))
        return next(name for name in INSPECTORS if name not in taken)

    def _concluded(self, effect: disclosure.Effect) -> Click:
        objection = last_line(self.now).objections.filter(concluded_at=None).get()
        inspector = self._inspector()
        disclosure.investigate(objection, [inspector], act=self.act())
        disclosure.write_up(objection, "查阅合同并走访。", act=self.act(inspector))
        is_upheld = effect is not disclosure.Effect.NONE
        verdict = disclosure.Verdict(is_upheld, "经查明。", effect)
        act = self.act(inspector)
        return lambda: disclosure.conclude(objection, verdict, act=act)

    def _do_uphold_list(self) -> Click:
        return self._concluded(disclosure.Effect.NONE)

    def _do_change_list(self) -> Click:
        return self._concluded(disclosure.Effect.CHANGE)

    def _do_strike(self) -> Click:
        return self._concluded(disclosure.Effect.STRIKE)
