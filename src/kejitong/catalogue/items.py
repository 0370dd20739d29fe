"""The vocabulary of a service item: everything the platform knows of one 事项 is one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from kejitong.catalogue.fields import Edition, Field, Sum, When
from kejitong.kernel.citations import Citation
from kejitong.workflow.vocabulary import Lifecycle


class ItemKind(Enum):
    """事项的种类。"""

    FUNDING = "funding"
    RECOMMENDATION = "recommendation"
    RECOGNITION = "recognition"
    REDEMPTION = "redemption"
    FILING = "filing"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _KINDS[self.value]


_KINDS = {
    "funding": "资助立项", "recommendation": "推荐上报", "recognition": "认定",
    "redemption": "兑付", "filing": "备案",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Criterion:
    """评分表的一项：满分多少；低于或高于多少分须写评语（占满分的比例）。"""

    code: str
    label: str
    weight: int
    help: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """评分表：各项满分合计一百；几位专家、怎么合成总分。"""

    criteria: tuple[Criterion, ...]
    fewest_reviewers: int = 3
    trimmed_from: int | None = 5
    comment_below: Decimal = Decimal("0.60")
    comment_above: Decimal = Decimal("0.90")
    basis: str = ""

    def __post_init__(self) -> None:
        """The weights make one hundred."""
        if sum(criterion.weight for criterion in self.criteria) != 100:
            raise ValueError("评分表各项满分合计须为一百")


@dataclass(frozen=True, slots=True)
class Notice:
    """公示：几个工作日，从哪天起算，公开哪些栏；依据。"""

    working_days: int
    public: tuple[str, ...]
    basis: Citation
    exclude_first_day: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """办到哪一步，在哪本登记册登记或更正什么。

    `values` 的右边：`organisation`、`title`、`category`、`number`（受理编号）、`day`（办理当天）、
    `call`、`item`、`field:栏目`、`given:要写明的`（见 `Need`）、`notice:from`、`notice:until`、
    `visit:on`（现场考察那天）、`const:文字`（空的即清除）、`programme:计划代码`、
    `region`（单位所在地区）、`linked:登记册`（这件申报先前在那本册里写的一条）。文字按登记册的读法读：选项写名称，
    指称别册的写它的名称或代码。`when` 是只在某栏这样回答时才写；`given` 是只在写明了这一项时才写。
    同一本册先前写过的，更正那一条。
    """

    on: str
    register: str
    values: tuple[tuple[str, str], ...]
    when: When | None = None
    given: str = ""


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """现场考察要核对的事项。"""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """限项：同一批次里一个单位、一位负责人最多几项；几年内已获资助的不再报。"""

    per_organisation: int | None = None
    per_lead: int | None = None
    lead_field: str = ""
    years_since_award: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceItem:
    """一个事项。每次申报不同的（日期、预算、名额、联系人）不在这里，在批次里。

    `applicants` 是能报的单位类型（单位登记册里的值）；`fee` 和 `contact` 写给人看。
    """

    code: str
    name: str
    short: str
    kind: ItemKind
    basis: tuple[Citation, ...]
    applicants: tuple[str, ...]
    guide: str
    lifecycle: Lifecycle
    editions: tuple[Edition, ...]
    since: date
    until: date | None = None
    rulesets: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    score_sheet: ScoreSheet | None = None
    visit_sheet: VisitSheet | None = None
    notice: Notice | None = None
    effects: tuple[Effect, ...] = ()
    quota: Quota = Quota()
    amount: Sum | None = None
    lead: str = ""
    similar: tuple[str, ...] = ()
    commitment_days: int = 20
    fee: str = "不收费"
    contact: str = ""
    archive_years: int = 10
    ended_because: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be: a public field nobody is asked for, editions out of order."""
        if problem := _problem(self):
            raise ValueError(f"{self.code}：{problem}")

    def edition(self, on: date) -> Edition:
        """这一天用的表单：最近启用的一版。"""
        live = [edition for edition in self.editions if edition.since <= on]
        return live[-1] if live else self.editions[0]

    def edition_of(self, since: date) -> Edition:
        """启用于这一天的那一版；没有则 KeyError。"""
        for edition in self.editions:
            if edition.since == since:
                return edition
        raise KeyError(since)

    def is_offered(self, on: date) -> bool:
        """这一天是否还办理。"""
        return self.since <= on and (self.until is None or on < self.until)


def _problem(item: ServiceItem) -> str:
    if not item.basis:
        return "没有写明依据"
    since = [edition.since for edition in item.editions]
    if not since or since != sorted(set(since)):
        return "表单的各版须按启用日期排列，不能重复"
    if item.until is not None and not item.ended_because:
        return "停止办理的事项要写明原因"
    for edition in item.editions:
        if problem := _edition_problem(item, edition):
            return f"{edition.since}版：{problem}"
    return _move_problem(item)


def _edition_problem(item: ServiceItem, edition: Edition) -> str:
    codes = [field.code for field in edition.fields]
    if len(set(codes)) != len(codes):
        return "有栏目重名"
    named = set(_named(item, edition))
    columns = {
        f"{field.code}.{column.code}" for field in edition.fields for column in field.columns
    }
    if strangers := sorted(named - set(codes) - columns - set(BUILT_IN)):
        return f"提到了没有的栏目：{'、'.join(strangers)}"
    return _order_problem(edition)


BUILT_IN = ("organisation", "uscc", "title", "category", "amount", "region", "number", "grade")
"""不用填写就有的栏：公示时可以公开。"""


def _named(item: ServiceItem, edition: Edition) -> list[str]:
    named = [*item.similar, *(item.notice.public if item.notice else ())]
    named += [name for name in (item.lead, item.quota.lead_field) if name]
    sums = [item.amount] if item.amount else []
    for check in edition.checks:
        sums += list(_sums(check))
    named += [name for found in sums for name in found.fields]
    named += [when.field for when in _whens(edition)]
    for effect in item.effects:
        named += [right[6:] for _, right in effect.values if right.startswith("field:")]
        named += [effect.when.field] if effect.when else []
    return named


def _sums(check: object) -> list[Sum]:
    return [
        value
        for name in ("left", "right", "part", "whole", "value")
        if isinstance(value := getattr(check, name, None), Sum)
    ]


def _whens(edition: Edition) -> list[When]:
    asked: list[Field] = list(edition.fields)
    whens = [field.when for field in asked] + [slot.when for slot in edition.slots]
    return [when for when in whens if when is not None]


def _order_problem(edition: Edition) -> str:
    """A question may depend only on an earlier one, so there can be no loop."""
    seen: set[str] = set()
    for field in edition.fields:
        if field.when is not None and field.when.field not in seen:
            return f"“{field.label}”取决于排在它后面的栏目"
        seen.add(field.code)
    return ""


def _move_problem(item: ServiceItem) -> str:
    moves = {move.code for move in item.lifecycle.moves}
    if strangers := sorted({effect.on for effect in item.effects} - moves):
        return f"流程里没有这些动作：{'、'.join(strangers)}"
    guards = {guard for move in item.lifecycle.moves for guard in move.guards}
    if "scored" in guards and item.score_sheet is None:
        return "流程要评审，却没有评分表"
    if "noticed" in guards and item.notice is None:
        return "流程要公示，却没有公示的声明"
    if "visited" in guards and item.visit_sheet is None:
        return "流程要现场考察，却没有考察表"
    return ""


def guide(module_file: str) -> str:
    """事项文件夹里的办事指南（guide.md）全文。"""
    return (Path(module_file).parent / "guide.md").read_text(encoding="utf-8")
