"""An import from the upload to its undoing: every verb, and what each refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kejitong.audit import queries as journal
from kejitong.intake import actions, queries
from kejitong.intake.actions import Extent, Upload
from kejitong.intake.comparing import Outcome
from kejitong.intake.errors import (
    ChangedSince,
    FileGone,
    HasRefusedRows,
    MappedTwice,
    NoSuchRow,
    NothingToImport,
    OutcomeChanged,
    ReasonMissing,
    UnknownColumn,
    WrongState,
    WrongUnit,
)
from kejitong.intake.models import Batch, State
from kejitong.kernel.refusals import Invalid
from kejitong.registers.catalogue import register
from kejitong.registers.models import Record
from tests import makers
from tests.intake.makers import (
    HEADINGS,
    a_preview,
    an_import,
    an_organisation_row,
    an_upload,
    counts,
)
from tests.makers import an_act

pytestmark = pytest.mark.django_db
CapturesCommits = Callable[..., Any]


def stored(number: int) -> Any:
    return register("organisations").model._default_manager.get(uscc=makers.a_uscc(number))


def how_many() -> int:
    return int(register("organisations").model._default_manager.filter(retired_at=None).count())


def said(batch: Batch) -> list[str]:
    return [
        f"{one.row} {one.column}：{one.problem}"
        for row in queries.rows(batch, Outcome.REFUSED)
        for one in row.problems
    ]


def test_a_preview_writes_nothing_and_says_what_would_happen() -> None:
    an_import([an_organisation_row(1), an_organisation_row(2)])
    batch = a_preview([
        an_organisation_row(1),
        an_organisation_row(2, address="创新路9号", capital=250),
        an_organisation_row(3),
        an_organisation_row(4, established_on="去年"),
    ])  # fmt: skip
    assert counts(batch) == (1, 1, 1, 1)
    assert batch.row_count == 4
    assert how_many() == 2
    changed = next(queries.rows(batch, Outcome.CHANGED))
    assert changed.number == 3
    assert changed.changes == {
        "address": ("科技路2号", "创新路9号"),
        "registered_capital": (Decimal("1000000.00"), Decimal("2500000.00")),
    }
    assert said(batch) == ["5 成立日期：“去年”不是日期，应像 2026-11-30 这样填写。"]


def test_confirming_stores_the_values_and_the_journal() -> None:
    batch = an_import([an_organisation_row(1)])
    record = stored(1)
    assert (record.name, record.established_on) == ("试验企业1", date(2020, 1, 15))
    assert record.registered_capital == Decimal(1_000_000)
    assert record.source == "试验"
    entries = [(entry.act, entry.record) for entry in journal.of_batch(batch.pk)]
    assert entries == [("organisations.added", record.pk), ("imports.confirmed", batch.pk)]
    assert batch.state == State.CONFIRMED
    assert batch.confirmed_at == makers.NOW
    assert journal.check_chain().is_whole


def test_a_second_import_of_the_same_file_changes_nothing() -> None:
    first = an_import([an_organisation_row(1), an_organisation_row(2)])
    again = a_preview([an_organisation_row(1), an_organisation_row(2)])
    assert counts(again) == (0, 0, 2, 0)
    assert queries.same_file(again) == first
    version = stored(1).version
    actions.confirm(again, Extent.ALL, act=an_act())
    assert stored(1).version == version


def test_what_an_import_changed_came_from_its_file_until_it_is_undone() -> None:
    an_import([an_organisation_row(1)])
    batch = a_preview([an_organisation_row(1, address="创新路1号")])
    actions.confirm(batch, Extent.ALL, act=an_act(source=""))
    assert stored(1).source == f"名单.xlsx（第{batch.pk}次导入）"
    batch.refresh_from_db()
    actions.undo(batch, act=an_act(source="网页登记"))
    assert (stored(1).source, stored(1).address) == ("试验", "科技路1号")


def test_a_column_that_the_sheet_lacks_is_given_one_value(region: Record) -> None:
    batch = a_preview([an_organisation_row(1)])
    with pytest.raises(Invalid, match="属地“无此镇”：地区登记册里没有"):
        actions.fix(batch, {"region": "无此镇"}, act=an_act())
    with pytest.raises(UnknownColumn):
        actions.fix(batch, {"colour": "红"}, act=an_act())
    with pytest.raises(MappedTwice):
        actions.fix(batch, {"address": "同一条路"}, act=an_act())
    fixed = actions.fix(batch, {"region": "试验区", "tags": "新材料"}, act=an_act())
    fixed = actions.fix(fixed, {"tags": ""}, act=an_act())
    assert fixed.fixed == {"region": "试验区"}
    actions.confirm(actions.preview(fixed), Extent.ALL, act=an_act())
    assert (stored(1).region_id, stored(1).tags) == (region.pk, "")


def test_a_blank_cell_leaves_what_is_stored() -> None:
    an_import([an_organisation_row(1)])
    assert counts(an_import([an_organisation_row(1, address="", capital=None)])) == (0, 0, 1, 0)
    assert stored(1).address == "科技路1号"


def test_all_or_nothing_unless_the_good_rows_are_asked_for() -> None:
    rows = [an_organisation_row(1), an_organisation_row(2, name="")]
    batch = a_preview(rows)
    with pytest.raises(HasRefusedRows, match="2行中有1行退回"):
        actions.confirm(batch, Extent.ALL, act=an_act())
    assert how_many() == 0
    actions.confirm(batch, Extent.GOOD, act=an_act())
    assert how_many() == 1


def test_nothing_good_is_nothing_to_import() -> None:
    batch = a_preview([an_organisation_row(1, name="")])
    with pytest.raises(NothingToImport):
        actions.confirm(batch, Extent.GOOD, act=an_act())


def test_a_row_that_repeats_another_is_refused_and_names_it() -> None:
    batch = a_preview([an_organisation_row(1), an_organisation_row(2), an_organisation_row(1)])
    assert said(batch) == ["4 统一社会信用代码：与第2行是同一条，只能保留一行"]


def test_a_retired_record_is_not_touched() -> None:
    an_import([an_organisation_row(1)])
    makers.retired("organisations", stored(1))
    batch = a_preview([an_organisation_row(1)])
    assert said(batch) == ["2 统一社会信用代码：这条记录已经停用；请先在登记册里恢复，再导入"]


def test_a_reference_that_is_not_registered_is_refused(region: Record) -> None:
    headings = ("统一社会信用代码", "企业名称", "属地")
    batch = a_preview(
        [
            [makers.a_uscc(1), "甲公司", "试验区"],
            [makers.a_uscc(2), "乙公司", "无名镇"],
            [makers.a_uscc(3), "丙公司", float(makers.DISTRICT)],
        ],
        headings=headings,
    )
    assert counts(batch) == (2, 0, 0, 1)
    assert said(batch) == ["3 属地：地区登记册里没有（或有不止一个）；请先登记，或改用其代码"]
    actions.confirm(batch, Extent.GOOD, act=an_act())
    assert stored(3).region_id == region.pk


def test_warnings_do_not_stop_an_import_that_gives_its_reason() -> None:
    doubtful = makers.a_uscc(1)[:-1] + ("0" if makers.a_uscc(1)[-1] != "0" else "1")
    batch = a_preview([an_organisation_row(1, uscc=doubtful)])
    assert (counts(batch), batch.warned) == ((1, 0, 0, 0), 1)
    with pytest.raises(ReasonMissing, match="1行带着提醒"):
        actions.confirm(batch, Extent.ALL, act=an_act(reason=""))
    actions.confirm(batch, Extent.ALL, act=an_act(reason="执照如此"))
    entry = journal.of_batch(batch.pk).first()
    assert entry is not None
    assert entry.reason == "执照如此"


def test_what_changed_after_the_preview_stops_the_import() -> None:
    an_import([an_organisation_row(1), an_organisation_row(2)])
    rows = [an_organisation_row(1, address="新址"), an_organisation_row(2), an_organisation_row(3)]
    batch = a_preview(rows)
    makers.corrected("organisations", stored(1), address="别处")
    makers.an_organisation("后来的", uscc=makers.a_uscc(3))
    with pytest.raises(OutcomeChanged, match="第2行、第4行的结果已与预览不同"):
        actions.confirm(batch, Extent.ALL, act=an_act())
    assert stored(1).address == "别处"
    again = actions.preview(batch)
    assert counts(again) == (0, 2, 1, 0)
    actions.confirm(again, Extent.ALL, act=an_act())
    assert stored(1).address == "新址"


def test_what_changed_elsewhere_in_the_record_does_not() -> None:
    an_import([an_organisation_row(1)])
    batch = a_preview([an_organisation_row(1, address="新址")])
    makers.corrected("organisations", stored(1), legal_representative="某某")
    actions.confirm(batch, Extent.ALL, act=an_act())
    assert (stored(1).address, stored(1).legal_representative) == ("新址", "某某")


def test_confirming_twice_is_refused() -> None:
    batch = an_import([an_organisation_row(1)])
    with pytest.raises(WrongState, match="已导入"):
        actions.confirm(batch, Extent.ALL, act=an_act())


def test_undoing_retires_what_was_added_and_puts_back_what_was_changed() -> None:
    an_import([an_organisation_row(1)])
    rows = [
        an_organisation_row(1, address="新址", capital=300, established_on="2021-02-03"),
        an_organisation_row(2),
    ]
    batch = an_import(rows)
    actions.undo(batch, act=an_act())
    assert stored(2).retired_at == makers.NOW
    record = stored(1)
    assert (record.address, record.established_on) == ("科技路1号", date(2020, 1, 15))
    assert record.registered_capital == Decimal(1_000_000)
    assert record.retired_at is None
    assert queries.one(batch.pk).state == State.UNDONE
    assert journal.check_chain().is_whole


def test_undoing_stops_at_what_others_did_since() -> None:
    batch = an_import([an_organisation_row(1), an_organisation_row(2)])
    makers.corrected("organisations", stored(2), address="别处")
    with pytest.raises(ChangedSince, match="“试验企业2”"):
        actions.undo(batch, act=an_act())
    assert how_many() == 2
    assert queries.one(batch.pk).state == State.CONFIRMED


def test_undoing_needs_a_reason_and_a_confirmed_import() -> None:
    batch = a_preview([an_organisation_row(1)])
    with pytest.raises(ReasonMissing):
        actions.undo(batch, act=an_act(reason=" "))
    with pytest.raises(WrongState):
        actions.undo(batch, act=an_act())


def test_what_was_undone_can_be_imported_again_and_undone_again() -> None:
    actions.undo(an_import([an_organisation_row(1)]), act=an_act())
    batch = a_preview([an_organisation_row(1, address="更正后的地址")])
    assert counts(batch) == (1, 0, 0, 0)
    batch = actions.confirm(batch, Extent.ALL, act=an_act())
    record = stored(1)
    assert (record.retired_at, record.address) == (None, "更正后的地址")
    actions.undo(batch, act=an_act())
    assert (stored(1).retired_at, stored(1).address) == (makers.NOW, "科技路1号")


def test_a_mended_row_becomes_good() -> None:
    batch = a_preview([an_organisation_row(1), an_organisation_row(2, established_on="去年")])
    batch = actions.mend(batch, 3, {"established_on": "2024年3月5日"}, act=an_act())
    assert counts(batch) == (2, 0, 0, 0)
    actions.confirm(batch, Extent.ALL, act=an_act())
    assert stored(2).established_on == date(2024, 3, 5)


def test_mending_refuses_unknown_rows_and_columns() -> None:
    batch = a_preview([an_organisation_row(1)])
    with pytest.raises(NoSuchRow, match="第9行"):
        actions.mend(batch, 9, {"name": "甲"}, act=an_act())
    with pytest.raises(UnknownColumn, match="colour"):
        actions.mend(batch, 2, {"colour": "红"}, act=an_act())


def test_a_corrected_mapping_is_remembered_for_the_same_headings() -> None:
    batch = actions.read(
        register("organisations"), an_upload([an_organisation_row(1)]), act=an_act()
    )
    assert batch.mapping == {
        "统一社会信用代码": "uscc", "企业名称": "name", "成立日期": "established_on",
        "注册资本": "registered_capital", "注册地址": "address",
    }  # fmt: skip
    chosen = {**batch.mapping, "备忘": "business_scope", "注册地址": ""}
    actions.remap(batch, chosen, act=an_act())
    actions.confirm(actions.preview(batch), Extent.ALL, act=an_act())
    assert (stored(1).business_scope, stored(1).address) == ("无", "")
    another = a_preview([an_organisation_row(2)])
    assert another.mapping == {heading: name for heading, name in chosen.items() if name}


def test_a_mapping_must_make_sense() -> None:
    batch = a_preview([an_organisation_row(1)])
    with pytest.raises(UnknownColumn, match="colour"):
        actions.remap(batch, {"备忘": "colour"}, act=an_act())
    with pytest.raises(MappedTwice, match="单位名称"):
        actions.remap(batch, {"企业名称": "name", "备忘": "name"}, act=an_act())
    with pytest.raises(MappedTwice, match="单位名称"):
        actions.remap(batch, {"企业名称": "name"}, act=an_act(), fixed={"name": "甲"})


def test_a_column_that_the_sheet_lacks_may_be_given_for_all_rows() -> None:
    makers.an_organisation("甲公司")
    rows = [["甲公司", 120]]
    batch = a_preview(rows, headings=("企业名称", "从业人员"), slug="facts")
    assert said(batch) == ["2 年份：必须填写，表中没有这一栏"]
    actions.remap(batch, batch.mapping, act=an_act(), fixed={"year": "2025"})
    assert counts(actions.preview(batch)) == (1, 0, 0, 0)


def test_discarding_leaves_the_trace_but_neither_file_nor_preview(
    uploads: Path, django_capture_on_commit_callbacks: CapturesCommits
) -> None:
    batch = a_preview([an_organisation_row(1)])
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(batch, act=an_act())
    assert batch.state == State.DISCARDED
    assert not batch.parts.exists()
    assert [*uploads.iterdir()] == []
    with pytest.raises(WrongState, match="已放弃"):
        actions.preview(batch)


def test_a_lost_file_is_said_so(uploads: Path) -> None:
    batch = a_preview([an_organisation_row(1)])
    for path in uploads.rglob("*.xlsx"):
        path.unlink()
    with pytest.raises(FileGone, match="请重新上传"):
        actions.preview(batch)


def test_a_sheet_can_be_named() -> None:
    with pytest.raises(Exception, match="没有这张工作表"):
        actions.read(
            register("organisations"),
            Upload("a.xlsx", BytesIO(an_upload([]).content.read()), sheet="别的"),
            act=an_act(),
        )
    assert not Batch.objects.exists()


def test_headings_without_rows_are_nothing_to_import() -> None:
    batch = a_preview([], headings=HEADINGS)
    assert batch.row_count == 0
    with pytest.raises(NothingToImport):
        actions.confirm(batch, Extent.ALL, act=an_act())


def test_a_unit_that_cannot_be_converted_is_not_read_as_yuan() -> None:
    headings = ("统一社会信用代码", "企业名称", "注册资本（万美元）")
    batch = a_preview([[makers.a_uscc(1), "甲", 5]], headings=headings)
    assert "registered_capital" not in batch.mapping.values()
    assert any("“万美元”" in remark for remark in batch.remarks)
    chosen = {**batch.mapping, "注册资本": "registered_capital"}
    with pytest.raises(WrongUnit, match="请在表里换算"):
        actions.remap(batch, chosen, act=an_act())


def test_a_preview_under_way_cannot_be_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = a_preview([an_organisation_row(1)])

    def half_way(*_: object) -> Any:
        with pytest.raises(WrongState, match="已读取"):
            actions.confirm(batch, Extent.ALL, act=an_act())
        return iter(())

    monkeypatch.setattr("kejitong.intake.actions.preparing.evaluate", half_way)
    actions.preview(queries.one(batch.pk))
    assert how_many() == 0
