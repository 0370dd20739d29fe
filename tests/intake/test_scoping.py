"""A person whose account is limited to a region cannot touch, or add, records elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from kejitong.intake import actions, queries
from kejitong.intake.comparing import Outcome
from kejitong.intake.errors import SharedRegister
from kejitong.intake.models import Batch
from kejitong.intake.scoping import Filling, filling, within
from kejitong.registers.catalogue import register
from kejitong.registers.models import Record
from kejitong.registers.queries import live
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
    ])  # fmt: skip
    assert counts(batch) == (2, 1, 0, 2)
    assert refused(batch) == [4, 5]
    row = queries.row(batch, 4)
    assert row is not None
    assert str(row.problems[0]).startswith("第4行属地“邻区”：不在您的地区（320612）范围之内")


def of(region: Record) -> list[str]:
    """The organisations of a region."""
    found = live(register("organisations")).filter(region=region.pk)
    return list(found.order_by("pk").values_list("name", flat=True))


def test_rows_without_a_region_are_of_the_persons_own(region: Record, elsewhere: Record) -> None:
    township = makers.a_township(region)
    makers.an_organisation("在镇里的", uscc=makers.a_uscc(5), region=township)
    rows = [[makers.a_uscc(5), "改名"], [makers.a_uscc(6), "新的"]]
    batch = preview(rows, headings=HEADINGS[:2])
    assert counts(batch) == (1, 1, 0, 0)
    assert [row.filled for row in queries.rows(batch)] == ["", "region"]
    assert batch.remarks == ["表里没有“属地”一栏，新增时都记在试验区（320612）；已在册的不改。"]
    done = actions.confirm(batch, actions.Extent.ALL, act=an_act())
    assert (of(region), of(township)) == (["新的"], ["改名"])
    actions.undo(done, act=an_act())
    again = preview(rows, headings=HEADINGS[:2])
    assert counts(actions.confirm(again, actions.Extent.ALL, act=an_act())) == (1, 1, 0, 0)
    assert of(region) == ["新的"]


def test_blank_cells_are_filled_where_the_register_needs_a_region(region: Record) -> None:
    makers.a_township(region)
    headings = ("活动名称", "活动种类", "举办日期", "所在地区")
    rows = [
        ["甲会", "会议", "2026-03-01", ""],
        ["乙会", "会议", "2026-03-01", "试验镇"],
    ]
    batch = preview(rows, headings=headings, slug="events")
    assert counts(batch) == (2, 0, 0, 0)
    assert batch.remarks == ["“所在地区”空着的行，新增时都记在试验区（320612）；已在册的不改。"]
    actions.confirm(batch, actions.Extent.ALL, act=an_act())
    assert counts(preview(rows, headings=headings, slug="events")) == (0, 0, 2, 0)


def test_a_region_that_tells_records_apart_is_filled_first(region: Record) -> None:
    headings = ("称号名称", "年份", "称号种类")
    makers.a_record("honours", title="试点", year=2025, region=region)
    batch = preview([["试点", "2025", ""]], headings=headings, slug="honours")
    assert counts(batch) == (0, 0, 1, 0)


def test_without_a_limit_only_what_must_have_a_region_gets_the_installations() -> None:
    assert filling(register("events"), "", "320612") == Filling("region", "320612")
    assert filling(register("events"), "", "") is None
    for slug in ("organisations", "patents", "facts", "peers", "regions", "programmes"):
        assert filling(register(slug), "", "320612") is None
    assert filling(register("patents"), "320612", "") == Filling("region", "320612", in_blanks=True)


def test_a_shared_register_is_not_for_a_part_of_the_whole(region: Record, uploads: Path) -> None:
    upload = an_upload([["甲报", "市"]], headings=("渠道名称", "渠道层级"))
    narrow = actions.Upload(upload.name, upload.content, region=f"{makers.DISTRICT}001")
    with pytest.raises(SharedRegister, match="“信息渠道”不分地区"):
        actions.bring(register("channels"), narrow, act=an_act())
    assert not Batch.objects.exists()
    assert not uploads.exists()
    upload.content.seek(0)
    whole = actions.Upload(upload.name, upload.content, region=makers.DISTRICT)
    assert counts(actions.bring(register("channels"), whole, act=an_act())) == (1, 0, 0, 0)


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
