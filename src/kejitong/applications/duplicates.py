"""Comparing what was submitted with everything ever submitted, of all items, calls and years.

First mark against mark with all, then text against text with the few that share most. What it was
itself copied from does not count, unless that was awarded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Max, Q

from kejitong.applications import queries
from kejitong.applications.models import Application, Fingerprint, Revision
from kejitong.applications.overlapping import (
    Overlap,
    Titled,
    length_of,
    marks,
    overlap,
    packed,
    unpacked,
)
from kejitong.workflow.vocabulary import Kind

FEWEST_MARKS = 2
MOST_MATCHES = 10
NOTED_SHARE, NOTED_RUN = Decimal("0.03"), 40
DOUBTFUL_SHARE, DOUBTFUL_RUN = Decimal("0.20"), 100
"""相同文字占到这么多或一段长到这么多字的，请经办人细看；只决定先看哪些，不作结论。"""
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Match:
    """与另一件申报相同的文字。"""

    application: Application
    state: str
    is_own: bool
    overlap: Overlap

    @property
    def is_doubtful(self) -> bool:
        """多到要请人细看。"""
        return self.overlap.share >= DOUBTFUL_SHARE or self.overlap.longest >= DOUBTFUL_RUN


@dataclass(frozen=True, slots=True)
class Comparison:
    """与多少件比过，和哪些有相同的文字，多的在前。"""

    compared: int
    matches: tuple[Match, ...]

    @property
    def is_doubtful(self) -> bool:
        """有要请人细看的。"""
        return any(match.is_doubtful for match in self.matches)


def texts_of(application: Application, answers: dict[str, Any]) -> tuple[Titled, ...]:
    """要查重的各栏文字；表格的栏各行相连。"""
    edition = queries.edition(application)
    found = []
    for code in queries.item(application).similar:
        name, _, column = code.partition(".")
        label = edition.field(name).label
        if text := _text(answers.get(name), column):
            found.append(Titled(label, text))
    return tuple(found)


def refresh() -> int:
    """给还没有的、又提交了新一稿的补上指纹；返回补了几件。"""
    latest = Max("revisions__ordinal")
    stale = Application.objects.annotate(latest=latest).filter(
        Q(fingerprint=None) | ~Q(fingerprint__revision=F("latest")), latest__isnull=False
    )
    numbers = list(stale.values_list("pk", "latest"))
    for start in range(0, len(numbers), _CHUNK):
        _keep(dict(numbers[start : start + _CHUNK]))
    return len(numbers)


def compare(application: Application) -> Comparison:
    """最近一稿与其他全部已提交的比。"""
    refresh()
    texts = texts_of(application, queries.submitted_answers(application))
    own = marks(texts)
    skipped = {application.pk, *_copied(application)}
    stored = Fingerprint.objects.exclude(pk__in=skipped).values_list("pk", "marks")
    shared: list[tuple[int, int]] = []
    compared = 0
    for pk, found in stored.iterator(chunk_size=_CHUNK):
        compared += 1
        common = len(own.intersection(unpacked(bytes(found)))) if own else 0
        if common >= FEWEST_MARKS:
            shared.append((common, pk))
    closest = [pk for _, pk in sorted(shared, key=lambda one: (-one[0], one[1]))[:MOST_MATCHES]]
    matches = list(_matches(application, texts, closest))
    matches.sort(key=lambda match: (-match.overlap.share, match.application.pk))
    return Comparison(compared, tuple(matches))


def _text(answer: Any, column: str) -> str:
    if column:
        rows = answer if isinstance(answer, list) else []
        return "\n".join(str(row.get(column, "")) for row in rows if isinstance(row, dict))
    return answer if isinstance(answer, str) else ""


def _keep(ordinals: dict[int, int]) -> None:
    revisions = Revision.objects.filter(application__in=ordinals).select_related("application")
    made = []
    for revision in revisions:
        application = revision.application
        if revision.ordinal == ordinals[application.pk]:
            texts = texts_of(application, queries.frozen_answers(revision))
            made.append(
                Fingerprint(
                    application=application, revision=revision.ordinal,
                    marks=packed(marks(texts)), length=length_of(texts),
                )
            )  # fmt: skip
    Fingerprint.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["application"],
        update_fields=["revision", "marks", "length"],
    )  # fmt: skip


def _copied(application: Application) -> Iterator[int]:
    """What it was copied from, and that from what, as far as it was not awarded."""
    seen = {application.pk}
    earlier = application.copied_from
    while earlier is not None and earlier.pk not in seen:
        seen.add(earlier.pk)
        if queries.state(earlier).kind is not Kind.GRANTED:
            yield earlier.pk
        earlier = earlier.copied_from


def _matches(
    application: Application, texts: tuple[Titled, ...], closest: list[int]
) -> Iterator[Match]:
    others = Application.objects.filter(pk__in=closest).select_related("call", "organisation")
    for other in others:
        theirs = texts_of(other, queries.submitted_answers(other))
        found = overlap(texts, theirs)
        if found.share >= NOTED_SHARE or found.longest >= NOTED_RUN:
            is_own = other.organisation_id == application.organisation_id
            yield Match(other, queries.state(other).label, is_own, found)
