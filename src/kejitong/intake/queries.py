"""Reading imports: the list, the rows of a preview, what is known of the same file or headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.intake import reading, recognising, storage
from kejitong.intake.comparing import Outcome
from kejitong.intake.models import Batch, RememberedMapping, State
from kejitong.intake.parts import Judged, unpack
from kejitong.intake.reading import Source
from kejitong.intake.storage import Progress
from kejitong.kernel.refusals import Problem, Refused
from kejitong.registers import catalogue
from kejitong.registers.register import Register

COUNTS = ("added", "changed", "unchanged", "refused", "warned")
"""The counts of a batch and of a part; the first four in the order of the outcomes."""


class NoSuchBatch(Refused):
    """没有找到这次导入。"""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """预览里的一行：工作表行号、结果、读出的值、改前改后、问题和提醒、退回行的原样。"""

    number: int
    outcome: Outcome
    record: int
    values: Mapping[str, Any]
    changes: Mapping[str, tuple[Any, Any]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    raw: tuple[str, ...]


def batches(register: str = "") -> QuerySet[Batch]:
    """Imports, newest first; of one register or of all."""
    found = Batch.objects.order_by("-pk")
    return found.filter(register=register) if register else found


def one(pk: int) -> Batch:
    """The import with this number."""
    batch = Batch.objects.filter(pk=pk).first()
    if batch is None:
        raise NoSuchBatch(why=f"编号{pk}", remedy="请从导入列表重新打开")
    return batch


def register_of(batch: Batch) -> Register:
    """The register that the batch goes into."""
    return catalogue.register(batch.register)


def target_of(register: Register, name: str) -> Register:
    """The register that a column refers to."""
    return catalogue.register_of()[register.field(name).related_model]  # type: ignore[index]


def progress(batch: Batch) -> Progress | None:
    """How far a job of this batch has come; nothing when none is under way."""
    return storage.progress(batch.folder)


def same_file(batch: Batch) -> Batch | None:
    """The latest import of the very same file into the same register, still in force."""
    found = Batch.objects.filter(
        register=batch.register, digest=batch.digest, state=State.CONFIRMED
    )
    return found.exclude(pk=batch.pk).order_by("-confirmed_at").first()


def mapping_for(register: Register, source: Source) -> dict[str, str]:
    """The mapping that a person chose for these headings, else the certain one."""
    units = {heading.text: heading.unit for heading in source.table.columns}
    return {
        heading: name
        for heading, name in _recognised(register, source).items()
        if not recognising.unit_problem(register, name, units[heading])
    }


def remarks(register: Register, source: Source) -> list[str]:
    """What a person should know of the file: oddities, lines not read, units that do not fit."""
    units = {heading.text: heading.unit for heading in source.table.columns}
    problems = (
        (heading, recognising.unit_problem(register, name, units[heading]))
        for heading, name in _recognised(register, source).items()
    )
    return [
        *source.warnings,
        *reading.remarks(source),
        *(f"“{heading}”没有导入：{problem}。" for heading, problem in problems if problem),
    ]


def _recognised(register: Register, source: Source) -> dict[str, str]:
    remembered = RememberedMapping.objects.filter(
        register=register.slug, fingerprint=source.fingerprint
    ).first()
    if remembered is None:
        return recognising.certain(register, source.headings)
    return {
        heading: name
        for heading, name in remembered.mapping.items()
        if name in register.by_name and heading in source.headings
    }


def suggestions(batch: Batch) -> dict[str, str]:
    """For the headings that are not mapped, the columns that they may mean; for a person to judge."""
    headings = [text for text, _ in batch.headings]
    return recognising.suggested(register_of(batch), headings, batch.mapping)


def source(batch: Batch) -> Source:
    """The sheet of an import as it was uploaded, with the table that was found in it."""
    register = register_of(batch)
    return reading.open_source(storage.stored(batch.folder), register, sheet=batch.sheet)


def fingerprint(batch: Batch) -> str:
    """The fingerprint of the batch's headings."""
    return reading.fingerprint([text for text, _ in batch.headings])


def rows(
    batch: Batch, outcome: Outcome | None = None, *, start: int = 0, most: int | None = None
) -> Iterator[PreviewRow]:
    """The rows of the preview, or those of one outcome, from the given one on."""
    register = register_of(batch)
    counted = COUNTS[list(Outcome).index(outcome)] if outcome else ""
    parts = batch.parts.order_by("number")
    if counted:
        parts = parts.filter(**{f"{counted}__gt": 0})
    left = most
    for part in parts.iterator(chunk_size=1):
        held = getattr(part, counted) if counted else sum(getattr(part, n) for n in COUNTS[:4])
        if start >= held:
            start -= held
            continue
        for found in _chosen(unpack(register, bytes(part.content)), outcome, start):
            if left is not None and left <= 0:
                return
            yield found
            left = None if left is None else left - 1
        start = 0


def row(batch: Batch, number: int) -> PreviewRow | None:
    """The row of this number in the sheet, if the import has it."""
    return next((found for found in rows(batch) if found.number == number), None)


def _chosen(judged: Judged, outcome: Outcome | None, start: int) -> Iterator[PreviewRow]:
    indices = [
        index
        for index, verdict in enumerate(judged.verdicts)
        if outcome is None or verdict.outcome is outcome
    ]
    for index in indices[start:]:
        verdict = judged.verdicts[index]
        yield PreviewRow(
            judged.numbers[index], verdict.outcome, verdict.record, judged.rows[index],
            verdict.changes, verdict.problems, tuple(judged.warnings.get(index, ())),
            tuple(judged.raws.get(index, ())),
        )  # fmt: skip
