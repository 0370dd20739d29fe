"""Comparing headings."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.folding import THRESHOLD, fold, match, match_all

FIELDS = {
    "name": ("单位名称", "企业名称"),
    "code": ("统一社会信用代码",),
    "revenue": ("营业收入", "主营业务收入"),
    "spending": ("研发费用", "研究开发费用"),
    "applied": ("专利申请数",),
    "granted": ("专利授权数",),
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｒ＆Ｄ 经费", "rd经费"),
        ("其中：\n发明（件）", "其中发明件"),
        ("1—3月", "1-3月"),
        ("占比 2.5%。", "占比2.5%"),
        ("单位/部门_名", "单位部门名"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("企业 名称", "name"),
        ("企业统一社会信用代码", "code"),
        ("研究开发费用合计", "spending"),
        ("专利申请数量", "applied"),
        ("上年营业收入", None),
        ("营业收入增长", None),
        ("联系电话", None),
        ("", None),
    ],
)
def test_match(heading: str, name: str | None) -> None:
    found = match(heading, FIELDS)
    assert (found.name if found else None) == name


def test_an_exact_heading_says_so() -> None:
    found = match("企业名称", FIELDS)
    assert found is not None
    assert (found.score, found.why) == (1.0, "与“企业名称”一致")


def test_one_field_goes_to_one_column_and_the_exact_one_first() -> None:
    found = match_all(["企业名称全称", "企业名称", "专利授权数", "营业收入"], FIELDS)
    assert [m.name if m else None for m in found] == [None, "name", "granted", "revenue"]


HEADINGS = st.lists(st.text("甲乙丙丁戊", min_size=2, max_size=5), max_size=5)


@given(HEADINGS, st.lists(st.text("甲乙丙丁戊", min_size=2, max_size=5), max_size=4, unique=True))
def test_the_rest_is_matched_with_the_highest_total(headings: list[str], names: list[str]) -> None:
    fields: dict[str, tuple[str, ...]] = dict.fromkeys(names, ())
    headings = [heading for heading in headings if heading not in names]
    chosen = match_all(headings, fields)
    taken = [m.name for m in chosen if m]
    assert len(set(taken)) == len(taken)
    scores = {(h, n): _score(h, n) for h in headings for n in names}
    slots: list[str | None] = [*names, *[None] * len(headings)]
    best = max(
        sum(scores[h, n] for h, n in zip(headings, order, strict=True) if n is not None)
        for order in set(permutations(slots, len(headings)))
    )
    assert sum(m.score for m in chosen if m) == pytest.approx(best)


def _score(heading: str, name: str) -> float:
    found = match(heading, {name: ()})
    return found.score if found and found.score >= THRESHOLD else 0.0
