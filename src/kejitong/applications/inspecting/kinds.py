"""The kinds of files that are taken: their endings, how their content begins, who looks inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from kejitong.applications.inspecting import packages, portable
from kejitong.applications.inspecting.findings import Faulty
from kejitong.kernel.refusals import Refused


class UnusableFile(Refused):
    """这份文件没有收下。"""


@dataclass(frozen=True, slots=True)
class Kind:
    """一种文件：内容怎样开头、媒体类型、怎样查看里面（答页数，没有页的答空）。"""

    beginnings: tuple[bytes, ...]
    media_type: str
    look: Callable[[bytes], int | None]


@dataclass(frozen=True, slots=True)
class Inspected:
    """查看过的文件：媒体类型、页数。"""

    media_type: str
    pages: int | None


def _picture(_content: bytes) -> int | None:
    return 1


_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_ZIP: Final = (b"PK\x03\x04",)
_OLE: Final = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_JPEG: Final = Kind((b"\xff\xd8\xff",), "image/jpeg", _picture)
KINDS: Final[Mapping[str, Kind]] = {
    "pdf": Kind((b"%PDF-",), "application/pdf", portable.look),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Kind((b"\x89PNG\r\n\x1a\n",), "image/png", _picture),
    "docx": Kind(_ZIP, f"{_OFFICE}wordprocessingml.document", packages.look_into("word/")),
    "xlsx": Kind(_ZIP, f"{_OFFICE}spreadsheetml.sheet", packages.look_into("xl/")),
    "pptx": Kind(_ZIP, f"{_OFFICE}presentationml.presentation", packages.look_into("ppt/")),
    "doc": Kind(_OLE, "application/msword", packages.look_into_compound),
    "xls": Kind(_OLE, "application/vnd.ms-excel", packages.look_into_compound),
    "ppt": Kind(_OLE, "application/vnd.ms-powerpoint", packages.look_into_compound),
    "ofd": Kind(_ZIP, "application/ofd", packages.look_into("OFD.xml")),
    "zip": Kind(_ZIP, "application/zip", packages.look_into_archive),
}  # fmt: skip


def inspect(
    name: str, content: bytes, *, endings: tuple[str, ...], largest_megabytes: int
) -> Inspected:
    """看文件名、大小、内容和内里；不能收的拒绝，并说怎么办。"""
    ending = ending_of(name)
    formats = f"请上传{'、'.join(endings)}文件，每份不超过{largest_megabytes}兆字节"
    if ending not in endings or ending not in KINDS:
        raise UnusableFile(why=f"“{name[-60:]}”不是要求的格式", remedy=formats)
    if not content:
        raise UnusableFile(why=f"“{name[-60:]}”是空的", remedy="请检查原文件后重新上传")
    if len(content) > largest_megabytes << 20:
        size = f"{len(content) / (1 << 20):.1f}"
        raise UnusableFile(why=f"“{name[-60:]}”有{size}兆字节", remedy=f"{formats}，可以压缩或拆分")
    kind = KINDS[ending]
    if kind.beginnings == _ZIP and content.startswith(_OLE):
        raise UnusableFile(why=f"“{name[-60:]}”有密码保护，打不开", remedy="请去掉密码后再传")
    if not content.startswith(kind.beginnings):
        raise UnusableFile(
            why=f"“{name[-60:]}”的名字说是{ending}，内容却不是",
            remedy="请用原来的软件另存为该格式后再传，不要只改文件名",
        )
    try:
        return Inspected(kind.media_type, kind.look(content))
    except Faulty as fault:
        raise UnusableFile(why=f"“{name[-60:]}”{fault.why}", remedy=fault.remedy) from fault


def ending_of(name: str) -> str:
    """The ending of a file's name, in lower case, without the dot."""
    return PurePath(name).suffix.lower().removeprefix(".")
