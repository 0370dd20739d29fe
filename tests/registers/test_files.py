"""Files lie whole, once, under their digest, and are handed out only as they were stored."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.registers import files


@given(content=st.binary(max_size=200))
def test_what_is_kept_is_read_back(content: bytes) -> None:
    kept = files.keep(content)
    assert (kept.size, kept.digest) == (len(content), sha256(content).hexdigest())
    assert files.read(kept.path) == content
    assert files.keep(content) == kept


def test_the_same_content_lies_there_once_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    kept = [files.keep(content, home=tmp_path) for content in (b"one", b"two", b"one")]
    lying = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert lying == {one.path for one in kept}
    assert kept[0] == kept[2]


def test_a_file_that_was_cut_short_is_stored_again(tmp_path: Path) -> None:
    kept = files.keep(b"whole", home=tmp_path)
    (tmp_path / kept.path).write_bytes(b"who")
    files.keep(b"whole", home=tmp_path)
    assert files.read(kept.path, home=tmp_path) == b"whole"


def test_a_changed_file_is_not_handed_out(tmp_path: Path) -> None:
    kept = files.keep(b"whole", home=tmp_path)
    (tmp_path / kept.path).write_bytes(b"other")
    with pytest.raises(files.FileLost, match="内容与摘要不符"):
        files.read(kept.path, home=tmp_path)


@pytest.mark.parametrize("path", ["", "../secret.key", "ab/cd", "/etc/passwd", f"ab/{'0' * 64}"])
def test_places_that_nothing_was_stored_under_are_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(files.FileLost, match="存放位置不对"):
        files.located(path, home=tmp_path)


def test_a_lost_file_is_told(tmp_path: Path) -> None:
    kept = files.keep(b"whole", home=tmp_path)
    (tmp_path / kept.path).unlink()
    with pytest.raises(files.FileLost, match=kept.digest[:8]):
        files.read(kept.path, home=tmp_path)


def test_a_disk_that_is_full_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kejitong.registers.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.keep(b"whole", home=tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
