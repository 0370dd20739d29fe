"""An import as it is shown: what was recognised, what would happen row by row, how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links
from kejitong.desks.officer.forms import choices, names_url
from kejitong.desks.officer.pages import mapping
from kejitong.desks.officer.pages.entries import Titles
from kejitong.desks.officer.pages.mapping import Mapped, Shared
from kejitong.intake import queries
from kejitong.intake.comparing import LABELS, Outcome
from kejitong.intake.queries import PreviewRow
from kejitong.kernel.refusals import Problem
from kejitong.registers import catalogue, showing
from kejitong.registers.columns import Kind
from kejitong.registers.filtering import Option
from kejitong.registers.register import Register
from kejitong.ui import pieces
from kejitong.ui.pieces import Change, Pager, Tab

if TYPE_CHECKING:
    from kejitong.intake.models import Batch
    from kejitong.intake.storage import Progress

PAGE = 50
SHOWN = 40
KINDS = {"read": "blue", "previewed": "amber", "confirmed": "green"}
BADGES = {
    Outcome.ADDED: "green", Outcome.CHANGED: "blue", Outcome.UNCHANGED: "plain",
    Outcome.REFUSED: "red",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """导入列表的一行。"""

    batch: Batch
    label: str
    url: str
    who: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """退回行里有问题的一格，可以就地改。"""

    name: str
    label: str
    value: str
    problem: str
    options: tuple[Option, ...] = ()
    names_url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """预览的一行。"""

    number: int
    outcome: str
    kind: str
    title: str
    url: str
    changes: tuple[Change, ...]
    wrong: tuple[Wrong, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """一次导入的页面。"""

    label: str
    register_url: str
    who: str
    kind: str
    mapped: tuple[Mapped, ...]
    shared: tuple[Shared, ...]
    required: tuple[str, ...]
    lines: tuple[Line, ...]
    tabs: tuple[Tab, ...]
    pager: Pager
    same_file: Batch | None
    same_url: str
    progress: Progress | None

    @property
    def is_running(self) -> bool:
        """后台正在办。"""
        return self.progress is not None


def listed(batches: list[Batch]) -> list[Listed]:
    """Imports with the register's label and the person's name."""
    people = accounts.full_names({batch.by for batch in batches})
    return [
        Listed(
            batch, _label(batch), links.batch(batch.pk), people.get(batch.by, batch.by),
            KINDS.get(batch.state, "plain"),
        )
        for batch in batches
    ]  # fmt: skip


def _label(batch: Batch) -> str:
    register = catalogue.registers().get(batch.register)
    return register.label if register else batch.register


def batch_page(batch: Batch, *, show: str, number: int) -> BatchPage:
    """The import with one page of its rows: all of them, or those of one outcome."""
    register = queries.register_of(batch)
    outcome = next((one for one in Outcome if one.value == show), None)
    counts = _counts(batch)
    total = counts[outcome] if outcome else sum(counts.values())
    last = max(1, -(-total // PAGE))
    number = min(max(number, 1), last)
    progress = queries.progress(batch)
    rows = [] if progress else list(
        queries.rows(batch, outcome, start=(number - 1) * PAGE, most=PAGE)
    )  # fmt: skip
    same = queries.same_file(batch) if batch.state in {"read", "previewed"} else None
    return BatchPage(
        register.label, links.register(register.slug),
        accounts.full_names({batch.by}).get(batch.by, batch.by),
        KINDS.get(batch.state, "plain"), mapping.mapped(batch), mapping.shared(batch), mapping.unfilled(batch),
        tuple(_lines(batch, register, rows)), tuple(_tabs(batch, counts, outcome)),
        pieces.numbered(
            current=number, last=last, summary=f"共{total:,}行",
            address=lambda page: links.batch(batch.pk, {"show": show, "page": page}) + "#rows",
        ),
        same, links.batch(same.pk) if same else "", progress,
    )  # fmt: skip


def _counts(batch: Batch) -> dict[Outcome, int]:
    numbers = (batch.added, batch.changed, batch.unchanged, batch.refused)
    return dict(zip(Outcome, numbers, strict=True))


def _tabs(batch: Batch, counts: dict[Outcome, int], chosen: Outcome | None) -> Iterator[Tab]:
    whole = f"{sum(counts.values()):,}"
    yield Tab("全部", links.batch(batch.pk) + "#rows", whole, is_current=chosen is None)
    for outcome, count in counts.items():
        if count:
            url = links.batch(batch.pk, {"show": outcome.value}) + "#rows"
            yield Tab(LABELS[outcome], url, f"{count:,}", is_current=outcome is chosen)


def _lines(batch: Batch, register: Register, rows: list[PreviewRow]) -> Iterator[Line]:
    titles = Titles(_marks(register, rows))
    for row in rows:
        yield Line(
            row.number, LABELS[row.outcome], BADGES[row.outcome],
            _title(batch, register, row, titles),
            links.record(register.slug, row.record) if row.record else "",
            tuple(_change(register, name, pair, titles) for name, pair in row.changes.items()),
            tuple(_wrong(batch, register, row)), row.problems, row.warnings,
        )  # fmt: skip


def _marks(register: Register, rows: list[PreviewRow]) -> set[tuple[str, int]]:
    marks: set[tuple[str, int]] = set()
    for row in rows:
        pairs = [*((name, (row.values[name],)) for name in row.values), *row.changes.items()]
        for name, values in pairs:
            if register.kind(name) is Kind.REFERENCE:
                slug = showing.target_of(register, name).slug
                marks.update((slug, int(value)) for value in values if value)
    return marks


def _title(batch: Batch, register: Register, row: PreviewRow, titles: Titles) -> str:
    """The record's title, then the other parts of its identity."""
    names = dict.fromkeys([register.title, *register.key])
    words = [_written(register, name, row.values.get(name), titles) for name in names]
    words[0] = words[0] or _raw(batch, register, row)
    found = " · ".join(word[:SHOWN] for word in words if word)
    return found or " · ".join(text for text in row.raw if text)[:SHOWN]


def _raw(batch: Batch, register: Register, row: PreviewRow) -> str:
    """What stands in the sheet where the title should be, in a row that was refused."""
    mended = batch.mends.get(str(row.number), {})
    cells = zip(batch.headings, row.raw, strict=False)
    return mended.get(register.title) or next(
        (cell for (text, _), cell in cells if batch.mapping.get(text) == register.title), ""
    )


def _written(register: Register, name: str, value: Any, titles: Titles) -> str:
    if register.kind(name) is Kind.REFERENCE:
        return titles.of(showing.target_of(register, name).slug, int(value)) if value else ""
    return showing.written(register, name, value)


def _change(register: Register, name: str, pair: tuple[Any, Any], titles: Titles) -> Change:
    before, after = (_written(register, name, value, titles) for value in pair)
    return Change(register.heading(name), before, after)


def _wrong(batch: Batch, register: Register, row: PreviewRow) -> Iterator[Wrong]:
    """The cells of a refused row that something is said about, with what stands there."""
    raw = {
        batch.mapping[text]: cell
        for (text, _), cell in zip(batch.headings, row.raw, strict=False)
        if text in batch.mapping
    }
    mended = batch.mends.get(str(row.number), {})
    for problem in row.problems:
        name = next((c.name for c in register.columns
                     if register.heading(c.name) == problem.column), "")  # fmt: skip
        if name:
            value = mended.get(name, raw.get(name, problem.value))
            yield Wrong(
                name, problem.column, value, problem.problem,
                tuple(choices(register, name, value)), names_url(register, name),
            )  # fmt: skip
