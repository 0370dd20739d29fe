"""PDF files: how many pages, and nothing that acts: no scripts, launches, or files inside."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from kejitong.applications.inspecting.findings import Faulty

MOST_OBJECTS: Final = 300_000
_ACTING: Final = {
    "/JavaScript": "脚本", "/JS": "脚本", "/Launch": "启动程序的动作", "/EmbeddedFile": "内嵌的文件",
    "/EmbeddedFiles": "内嵌的文件", "/RichMedia": "多媒体", "/ImportData": "读取外部内容的动作",
    "/SubmitForm": "向外发送的动作",
}  # fmt: skip
_GO_TO: Final = "/GoTo"
_HIDDEN: Final = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_BROKEN: Final = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
    OverflowError, AssertionError, NotImplementedError, zlib.error, struct.error, OSError,
)  # fmt: skip
_REMEDY: Final = "请用“打印为PDF”重新生成，或用扫描件"
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def look(content: bytes) -> int | None:
    """How many pages it has; a fault when it acts by itself or cannot be opened."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Faulty("有密码保护，打不开", "请去掉密码后再传")
        pages = len(reader.pages)
        _refuse_acting(reader, content)
    except Faulty:
        raise
    except DependencyError as error:
        raise Faulty("有密码保护，打不开", "请去掉密码后再传") from error
    except _BROKEN as error:
        raise Faulty("已损坏，无法读取", _REMEDY) from error
    if not pages:
        raise Faulty("一页也没有", _REMEDY)
    return pages


def _refuse_acting(reader: PdfReader, content: bytes) -> None:
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
    if found := _HIDDEN.search(plain):
        _refuse(_ACTING[f"/{found[1].decode()}"])
    numbers = {number for objects in reader.xref.values() for number in objects}
    numbers |= set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise Faulty(f"由{len(numbers)}个部分组成，太复杂", _REMEDY)
    _search(reader.trailer)
    for number in sorted(numbers):
        _search(reader.get_object(IndirectObject(number, _generation(reader, number), reader)))


def _generation(reader: PdfReader, number: int) -> int:
    if number in reader.xref_objStm:
        return 0
    return next(generation for generation, held in reader.xref.items() if number in held)


def _search(root: Any) -> None:
    """Through what stands directly in one object; indirect ones come by themselves."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject | StreamObject):
            _judge(one)
            waiting += list(dict.values(one))
        elif isinstance(one, ArrayObject):
            waiting += list(list.__iter__(one))


def _judge(dictionary: DictionaryObject) -> None:
    for key, value in dict.items(dictionary):
        if key in _ACTING:
            _refuse(_ACTING[key])
        if key in {"/S", "/Type", "/Subtype"} and str(value) in _ACTING:
            _refuse(_ACTING[str(value)])
        if key in {"/OpenAction", "/AA"}:
            _judge_opening(key, value)


def _judge_opening(key: str, value: Any) -> None:
    """To open at a certain page is common and harmless; to do anything else is not."""
    found: Any = value.get_object() if isinstance(value, IndirectObject) else value
    is_place = not isinstance(found, DictionaryObject) or str(found.get("/S")) == _GO_TO
    if key != "/OpenAction" or not is_place:
        _refuse("打开时自动执行的动作")


def _refuse(what: str) -> None:
    raise Faulty(f"含有{what}，不安全", _REMEDY)
