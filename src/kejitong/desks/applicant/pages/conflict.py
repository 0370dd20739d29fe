"""Two texts for one section: what a colleague has stored meanwhile and what one has typed oneself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from kejitong.accounts.queries import full_names
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Section
from kejitong.desks.applicant.pages import questions

MINE, THEIRS = "mine", "theirs"
PICK = "pick-"


@dataclass(frozen=True, slots=True)
class Dispute:
    """一栏的两种写法；`chosen` 是看得出只有一方改过的，先替人选好。"""

    code: str
    label: str
    mine: str
    theirs: str
    chosen: str

    @property
    def name(self) -> str:
        """选择的控件名。"""
        return f"{PICK}{self.code}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """一节里所有不同的栏目，和我填的全部原样。"""

    disputes: tuple[Dispute, ...]
    version: int
    saved_by: str
    saved_at: Any
    typed: tuple[tuple[str, str], ...]


def conflict(
    edition: Edition, section: Section, raw: Mapping[str, Any], *, theirs: Any, told: QueryDict
) -> Conflict:
    """Compare what was posted with what is stored now; `told` knows what the writer had seen."""
    parsed = answering.parse_section(section, raw, edition=edition)
    before = seen(told)
    disputes = [
        _dispute(field, parsed.values[field.code], theirs.values.get(field.code), before)
        for field in section.fields
        if field.code in parsed.values
    ]
    return Conflict(
        tuple(one for one in disputes if one is not None),
        theirs.version, full_names([theirs.saved_by]).get(theirs.saved_by, ""), theirs.saved_at, tuple(_typed(raw)),
    )  # fmt: skip


def _dispute(field: Field, mine: Any, theirs: Any, before: Mapping[str, str]) -> Dispute | None:
    ours, other = questions.digest(mine), questions.digest(theirs)
    if ours == other:
        return None
    loaded = before.get(field.code)
    chosen = THEIRS if loaded == ours else MINE if loaded == other else ""
    texts = (answering.shown(field, mine), answering.shown(field, theirs))
    return Dispute(field.code, field.label, *texts, chosen)


def seen(told: QueryDict) -> dict[str, str]:
    """The digests of what the writer had before him when he began; nothing when they are lost."""
    try:
        held = json.loads(told.get("seen", ""))
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}


def _typed(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name by name, so that the choosing form posts all of it once more."""
    for name, value in raw.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, str(one)


def settled(section: Section, told: QueryDict) -> dict[str, Any]:
    """What one typed, without the fields in which the colleague's text was chosen."""
    left = {field.code for field in section.fields if told.get(f"{PICK}{field.code}") == THEIRS}
    raw = questions.posted(section, told)
    return {name: value for name, value in raw.items() if name.partition(".")[0] not in left}


def is_settled(told: QueryDict) -> bool:
    """The form that was sent is the one that chooses between two texts."""
    return told.get("do") == "settle"
