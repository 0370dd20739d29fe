"""Slots in text: how they are written, found, and told apart from words.

`{F04}` is a figure; `{F39|2}` the names of its first two records; `{Q01?}` marks a sentence that
the records of Q01 vouch for; `{Q01!}` stands for a sentence that nothing vouches for yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"\{([A-Za-z]\w*)(?:\|(\d+)|([?!]))?\}")


@dataclass(frozen=True, slots=True)
class Token:
    """One slot as it stands in a text."""

    slot: str
    names: int = 0
    mark: str = ""

    def __str__(self) -> str:
        tail = f"|{self.names}" if self.names else self.mark
        return f"{{{self.slot}{tail}}}"


Piece = str | Token


def pieces(text: str) -> Iterator[Piece]:
    """The text as words and slots, in order."""
    start = 0
    for match in TOKEN.finditer(text):
        if match.start() > start:
            yield text[start : match.start()]
        slot, names, mark = match.groups()
        yield Token(slot, int(names or 0), mark or "")
        start = match.end()
    if start < len(text):
        yield text[start:]


def slots(text: str) -> list[str]:
    """The slots that a text holds, each once, in order of first appearance."""
    return list(dict.fromkeys(piece.slot for piece in pieces(text) if isinstance(piece, Token)))


def words_only(text: str) -> str:
    """The text without its slots."""
    return TOKEN.sub("", text)
