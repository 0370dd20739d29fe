"""Uploads are kept, found and dropped; progress is told beside them."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest

from kejitong.intake import storage
from kejitong.intake.errors import FileGone
from kejitong.intake.storage import Progress


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("名单.xlsx", "名单.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\表\\a b.csv", "a_b.csv"),
        (".hidden", "hidden"),
        ("///", "book"),
        (".progress", "progress"),
    ],
)
def test_the_name_cannot_leave_its_folder(name: str, kept: str, uploads: Path) -> None:
    found = storage.keep(BytesIO(b"abc"), name=name)
    assert found.path == uploads / found.folder / kept
    assert found.path.read_bytes() == b"abc"
    assert found.digest == hashlib.sha256(b"abc").hexdigest()
    assert storage.stored(found.folder) == found.path


def test_what_was_dropped_is_gone(uploads: Path) -> None:
    kept = storage.keep(BytesIO(b"abc"), name="a.xlsx")
    storage.drop(kept.folder)
    storage.drop("")
    assert [*uploads.iterdir()] == []
    with pytest.raises(FileGone):
        storage.stored(kept.folder)
    with pytest.raises(FileGone):
        storage.stored("")


def test_progress_is_told_until_it_is_finished() -> None:
    kept = storage.keep(BytesIO(b"abc"), name="a.xlsx")
    assert storage.progress(kept.folder) is None
    storage.report(kept.folder, Progress("核对", 2000, 5000))
    assert storage.progress(kept.folder) == Progress("核对", 2000, 5000)
    assert storage.stored(kept.folder) == kept.path
    storage.finish(kept.folder)
    assert storage.progress(kept.folder) is None


def test_progress_of_nothing_is_nothing() -> None:
    storage.report("", Progress("核对", 0, 1))
    storage.report("0" * 32, Progress("核对", 0, 1))
    assert storage.progress("") is None
    assert storage.progress("0" * 32) is None
