"""Where an uploaded workbook waits until its import is over, and how far a long job has come.

Progress is a small file beside the workbook: while an import holds its transaction, no other
connection could read it from the database.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from kejitong.intake.errors import FileGone, FileTooLarge

MOST_BYTES = 100 << 20
_PIECE = 1 << 20
LONGEST_WAIT = 24 * 3600
"""Seconds that a file waits for an answer."""
_WAITING = ".waiting"
_PROGRESS = ".progress"
"""No upload is stored under a name that begins with a dot."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored upload: its folder, its path and the digest of its content."""

    folder: str
    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Progress:
    """办到哪一步：阶段、已办行数、总行数。"""

    phase: str
    done: int
    total: int


def keep(content: BinaryIO, *, name: str) -> Kept:
    """Store an upload in a folder of its own."""
    folder = secrets.token_hex(16)
    path = _root() / folder / _plain(name)
    path.parent.mkdir(parents=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        while piece := content.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                break
            digest.update(piece)
            file.write(piece)
    if size > MOST_BYTES:
        drop(folder)
        raise FileTooLarge(why=f"超过{MOST_BYTES >> 20}兆字节", remedy="请拆成几个文件再导入")
    return Kept(folder, path, digest.hexdigest())


def stored(folder: str) -> Path:
    """The workbook in this folder."""
    found = [path for path in (_root() / folder).glob("*") if path.name[0] != "."]
    if not folder or not found:
        raise FileGone(remedy="请重新上传")
    return found[0]


def wait(folder: str) -> None:
    """Keep an upload until a person has said what it is; those that nobody came back to go."""
    mark = _root() / folder / _WAITING
    mark.touch()
    fresh = mark.stat().st_mtime
    for other in _root().glob(f"*/{_WAITING}"):
        if fresh - other.stat().st_mtime > LONGEST_WAIT:
            drop(other.parent.name)


def drop(folder: str) -> None:
    """Remove an upload and all that lies beside it."""
    if folder:
        shutil.rmtree(_root() / folder, ignore_errors=True)


def report(folder: str, progress: Progress) -> None:
    """Say how far a job has come."""
    place = _root() / folder
    if not folder or not place.is_dir():
        return
    fresh = place / f"{_PROGRESS}.new"
    fresh.write_text(json.dumps([progress.phase, progress.done, progress.total]), encoding="utf-8")
    fresh.replace(place / _PROGRESS)


def progress(folder: str) -> Progress | None:
    """How far the job of this upload has come; nothing when none is under way."""
    path = _root() / folder / _PROGRESS
    if not folder or not path.is_file():
        return None
    return Progress(*json.loads(path.read_text(encoding="utf-8")))


def finish(folder: str) -> None:
    """The job is over."""
    if folder:
        (_root() / folder / _PROGRESS).unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"


def _plain(name: str) -> str:
    kept = re.sub(r"[^\w.（）-]+", "_", Path(name.replace("\\", "/")).name)
    return kept.lstrip("._")[-80:] or "book"
