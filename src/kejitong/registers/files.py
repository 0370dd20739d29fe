"""Where uploaded files lie: by the digest of their content, under the data folder, written whole or
not at all.

A file is stored before the row that names it, so no row ever names a file that is not there.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from kejitong.kernel.refusals import Refused

ATTACHMENTS = "attachments"
_SHAPE = re.compile(r"([0-9a-f]{2})/(\1[0-9a-f]{62})")


class FileLost(Refused):
    """这份材料的文件读不出来。"""


@dataclass(frozen=True, slots=True)
class Upload:
    """送来的一份文件：送的人给的文件名和内容。"""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """存下的一份文件：相对位置、内容的摘要（SHA-256）、字节数。"""

    path: str
    digest: str
    size: int


def folder(name: str = ATTACHMENTS) -> Path:
    """The folder of this name in the data folder."""
    return Path(settings.HOME) / name


def keep(content: bytes, *, home: Path | None = None) -> Kept:
    """Store the content, durably, before it is named anywhere; the same content lies there once."""
    digest = hashlib.sha256(content).hexdigest()
    kept = Kept(f"{digest[:2]}/{digest}", digest, len(content))
    place = (home or folder()) / kept.path
    if not (place.is_file() and place.stat().st_size == kept.size):
        place.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(place, content)
    return kept


def located(path: str, *, home: Path | None = None) -> Path:
    """Where a stored file lies; a place that nothing was stored under is refused."""
    if not _SHAPE.fullmatch(path):
        raise FileLost(why="存放位置不对", remedy="请联系系统管理员")
    found = (home or folder()) / path
    if not found.is_file():
        raise FileLost(why=f"文件{path[3:11]}不在", remedy="请联系系统管理员从备份恢复")
    return found


def read(path: str, *, home: Path | None = None) -> bytes:
    """The content of a stored file, if it is still what was stored."""
    content = located(path, home=home).read_bytes()
    if hashlib.sha256(content).hexdigest() != path[3:]:
        raise FileLost(why=f"文件{path[3:11]}的内容与摘要不符", remedy="请联系系统管理员从备份恢复")
    return content


def _write_whole(place: Path, content: bytes) -> None:
    """Beside its place first, and moved there when it lies on the disk."""
    number, beside = tempfile.mkstemp(prefix=".", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, settings.FILE_UPLOAD_PERMISSIONS)  # noqa: PTH101  a name, not a path
        Path(beside).replace(place)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync(place.parent)


def _sync(place: Path) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
