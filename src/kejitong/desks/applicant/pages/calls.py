"""A call as an applicant sees it: the guide, what was answered, and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kejitong.applications import access
from kejitong.calls import access as rights
from kejitong.calls import queries
from kejitong.calls.queries import Answered, CallStage
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.applicant.pages import suited
from kejitong.desks.applicant.pages.home import Reader
from kejitong.memberships import queries as memberships


@dataclass(frozen=True, slots=True)
class Earlier:
    """可以照着开始的一件旧申报。"""

    pk: int
    label: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """一个批次的页面。"""

    call: Any
    item: ServiceItem
    stage: CallStage
    applicants: str
    answered: tuple[Answered, ...]
    extensions: tuple[Any, ...]
    organisations: tuple[Any, ...]
    earlier: tuple[Earlier, ...]
    own: tuple[Any, ...]
    may_ask: bool

    @property
    def may_start(self) -> bool:
        """开放着，又有单位可以申报。"""
        return self.stage is CallStage.OPEN and bool(self.organisations)


def call(code: str, reader: Reader) -> CallPage:
    """The published call with this code; one that may not be seen is not there."""
    one = queries.by_code(code)
    if rights.can_see(reader.user, one, reader.now):
        raise queries.NoSuchCall(why=f"编号是“{code[:40]}”", remedy="请从批次列表重新打开")
    mine = access.visible(reader.user, on=reader.today).select_related("organisation", "call")
    same = mine.filter(item=one.item).order_by("-created_at", "-pk")
    item, labels = queries.item(one), suited.kind_labels()
    return CallPage(
        one, item, queries.stage(one, reader.now),
        "、".join(labels.get(kind, kind) for kind in item.applicants),
        queries.answered(one), tuple(queries.extensions(one)),
        tuple(memberships.organisations_of(reader.user, reader.today)),
        tuple(Earlier(each.pk, _label(each)) for each in same[:20]),
        tuple(each for each in same if each.call_id == one.pk),
        not rights.can_ask(reader.user, one, reader.now),
    )  # fmt: skip


def _label(one: Any) -> str:
    return f"{one}（{one.call.name}，{one.organisation.name}）"
