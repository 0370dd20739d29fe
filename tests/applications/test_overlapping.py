"""Common passages: none that is long enough is missed, and what is shown is what was written."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from kejitong.applications.overlapping import (
    SHORTEST,
    Titled,
    length_of,
    marks,
    overlap,
    packed,
    unpacked,
)

LETTERS = st.text(alphabet="甲乙丙丁ab1，。 \n", max_size=60)
SHARED = "本项目研究高温合金薄壁件的精密铸造工艺，解决变形控制的关键技术难题。"


def _one(text: str, label: str = "研究内容") -> tuple[Titled, ...]:
    return (Titled(label, text),)


@given(before=LETTERS, after=LETTERS, left=LETTERS, right=LETTERS)
def test_a_long_common_run_leaves_a_common_mark_and_is_found(
    before: str, after: str, left: str, right: str
) -> None:
    mine, theirs = _one(before + SHARED + after), _one(left + SHARED + right)
    assert marks(mine) & marks(theirs)
    found = overlap(mine, theirs)
    assert found.longest >= length_of(_one(SHARED))
    assert any("高温合金薄壁件" in passage.their_text for passage in found.passages)


@given(mine=LETTERS, theirs=LETTERS)
def test_every_passage_stands_in_both_texts(mine: str, theirs: str) -> None:
    found = overlap(_one(mine), _one(theirs, "技术路线"))
    assert 0 <= found.share <= 1
    for passage in found.passages:
        assert passage.text in mine
        assert passage.their_text in theirs
        assert passage.length >= SHORTEST
        assert length_of(_one(passage.text)) == length_of(_one(passage.their_text))


@given(text=LETTERS.map(lambda text: SHARED[:SHORTEST] + text))
def test_a_text_overlaps_itself_wholly(text: str) -> None:
    assert overlap(_one(text), _one(text)).share == 1


def test_width_case_spaces_and_punctuation_do_not_hide_a_copy() -> None:
    theirs = "　本项目研究高温合金薄壁件的精密铸造工艺；解决ＡＢＣ变形控制的关键技术难题！"
    mine = "本项目 研究高温合金\n薄壁件的精密铸造工艺,解决abc变形控制的关键技术难题"
    found = overlap(_one(mine), _one(theirs))
    assert found.share == 1
    assert [passage.their_text for passage in found.passages] == [theirs.strip("　！")]


def test_a_passage_never_runs_over_the_end_of_a_field() -> None:
    mine = (Titled("目的", SHARED[:18]), Titled("内容", SHARED[18:]))
    found = overlap(mine, _one(SHARED))
    assert [passage.label for passage in found.passages] == ["目的"]


def test_nothing_in_common_and_nothing_at_all() -> None:
    assert overlap(_one("水稻病虫害绿色防控技术集成与示范推广"), _one(SHARED)).passages == ()
    assert overlap((), _one(SHARED)).share == 0
    assert marks(()) == marks(_one("短")) == frozenset()


@given(found=st.frozensets(st.integers(0, 2**32 - 1)))
def test_marks_are_stored_and_read_back(found: frozenset[int]) -> None:
    assert frozenset(unpacked(packed(found))) == found
    assert len(packed(found)) == 4 * len(found)


def test_repeated_characters_do_not_take_for_ever() -> None:
    began = time.process_time()
    assert overlap(_one("甲" * 5000), _one("甲" * 5000)).share == 1
    assert overlap(_one("甲乙" * 2500), _one("乙甲" * 2500)).share > 0
    assert time.process_time() - began < 2
