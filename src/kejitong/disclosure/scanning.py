"""Finds what must not be published: numbers that identify or reach a person, in texts and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kejitong.disclosure.extracting import Passage, Unreadable, passages
from kejitong.kernel import masking
from kejitong.registers.files import Upload

_AROUND: Final = 10
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_NARROW: Final = str.maketrans(
    "０１２３４５６７８９（）—–－‐‑\u00a0\u2002\u2003\u2009", "0123456789()-----    "
)
_AREA: Final = r"0(?:10|2\d|[3-9]\d\d)"
_LANDLINE: Final = re.compile(
    rf"(?<![0-9A-Za-z])\(?{_AREA}[)]?[ -]{{0,3}}[2-8]\d{{2,3}}[ -]?\d{{4}}(?![0-9A-Za-z])"
)
_NAMED_LANDLINE: Final = re.compile(
    r"(?:电话|传真|座机|[Tt][Ee][Ll])(?:号码)?[:： .]{0,3}([2-8]\d{2,3}[ -]?\d{4})(?![0-9A-Za-z])"
)


class Kind(Enum):
    """查到的是什么。"""

    ID_CARD = "id_card"
    BANK_CARD = "bank_card"
    PHONE = "phone"
    LANDLINE = "landline"
    EMAIL = "email"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _LABELS[self.value]


_LABELS: Final = {
    "id_card": "身份证号", "bank_card": "银行卡号", "phone": "手机号", "landline": "固定电话",
    "email": "电子邮箱", "unreadable": "查不了的文字",
}  # fmt: skip
_MASKS: Final = {
    Kind.ID_CARD: masking.mask_id_card, Kind.BANK_CARD: masking.mask_bank_card,
    Kind.PHONE: masking.mask_phone, Kind.LANDLINE: masking.mask_phone,
    Kind.EMAIL: masking.mask_email,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """文字里的一处：种类和起止位置。"""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """不能公开的一处：在哪里、是什么、前后文（号码已经遮住）。"""

    where: str
    kind: Kind
    excerpt: str

    def __str__(self) -> str:
        return f"{self.where}：{self.kind.label}“{self.excerpt}”"


def find(text: str) -> tuple[Found, ...]:
    """证件号、卡号、手机、固定电话、邮箱，按先后；数字之间夹着空格、短横、不可见字符的也算。"""
    plain, positions = _plain(text)
    found = [Found(Kind(one.kind), one.start, one.end) for one in masking.find_private(plain)]
    for start, end in _landlines(plain):
        if all(end <= one.start or one.end <= start for one in found):
            found.append(Found(Kind.LANDLINE, start, end))
    return tuple(
        Found(one.kind, positions[one.start], positions[one.end - 1] + 1)
        for one in sorted(found, key=lambda one: one.start)
    )


def hidden(text: str) -> str:
    """同样的文字，查到的各处都已遮住。"""
    kept, last = [], 0
    for one in find(text):
        kept += [text[last : one.start], _MASKS[one.kind](text[one.start : one.end])]
        last = one.end
    return "".join((*kept, text[last:]))


def scan_text(text: str, where: str, *, allowed: frozenset[Kind] = frozenset()) -> list[Place]:
    """一段文字里不能公开的各处；`allowed` 是这里本来就该公开的种类。"""
    return [
        Place(where, one.kind, _excerpt(text, one)) for one in find(text) if one.kind not in allowed
    ]


def scan_file(file: Upload) -> list[Place]:
    """一份附件里不能公开的各处；读不出文字的，整份算一处。"""
    where = f"附件“{file.name}”"
    try:
        return [
            place
            for passage in passages(file.name, file.content)
            for place in _in_passage(passage, where)
        ]
    except Unreadable as refused:
        return [Place(where, Kind.UNREADABLE, refused.why)]


def _in_passage(passage: Passage, file: str) -> list[Place]:
    where = f"{file}{passage.where}"
    if passage.is_long_number:
        return [Place(where, Kind.BANK_CARD, masking.mask_bank_card(passage.text))]
    return scan_text(passage.text, where)


def _plain(text: str) -> tuple[str, list[int]]:
    """Narrow, without what is not seen; and where each letter stood."""
    kept = [(letter, place) for place, letter in enumerate(text) if letter not in _UNSEEN]
    plain = "".join(letter for letter, _ in kept).translate(_NARROW)
    return plain, [place for _, place in kept]


def _landlines(plain: str) -> Iterator[tuple[int, int]]:
    for found in _LANDLINE.finditer(plain):
        yield found.span()
    for found in _NAMED_LANDLINE.finditer(plain):
        yield found.span(1)


def _excerpt(text: str, one: Found) -> str:
    """The place between a few letters, with every number hidden, also the ones beside it."""
    before = hidden(text[: one.start])[-_AROUND:]
    after = hidden(text[one.end :])[:_AROUND]
    middle = _MASKS[one.kind](text[one.start : one.end])
    return " ".join(f"{before}{middle}{after}".split())
