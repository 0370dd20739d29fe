"""The words kept in memory find what the table finds, however it was changed meanwhile."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st

from kejitong.audit import queries as journal
from kejitong.audit.queries import Mark
from kejitong.registers import catalogue, listing, searching
from kejitong.registers.listing import Wish
from kejitong.registers.searching import Best
from tests import makers

pytestmark = pytest.mark.django_db


def _found(words: str) -> list[str]:
    register = catalogue.register("organisations")
    return [line.title for line in listing.listing(register, Wish(search=words), "").lines]


def test_by_name_code_initials_and_other_names() -> None:
    first = makers.an_organisation("江海精密机械有限公司")
    makers.an_organisation("通达新材料有限公司")
    makers.a_record("organisation_names", organisation=first, name="红星农机厂", kind="former")
    uscc: str = first.uscc  # type: ignore[attr-defined]
    for words in ("精密", "jhjm", "JHJM", uscc[-6:].lower(), "红星", "农机 江海"):
        assert _found(words) == ["江海精密机械有限公司"], words
    assert _found("红星 通达") == []
    assert len(_found("有限公司")) == 2


def test_what_is_written_later_is_found() -> None:
    first = makers.an_organisation("江海精密机械有限公司")
    assert _found("新名") == []
    makers.corrected("organisations", first, name="新名机械有限公司")
    assert (_found("新名"), _found("江海")) == (["新名机械有限公司"], [])
    makers.an_organisation("又一家新名公司")
    assert len(_found("新名")) == 2
    other = makers.a_record("organisation_names", organisation=first, name="红星厂", kind="former")
    assert _found("红星") == ["新名机械有限公司"]
    makers.retired("organisation_names", other)
    assert _found("红星") == []


def test_much_at_once_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "STALE", 2)
    makers.an_organisation("甲公司")
    assert _found("公司") == ["甲公司"]
    for name in ("乙公司", "丙公司", "丁公司"):
        makers.an_organisation(name)
    assert len(_found("公司")) == 4


def test_a_common_word_is_looked_for_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 1)
    first = makers.an_organisation("甲公司")
    makers.an_organisation("乙公司")
    makers.a_record("organisation_names", organisation=first, name="旧公司", kind="former")
    register = catalogue.register("organisations")
    assert searching.hits(register, "公司") is None
    assert len(_found("公司")) == 2
    assert _found("公司 旧公") == ["甲公司"]


def test_another_database_is_read_anew() -> None:
    makers.an_organisation("甲公司")
    assert _found("甲") == ["甲公司"]
    kept = searching._KEPT["organisations"]
    kept.mark = type(kept.mark)(1, "别处的")
    kept.text = "不相干"
    assert _found("甲") == ["甲公司"]


def test_every_word_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 1)
    first = makers.an_organisation("甲精密公司")
    makers.an_organisation("乙公司")
    assert _best("公司", "精密") == Best((first.pk,), is_all=True)
    assert _best("公司") is None
    assert _best("公司", "丙") == Best((), is_all=True)


def test_those_that_begin_with_the_word_come_first() -> None:
    made = [makers.an_organisation(name) for name in ("新江海", "老江海", "江海", "江海新")]
    pks = [made[place].pk for place in (2, 3, 0)]
    assert _best("江海", most=3) == Best(tuple(pks), is_all=False)


def _best(*words: str, most: int = 9) -> Best | None:
    return searching.best(catalogue.register("organisations"), words, journal.heads(), most)


def test_only_what_was_written_is_read_anew() -> None:
    makers.an_organisation("甲公司")
    _best("甲")
    kept = searching._KEPT["organisations"]
    makers.a_region()
    _best("甲")
    assert searching._KEPT["organisations"] is kept
    makers.an_organisation("乙公司")
    assert _best("乙")
    assert searching._KEPT["organisations"] is not kept


@example(names=["丁丙甲", "丙丙甲"], typed="丙甲")
@given(
    names=st.lists(st.text("甲乙丙丁", min_size=1, max_size=5), min_size=1, max_size=6),
    typed=st.text("甲乙丙", min_size=1, max_size=4),
)
def test_typing_on_finds_what_a_scan_finds(names: list[str], typed: str) -> None:
    words = _words(names)
    for end in range(1, len(typed) + 1):
        word = typed[:end]
        assert words.few(word) == sorted(
            (n for n, name in enumerate(names) if word in name),
            key=lambda n: not names[n].startswith(word),
        )


def _words(names: list[str]) -> Any:
    starts, at = [], 0
    for name in names:
        starts.append(at)
        at += len(name) + 1
    numbers, places = array("q", range(len(names))), array("q", starts)
    return searching._Words(Mark(1, "a"), "\n".join(names), numbers, places)


def test_a_search_asks_as_many_questions_for_many_records() -> None:
    asked = []
    for number in range(3):
        makers.an_organisation(f"甲公司{number}")
        _found("甲公司")
        with CaptureQueriesContext(connection) as questions:
            _found("甲公司")
        asked.append(len(questions))
    assert asked == [3, 3, 3]


def test_an_old_name_is_found_by_its_initials() -> None:
    record = makers.an_organisation("示例机电公司")
    makers.a_record("organisation_names", organisation=record, name="红星农机厂", kind="former")
    assert _best("hxnj") == Best((record.pk,), is_all=True)
    assert _best("slj") == Best((record.pk,), is_all=True)
