"""The words of a lifecycle: states with a holder and a limit, moves between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kejitong.kernel.refusals import Refused


class Role(Enum):
    """谁来办这一步。"""

    APPLICANT = "applicant"
    SIGNATORY = "signatory"
    RECOMMENDER = "recommender"
    OFFICER = "officer"
    APPROVER = "approver"
    REVIEWER = "reviewer"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _ROLES[self.value]

    @property
    def is_applicant(self) -> bool:
        """属于申报单位一方：轮到他们时，局里的时限停走。"""
        return self in {Role.APPLICANT, Role.SIGNATORY}


_ROLES = {
    "applicant": "申报单位", "signatory": "申报单位签发人", "recommender": "归口推荐单位",
    "officer": "科技局经办人", "approver": "局领导", "reviewer": "评审专家", "nobody": "—",
}  # fmt: skip


class Kind(Enum):
    """状态的种类；颜色和“在办”“已办结”这些集合由它得出。"""

    DRAFT = "draft"
    RETURNED = "returned"
    WAITING = "waiting"
    ON_NOTICE = "on_notice"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_end(self) -> bool:
        """办结了，此后没有动作。"""
        return self in {Kind.GRANTED, Kind.REFUSED, Kind.WITHDRAWN}

    @property
    def is_editable(self) -> bool:
        """申报单位可以改内容。"""
        return self in {Kind.DRAFT, Kind.RETURNED}


class Need(Enum):
    """办这一步时必须写明的。"""

    REASON = "reason"
    OPINION = "opinion"
    DOCUMENT_NUMBER = "document_number"
    DAY = "day"
    AMOUNT = "amount"
    GRADE = "grade"
    RECORD_NUMBER = "record_number"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _NEEDS[self.value]


_NEEDS = {
    "reason": "理由", "opinion": "意见", "document_number": "文号", "day": "日期",
    "amount": "金额", "grade": "结果或等次", "record_number": "证书或项目编号",
}  # fmt: skip


class Malformed(Refused):
    """这个流程的声明不成立。"""


class NoSuchMove(Refused):
    """现在的状态下不能这样办。"""


class NotYours(Refused):
    """这一步不由您办。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """一个状态：局里怎么叫，申报单位看到什么，由谁拿着，几个工作日内要办。"""

    code: str
    label: str
    applicant_label: str
    kind: Kind
    holder: Role = Role.NOBODY
    working_days: int | None = None

    @property
    def is_end(self) -> bool:
        """办结了。"""
        return self.kind.is_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """一个动作：从哪些状态到哪个状态，由谁办，要写明什么，先要满足什么。

    `options` 可以写也可以不写；`guards` 是要先满足的条件的名称，由管这件事的房间来答；
    `door` 是哪个房间的动作才能走这一步，空的是申报件自己的动作。
    """

    code: str
    label: str
    sources: tuple[str, ...]
    target: str
    role: Role
    applicant_label: str = ""
    needs: tuple[Need, ...] = ()
    options: tuple[Need, ...] = ()
    guards: tuple[str, ...] = ()
    door: str = ""

    @property
    def told(self) -> str:
        """申报单位在时间线上看到的说法。"""
        return self.applicant_label or self.label


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """一种流程；声明时就核对：状态都能走到，走到底，名称不重。"""

    code: str
    edition: str
    label: str
    first: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    _by_code: dict[str, State] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Refuse a lifecycle that nobody could walk."""
        object.__setattr__(self, "_by_code", {state.code: state for state in self.states})
        if problem := _problem(self):
            raise Malformed(why=f"{self.label}：{problem}")

    @property
    def version(self) -> str:
        """代码和版次：申报件办理期间一直用它开始时的这一版。"""
        return f"{self.code}/{self.edition}"

    def state(self, code: str) -> State:
        """这个代码的状态；没有则拒绝。"""
        if code not in self._by_code:
            raise NoSuchMove(why=f"“{self.label}”没有“{code}”这个状态")
        return self._by_code[code]

    def moves_from(self, state: str, *roles: Role) -> tuple[Move, ...]:
        """从这个状态能办的动作；给了角色，只要这些角色的。"""
        return tuple(
            move
            for move in self.moves
            if state in move.sources and (not roles or move.role in roles)
        )

    def move(self, code: str, *, state: str) -> Move:
        """从这个状态办这个动作；不能则拒绝，并说出现在能办什么。"""
        for move in self.moves_from(state):
            if move.code == code:
                return move
        can = "、".join(f"“{move.label}”" for move in self.moves_from(state))
        now = self.state(state).label
        raise NoSuchMove(
            why=f"现在是“{now}”", remedy=f"此时可以{can}" if can else "已经办结，不再有后续动作"
        )

    @property
    def ends(self) -> tuple[State, ...]:
        """所有的终点。"""
        return tuple(state for state in self.states if state.is_end)

    def codes(self, *kinds: Kind) -> frozenset[str]:
        """属于这些种类的状态。"""
        return frozenset(state.code for state in self.states if state.kind in kinds)


def _problem(lifecycle: Lifecycle) -> str:
    codes = [state.code for state in lifecycle.states]
    known = set(codes)
    if len(known) != len(codes):
        return "有状态重名"
    named = {name for move in lifecycle.moves for name in (*move.sources, move.target)}
    if strangers := sorted(named - known | ({lifecycle.first} - known)):
        return f"动作提到了没有声明的状态：{'、'.join(strangers)}"
    pairs = [(source, move.code) for move in lifecycle.moves for source in move.sources]
    if len(set(pairs)) != len(pairs):
        return "同一状态下有两个同名的动作"
    return _unwalkable(lifecycle)


def _unwalkable(lifecycle: Lifecycle) -> str:
    ahead = _closure({lifecycle.first}, [(s, m.target) for m in lifecycle.moves for s in m.sources])
    if lost := [state.label for state in lifecycle.states if state.code not in ahead]:
        return f"走不到的状态：{'、'.join(lost)}"
    ends = {state.code for state in lifecycle.states if state.is_end}
    back = _closure(ends, [(m.target, s) for m in lifecycle.moves for s in m.sources])
    if stuck := [state.label for state in lifecycle.states if state.code not in back]:
        return f"走不到终点的状态：{'、'.join(stuck)}"
    if leaving := [state.label for state in lifecycle.ends if lifecycle.moves_from(state.code)]:
        return f"终点还有动作：{'、'.join(leaving)}"
    return ""


def _closure(start: set[str], edges: list[tuple[str, str]]) -> set[str]:
    reached, grown = set(start), True
    while grown:
        more = {target for source, target in edges if source in reached} - reached
        reached |= more
        grown = bool(more)
    return reached
