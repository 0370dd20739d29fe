"""The one way from state to state: the lifecycle is asked, the guards are asked, then all at once.

Step, state, register records and journal are written in one transaction, or nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from kejitong.applications import effects, guards, queries
from kejitong.applications.models import Application, Step
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused
from kejitong.workflow.vocabulary import Move, Need, NotYours, Role


class NotYet(Refused):
    """还不能办这一步。"""


class NotWritten(Refused):
    """这一步要写明的还没有写全。"""


class WrongDoor(Refused):
    """这一步要在专门的页面办理。"""


class Overtaken(Refused):
    """您打开之后，这件申报已经有了变化。"""


@dataclass(frozen=True, slots=True)
class Hand:
    """以什么身份办；代人办理的写明代谁。"""

    role: Role
    stands_in_for: str = ""
    door: str = ""


@transaction.atomic
def advance(
    application: Application,
    code: str,
    *,
    hand: Hand,
    act: Act,
    given: Mapping[str, str] | None = None,
) -> Application:
    """办一步：核对流程、身份、要写明的和要满足的，再写步骤、状态、登记册和日志。

    `given` 以 `Need` 的值为键。拿着旧版本来办的不收（`Overtaken`）。
    """
    stored = Application.objects.select_for_update().get(pk=application.pk)
    if stored.version != application.version:
        now = queries.lifecycle(stored).state(stored.state).label
        raise Overtaken(why=f"现在是“{now}”", remedy="请刷新后看看最新情况，再决定怎么办")
    move = queries.lifecycle(stored).move(code, state=stored.state)
    said = {name: text.strip() for name, text in (given or {}).items() if text.strip()}
    _allow(move, stored, hand, said, act)
    before = {"state": stored.state}
    step = _step(stored, move, hand, said, act)
    stored.state, stored.state_since = move.target, act.at
    stored.version += 1
    stored.save()
    effects.follow(stored, step, act=act)
    after = {"state": move.target, "role": hand.role.value, **said}
    trace = Trace(f"applications.{move.code}", "applications", stored.pk, before, after)
    journal.record(trace, act=act)
    return stored


def _allow(
    move: Move, application: Application, hand: Hand, said: Mapping[str, str], act: Act
) -> None:
    if move.role is not hand.role:
        raise NotYours(why=f"“{move.label}”由{move.role.label}办理，您现在是{hand.role.label}")
    if move.door != hand.door:
        raise WrongDoor(why=f"“{move.label}”不能单独办理", remedy="请从评审、会商或公示的页面办理")
    if missing := [need.label for need in move.needs if not said.get(need.value)]:
        raise NotWritten(remedy=f"请写明{'、'.join(missing)}")
    allowed = {need.value for need in (*move.needs, *move.options)}
    if strangers := sorted(set(said) - allowed - {Need.OPINION.value}):
        raise NotWritten(why=f"“{move.label}”不需要写{'、'.join(strangers)}")
    if reasons := guards.reasons(move.guards, application, act.at):
        raise NotYet(why="；".join(reasons))


def _step(
    application: Application, move: Move, hand: Hand, said: Mapping[str, str], act: Act
) -> Step:
    return Step.objects.create(
        application=application, move=move.code, source=application.state, target=move.target,
        role=hand.role.value, by=act.by, stands_in_for=hand.stands_in_for, at=act.at,
        given=dict(said),
    )  # fmt: skip
