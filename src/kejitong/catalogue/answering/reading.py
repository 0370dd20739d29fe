"""What people type, read shape by shape: full width, separators, units, dates as people write them.

What cannot be read is kept as typed; only what no database or page should hold is not kept at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from kejitong.catalogue.answering import values
from kejitong.catalogue.fields import Field, Shape
from kejitong.kernel.identifiers import identify
from kejitong.workbooks import cells

MOST_KEPT: Final = 20_000
"""一栏最多存这么多字；再多的不存，免得一页都打不开。"""
SEPARATOR: Final = "；"
_UNSOUND: Final = re.compile("[\x00\ud800-\udfff]")
_UNSEEN: Final = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_HANZI_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HANZI_DATE: Final = re.compile(r"([〇零一二三四五六七八九]{4})年(.{1,3})月(.{1,3})日")
_TENS: Final = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")


@dataclass(frozen=True, slots=True)
class Read:
    """读出的值；`unfit` 说明为什么根本不能存。"""

    value: Any
    unfit: str = ""


def read(field: Field, raw: object) -> Read:
    """What was typed into a field that is no table, as it is stored."""
    if field.shape is Shape.CHOICES:
        return _read_choices(field, raw)
    text = _plain_text(raw)
    if unfit := unfit_text(field, text):
        return Read("", unfit)
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    found = _READERS[field.shape](field, text) if text else ""
    if found is None and values.amount_of(text) is not None:
        return Read("", "的数字太长，没有保存，请核对后重新填写")
    return Read(text if found is None else found)


def unfit_text(field: Field, text: str) -> str:
    """Why this text may not be stored at all; empty when it may."""
    if _UNSOUND.search(text):
        return "含有残缺或看不见的字符，没有保存，请重新输入这一栏"
    most = max(MOST_KEPT, 2 * (field.longest or 0))
    if len(text) > most:
        return f"有{len(text)}个字，超过了一栏能存的{most}个，没有保存，请删减后再存"
    return ""


def stored_from(field: Field, value: Any) -> Any:
    """A Python value (a register's, a program's) as the field stores it; money is in yuan."""
    if isinstance(value, bool):
        return values.YES if value else values.NO
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return values.canonical(Decimal(value))
    return read(field, value).value


def _plain_text(raw: object) -> str:
    if isinstance(raw, list | tuple):
        raw = raw[-1] if raw else ""
    if isinstance(raw, bool):
        return values.YES if raw else values.NO
    return "" if raw is None else str(raw)


def _read_choices(field: Field, raw: object) -> Read:
    several = list(raw) if isinstance(raw, list | tuple) else [raw]
    texts = [_plain_text(one) for one in several]
    if unfit := next((why for text in texts if (why := unfit_text(field, text))), ""):
        return Read([], unfit)
    parts = [part for text in texts for part in _split(field, _UNSEEN.sub("", text).strip())]
    chosen = list(dict.fromkeys(_fitting(field, part) for part in parts if part))
    known = [choice for choice in field.choices if choice in chosen]
    return Read(known + [one for one in chosen if one not in field.choices])


def _split(field: Field, text: str) -> list[str]:
    return [text] if text in field.choices else [part.strip() for part in text.split(SEPARATOR)]


def _fitting(field: Field, text: str) -> str:
    """The choice that is written alike, or the text as it is."""
    if text in field.choices:
        return text
    folded = _fold(text)
    return next((choice for choice in field.choices if _fold(choice) == folded), text)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _line(field: Field, text: str) -> str:
    """One line; an identifier that reads well takes its one written form."""
    line = " ".join(text.split("\n"))
    if field.reads:
        found = identify.identify(line)
        if found.kind == field.reads and found.valid:
            return found.normalised
    return line


def _long(_field: Field, text: str) -> str:
    return text


def _number(field: Field, text: str) -> str | None:
    narrow = "".join(unicodedata.normalize("NFKC", text).split())
    bare = narrow.removesuffix(unicodedata.normalize("NFKC", field.unit)) if field.unit else narrow
    number, _ = cells.parse_decimal(bare)
    return None if number is None or bare.endswith(("%", "‰")) else _canonical(number)


def _money(field: Field, text: str) -> str | None:
    number, _ = cells.parse_money(text, unit=field.unit or "元")
    return None if number is None else _canonical(number)


def _canonical(number: Decimal) -> str | None:
    written = values.canonical(number)
    return written if values.amount_of(written) is not None else None


def _date(_field: Field, text: str) -> str:
    day, _ = cells.parse_date(_western(text))
    return text if day is None else day.isoformat()


def _western(text: str) -> str:
    """二〇二六年十一月三十日, as digits; any other text as it is."""
    found = _HANZI_DATE.fullmatch("".join(text.split()))
    if found is None:
        return text
    year, month, day = found.groups()
    return f"{year.translate(_HANZI_DIGITS)}年{_small(month)}月{_small(day)}日"


def _small(text: str) -> str:
    if found := _TENS.fullmatch(text):
        return f"{found[1] or '一'}{found[2] or '零'}".translate(_HANZI_DIGITS)
    return text.translate(_HANZI_DIGITS)


def _yes_no(_field: Field, text: str) -> str:
    answer, _ = cells.parse_boolean(text)
    return text if answer is None else (values.YES if answer else values.NO)


_READERS: Final[Mapping[Shape, Callable[[Field, str], str | None]]] = {
    Shape.TEXT: _line, Shape.LONG_TEXT: _long, Shape.NUMBER: _number, Shape.MONEY: _money,
    Shape.DATE: _date, Shape.CHOICE: _fitting, Shape.YES_NO: _yes_no, Shape.TABLE: _long,
}  # fmt: skip
