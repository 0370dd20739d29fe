"""What two texts have in common: marks by which one is compared with thousands, and the passages.

Punctuation, spaces and width are disregarded. Every run of fifteen common characters leaves at
least one common mark (winnowing). Pure.
"""

from __future__ import annotations

import unicodedata
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

GRAM, WINDOW = 8, 8
SHORTEST = GRAM + WINDOW - 1
"""一段相同的文字至少这么长（字），才算一段。"""
_SEPARATOR = "\x00"
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Titled:
    """一栏文字：栏目名称和内容。"""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """两边相同的一段：各在哪一栏、原文怎么写、几个字（不计标点空白）。"""

    label: str
    text: str
    their_label: str
    their_text: str
    length: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """相同的各段，先后同本件；`share` 是占本件字数的比例。"""

    passages: tuple[Passage, ...]
    share: Decimal

    @property
    def longest(self) -> int:
        """最长的一段有几个字。"""
        return max((passage.length for passage in self.passages), default=0)


class _Line:
    """Several texts as one line of plain characters, each knowing where it stood."""

    def __init__(self, texts: Sequence[Titled]) -> None:
        letters: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.texts = texts
        for number, titled in enumerate(texts):
            for place, character in enumerate(titled.text):
                for letter in _plain(character):
                    letters.append(letter)
                    self.places.append((number, place))
            letters.append(_SEPARATOR)
            self.places.append((number, len(titled.text)))
        self.letters = "".join(letters)

    @property
    def length(self) -> int:
        return len(self.letters) - len(self.texts)

    def original(self, start: int, length: int) -> Titled:
        """What stood there, with the punctuation between."""
        (number, first), (_, last) = self.places[start], self.places[start + length - 1]
        return Titled(self.texts[number].label, self.texts[number].text[first : last + 1])


def length_of(texts: Sequence[Titled]) -> int:
    """几个字，不计标点空白。"""
    return _Line(texts).length


def marks(texts: Sequence[Titled]) -> frozenset[int]:
    """选出的片段摘要：每个窗口里最小的一个。"""
    letters = _Line(texts).letters
    hashes = [
        zlib.crc32(gram.encode("utf-8", "surrogatepass"))
        for gram in _grams(letters)
        if _SEPARATOR not in gram
    ]
    windows = max(1, len(hashes) - WINDOW + 1)
    return frozenset(min(hashes[start : start + WINDOW]) for start in range(windows) if hashes)


def packed(found: frozenset[int]) -> bytes:
    """The marks as they are stored, four bytes each, in order."""
    return array("I", sorted(found)).tobytes()


def unpacked(stored: bytes) -> array[int]:
    """The stored marks."""
    found = array("I")
    found.frombytes(stored)
    return found


def overlap(mine: Sequence[Titled], theirs: Sequence[Titled]) -> Overlap:
    """逐段找出相同的文字，每处取最长的一段。"""
    own, other = _Line(mine), _Line(theirs)
    found = list(_common(own.letters, other.letters))
    passages = []
    for start, there, length in found:
        here, beside = own.original(start, length), other.original(there, length)
        passages.append(Passage(here.label, here.text, beside.label, beside.text, length))
    shared = sum(length for _, _, length in found)
    share = Decimal(shared) / own.length if own.length else Decimal(0)
    return Overlap(tuple(passages), round(share, 4))


def _plain(character: str) -> str:
    """The letters and digits that this character is read as."""
    half = unicodedata.normalize("NFKC", character).lower()
    return "".join(letter for letter in half if letter.isalnum())


def _grams(letters: str) -> Iterator[str]:
    return (letters[start : start + GRAM] for start in range(len(letters) - GRAM + 1))


def _common(mine: str, theirs: str) -> Iterator[tuple[int, int, int]]:
    """(start here, start there, length) of the longest common runs, from left to right."""
    places: dict[str, list[int]] = {}
    for there, gram in enumerate(_grams(theirs)):
        known = places.setdefault(gram, [])
        if len(known) < _MOST_PLACES:
            known.append(there)
    start = 0
    while start <= len(mine) - GRAM:
        candidates = places.get(mine[start : start + GRAM], ())
        runs = [(_run(mine, theirs, start, there), -there) for there in candidates]
        length, there = max(runs, default=(0, 0))
        if length >= SHORTEST:
            yield start, -there, length
        start += length if length >= SHORTEST else 1


def _run(mine: str, theirs: str, start: int, there: int) -> int:
    """How far both run alike from these places; never beyond the end of a text."""
    length, most = 0, min(len(mine) - start, len(theirs) - there)
    while (
        length < most
        and mine[start + length] == theirs[there + length]
        and mine[start + length] != _SEPARATOR
    ):
        length += 1
    return length
