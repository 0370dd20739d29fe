"""Reading a preview: a page of it, one outcome of it, one row of it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from kejitong.intake import actions, queries
from kejitong.intake.comparing import Outcome
from kejitong.intake.models import Batch
from kejitong.intake.queries import NoSuchBatch
from kejitong.intake.storage import Progress, report
from tests.intake.makers import a_preview, an_import, an_organisation_row
from tests.keeping import kept
from tests.makers import an_act

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def long() -> Batch:
    """2,100 rows in two parts; every tenth row is bad."""
    rows = [an_organisation_row(n, name="" if n % 10 == 0 else "甲") for n in range(1, 2101)]
    return a_preview(rows)


def numbers(batch: Batch, outcome: Outcome | None, start: int, most: int) -> list[int]:
    return [row.number for row in queries.rows(batch, outcome, start=start, most=most)]


def test_a_page_of_the_preview(long: Batch) -> None:
    assert numbers(long, None, 0, 3) == [2, 3, 4]
    assert numbers(long, None, 1998, 4) == [2000, 2001, 2002, 2003]
    assert numbers(long, Outcome.REFUSED, 0, 2) == [11, 21]
    assert numbers(long, Outcome.REFUSED, 199, 3) == [2001, 2011, 2021]
    assert numbers(long, Outcome.REFUSED, 209, 5) == [2101]
    assert numbers(long, Outcome.CHANGED, 0, 5) == []
    assert len(list(queries.rows(long))) == 2100


def test_a_late_page_does_not_open_the_early_parts(
    long: Batch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert numbers(long, None, 2090, 2) == [2092, 2093]


def test_one_row() -> None:
    batch = a_preview([an_organisation_row(1), an_organisation_row(2, name="")])
    row = queries.row(batch, 3)
    assert row is not None
    assert [one.problem for one in row.problems] == ["必须填写"]
    assert row.raw[1] == ""
    assert queries.row(batch, 99) is None


def test_the_list_and_one_of_it() -> None:
    first, second = a_preview([an_organisation_row(1)]), a_preview([an_organisation_row(2)])
    assert list(queries.batches()) == [second, first]
    assert list(queries.batches("patents")) == []
    assert queries.one(first.pk) == first
    with pytest.raises(NoSuchBatch, match="编号0"):
        queries.one(0)


def test_the_same_file_counts_only_while_its_import_stands() -> None:
    first = an_import([an_organisation_row(1)])
    again = a_preview([an_organisation_row(1)])
    another = a_preview([an_organisation_row(2)])
    assert (queries.same_file(again), queries.same_file(another)) == (first, None)
    actions.undo(first, act=an_act())
    assert queries.same_file(again) is None


def test_suggestions_are_for_what_is_not_mapped() -> None:
    headings = ("统一社会信用代码", "企业名称", "法定代表人姓名")
    batch = a_preview([], headings=headings)
    assert queries.suggestions(batch) == {"法定代表人姓名": "legal_representative"}


def test_progress_stands_beside_the_file() -> None:
    batch = a_preview([an_organisation_row(1)])
    assert queries.progress(batch) is None
    report(batch.folder, Progress("导入", 1, 2))
    assert queries.progress(batch) == Progress("导入", 1, 2)
