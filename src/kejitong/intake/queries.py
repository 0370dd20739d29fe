"""Reading imports: the list, the rows of a preview, what is known of the same file or headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.intake import constants, reading, recognising, scoping, storage
from kejitong.intake import witnesses as second
from kejitong.intake.comparing import Outcome
from kejitong.intake.evaluating import Plan
from kejitong.intake.models import Batch, RememberedMapping, State
from kejitong.intake.parts import Judged, unpack
from kejitong.intake.reading import Source
from kejitong.intake.storage import Progress
from kejitong.kernel.refusals import Missing, Problem
from kejitong.registers import catalogue, references
from kejitong.registers.register import Register

COUNTS = ("added", "changed", "unchanged", "refused", "warned")
"""The counts of a batch and of a part; the first four in the order of the outcomes."""


class NoSuchBatch(Missing):
    """没有找到这次导入。"""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """预览里的一行：工作表行号、结果、读出的值、改前改后、问题和提醒、退回行的原样、代填的一栏。"""

    number: int
    outcome: Outcome
    record: int
    values: Mapping[str, Any]
    changes: Mapping[str, tuple[Any, Any]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    raw: tuple[str, ...]
    filled: str = ""


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
    recognised = _recognised(register, source)
    misfits = _misfits(register, source, recognised)
    return {heading: name for heading, name in recognised.items() if heading not in misfits}


def witnesses(register: Register, source: Source, plan: Plan) -> list[str]:
    """The columns that go nowhere, but are read beside another that names the same record."""
    found = second.found(register, source.headings, source.paths, plan.mapping)
    return [witness.heading for witness in found.values()]


def _misfits(register: Register, source: Source, mapping: Mapping[str, str]) -> dict[str, str]:
    """The headings whose unit does not go with the column, and why."""
    above = source.table.unit
    problems = {
        heading.text: recognising.unit_problem(
            register, name, recognising.unit_of(register, name, heading.unit, above)
        )
        for heading in source.table.columns
        if (name := mapping.get(heading.text))
    }
    return {text: problem for text, problem in problems.items() if problem}


def remarks(register: Register, source: Source, plan: Plan) -> list[str]:
    """What a person should know of the file: oddities, lines not read, columns that cannot be told
    apart or do not fit, and where rows are put that name no region.
    """
    misfits = _misfits(register, source, _recognised(register, source))
    return [
        *reading.unit_remarks(register, source.table, plan.mapping),
        *constants.remarks(register, source.words, plan.mapping, plan.fixed),
        *_beside(register, source, plan),
        *source.warnings,
        *reading.remarks(source),
        *(f"“{heading}”没有导入：{problem}。" for heading, problem in misfits.items()),
        *(f"{said}。" for said in recognising.twins(register, source.paths, plan.mapping).values()),
        *_placed(register, plan),
    ]


def _beside(register: Register, source: Source, plan: Plan) -> Iterator[str]:
    found = second.found(register, source.headings, source.paths, plan.mapping)
    for name, witness in found.items():
        yield (f"“{witness.heading}”用来核对“{register.heading(name)}”：代码和名称对不上的行退回。")


def _placed(register: Register, plan: Plan) -> Iterator[str]:
    fill = scoping.filling(register, plan.region, plan.home)
    if fill is None or fill.column in plan.fixed:
        return
    is_given = fill.column in plan.mapping.values()
    if is_given and not fill.in_blanks:
        return
    target, heading = target_of(register, fill.column), register.heading(fill.column)
    pk = references.resolve(target, {fill.code}).get(fill.code)
    record = target.model._default_manager.filter(pk=pk).first()
    where = f"{target.title_of(record)}（{fill.code}）" if record else fill.code
    which = f"“{heading}”空着的行" if is_given else f"表里没有“{heading}”一栏"
    yield f"{which}，新增时都记在{where}；已在册的不改。"


def _recognised(register: Register, source: Source) -> dict[str, str]:
    remembered = RememberedMapping.objects.filter(
        register=register.slug, fingerprint=source.fingerprint
    ).first()
    if remembered is None:
        return recognising.certain(register, source.headings, paths=source.paths)
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


def warned(batch: Batch) -> Iterator[PreviewRow]:
    """The rows of the preview about which there is a reminder."""
    register = register_of(batch)
    for part in batch.parts.filter(warned__gt=0).order_by("number").iterator(chunk_size=1):
        found = _chosen(unpack(register, bytes(part.content)), None, 0)
        yield from (row for row in found if row.warnings)


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
            tuple(judged.raws.get(index, ())), judged.filled.get(index, ""),
        )  # fmt: skip
