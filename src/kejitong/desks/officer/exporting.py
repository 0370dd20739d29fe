"""Long exports in the background: a folder each, with what was asked, how far it is, and the file."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django_tasks import task

from kejitong.desks.officer import downloads, tables
from kejitong.kernel.refusals import Refused
from kejitong.registers import catalogue, listing
from kejitong.workbooks.writing import SheetOut, write_table

AT_ONCE = 5000
STEP = 2000
_ASKED, _DONE, _FILE = "asked.json", "done", "export.xlsx"


class NoSuchExport(Refused):
    """没有这次导出。"""


@dataclass(frozen=True, slots=True)
class Order:
    """要导出什么：谁要的、哪本登记册、什么条件、哪个地区、共几条、文件叫什么。"""

    owner: str
    register: str
    asked: str
    region: str
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Export:
    """一次导出，办到哪里了。"""

    key: str
    order: Order
    done: int
    is_ready: bool


def begin(order: Order) -> str:
    """Put the order down and queue it; returns its key."""
    key = secrets.token_hex(16)
    folder = _folder(key)
    folder.mkdir(parents=True)
    (folder / _ASKED).write_text(json.dumps(asdict(order), ensure_ascii=False), encoding="utf-8")
    write.enqueue(key)
    return key


def one(key: str, owner: str) -> Export:
    """An export of this person."""
    path = _folder(key) / _ASKED
    order = Order(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
    if order is None or order.owner != owner:
        raise NoSuchExport(why="地址不对，或不是您要的", remedy="请从登记册的列表重新导出")
    told = _folder(key) / _DONE
    done = int(told.read_text(encoding="ascii") or 0) if told.is_file() else 0
    return Export(key, order, done, file_of(key).is_file())


def file_of(key: str) -> Path:
    """Where the finished workbook lies."""
    return _folder(key) / _FILE


@task()
def write(key: str) -> None:
    """把一次导出写成表格。"""
    said: dict[str, Any] = json.loads((_folder(key) / _ASKED).read_text(encoding="utf-8"))
    order = Order(**said)
    register = catalogue.register(order.register)
    wish = tables.wish_of(register, QueryDict(order.asked))
    records = listing.ordered(register, wish, order.region)
    columns = listing.chosen(register, wish.columns)
    sheet = downloads.sheet(register, records, columns, name=register.label)
    counted = SheetOut(sheet.name, sheet.columns, _counted(key, sheet))
    fresh = _folder(key) / f"new-{_FILE}"
    write_table(fresh, [counted], constant_memory=True)
    fresh.replace(file_of(key))


def _counted(key: str, sheet: SheetOut) -> Iterator[Any]:
    """The rows as they pass, saying now and then how many there were."""
    for number, row in enumerate(sheet.rows, 1):
        yield row
        if number % STEP == 0:
            fresh = _folder(key) / f"new-{_DONE}"
            fresh.write_text(str(number), encoding="ascii")
            fresh.replace(_folder(key) / _DONE)


def _folder(key: str) -> Path:
    plain = key if re.fullmatch(r"[0-9a-f]{32}", key) else "none"
    return Path(settings.MEDIA_ROOT) / "exports" / plain
