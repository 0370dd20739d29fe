"""A person whose account is limited to a region cannot touch, or add, records elsewhere."""

from __future__ import annotations

import pytest

from kejitong.intake import actions, queries
from kejitong.intake.comparing import Outcome
from kejitong.intake.models import Batch
from kejitong.intake.scoping import within
from kejitong.registers.catalogue import register
from kejitong.registers.models import Record
from tests import makers
from tests.intake.makers import an_upload, counts
from tests.makers import an_act

pytestmark = pytest.mark.django_db
HEADINGS = ("统一社会信用代码", "企业名称", "属地")


@pytest.fixture
def elsewhere() -> Record:
    return makers.a_region("320613", "邻区")


def preview(
    rows: list[list[str]], *, headings: tuple[str, ...] = HEADINGS, slug: str = "organisations"
) -> Batch:
    upload = an_upload(rows, headings=headings)
    limited = actions.Upload(upload.name, upload.content, region=makers.DISTRICT)
    return actions.bring(register(slug), limited, act=an_act())


def refused(batch: Batch) -> list[int]:
    return [row.number for row in queries.rows(batch, Outcome.REFUSED)]


def test_rows_of_another_region_are_refused(region: Record, elsewhere: Record) -> None:
    makers.a_township(region)
    makers.an_organisation("邻区的", uscc=makers.a_uscc(4), region=elsewhere)
    makers.an_organisation("本区的", uscc=makers.a_uscc(5), region=region)
    batch = preview([
        [makers.a_uscc(1), "甲", "试验区"],
        [makers.a_uscc(2), "乙", "试验镇"],
        [makers.a_uscc(3), "丙", "邻区"],
        [makers.a_uscc(4), "改名", ""],
        [makers.a_uscc(5), "改名", ""],
        [makers.a_uscc(6), "没有写地区的", ""],
    ])  # fmt: skip
    assert counts(batch) == (2, 1, 0, 3)
    assert refused(batch) == [4, 5, 7]
    row = queries.row(batch, 4)
    assert row is not None
    assert "不在您的地区（320612）范围之内" in row.problems[0].problem


def test_a_record_cannot_be_moved_out_of_the_region(region: Record, elsewhere: Record) -> None:
    makers.an_organisation("本区的", uscc=makers.a_uscc(5), region=region)
    assert refused(preview([[makers.a_uscc(5), "本区的", "邻区"]])) == [2]


def test_the_region_of_what_a_row_refers_to_counts(region: Record, elsewhere: Record) -> None:
    makers.an_organisation("本区的", region=region)
    makers.an_organisation("邻区的", region=elsewhere)
    rows = [["本区的", "2025"], ["邻区的", "2025"]]
    assert refused(preview(rows, headings=("企业名称", "年份"), slug="facts")) == [3]


def test_a_region_itself_is_judged_by_its_code(region: Record) -> None:
    rows = [["320612005", "新镇", "镇（街道）"], ["320613005", "别镇", "镇（街道）"]]
    headings = ("地区代码", "地区名称", "层级")
    assert 3 in refused(preview(rows, headings=headings, slug="regions"))


def test_without_a_limit_everything_is_within() -> None:
    assert within(register("organisations"), "", [{}, {}], [None, None]) == [True, True]
