"""`kejitong import`: the account of every row, and what is left behind."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from kejitong.audit import queries as journal
from kejitong.cli.intake import NoFile, NotAPair, import_command
from kejitong.intake.models import Batch, State
from kejitong.kernel.refusals import Refused
from kejitong.registers.catalogue import UnknownRegister, register
from kejitong.ui.installation import Installation, describe
from tests import makers
from tests.intake.makers import HEADINGS, an_organisation_row, workbook

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files" / "imports"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """One row of each outcome, and a remark for the person."""
    makers.an_organisation("试验企业1", uscc=makers.a_uscc(1))
    makers.an_organisation("试验企业2", uscc=makers.a_uscc(2))
    rows = [
        [makers.a_uscc(1), "试验企业1"],
        an_organisation_row(2),
        an_organisation_row(3),
        an_organisation_row(4, established_on="去年"),
    ]
    return written(tmp_path, rows)


def written(folder: Path, rows: list[list[Any]]) -> Path:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook(rows))
    return path


def run(path: Path, *options: str, slug: str = "organisations") -> Result:
    return CliRunner().invoke(import_command, [slug, str(path), *options])


def stored() -> int:
    return int(register("organisations").model._default_manager.count())


def test_a_dry_run_accounts_for_every_row_and_changes_nothing(mixed: Path, uploads: Path) -> None:
    entries = journal.latest().count()
    result = run(mixed, "--dry-run", "--json")
    account = json.loads(result.stdout)
    assert result.exit_code == 1
    assert account == {
        "register": "organisations",
        "sheet": "名单",
        "heading_rows": [1],
        "columns": {
            "统一社会信用代码": "uscc", "企业名称": "name", "成立日期": "established_on",
            "注册资本": "registered_capital", "注册地址": "address", "备忘": None,
        },
        "rows": 4, "added": 1, "changed": 1, "unchanged": 1, "refused": 1, "warnings": 0,
        "problems": [{
            "row": 5, "column": "成立日期", "value": "去年",
            "problem": "“去年”不是日期，应像 2026-11-30 这样填写。",
        }],
        "remarks": [],
    }  # fmt: skip
    assert stored() == 2
    assert journal.latest().count() == entries
    assert not Batch.objects.exists()
    assert not uploads.exists()


def test_refused_rows_stop_the_import(mixed: Path, uploads: Path) -> None:
    result = run(mixed)
    assert result.exit_code == 1
    assert "第5行 成立日期“去年”" in result.stdout
    assert "没有导入；改正后再试，或加 --good-only 只导入好的行。" in result.stdout
    assert stored() == 2
    assert Batch.objects.get().state == State.DISCARDED
    assert [*uploads.iterdir()] == []


def test_the_good_rows_only(mixed: Path) -> None:
    result = run(mixed, "--good-only", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["added"] == 1
    assert stored() == 3
    assert Batch.objects.get().state == State.CONFIRMED


def test_a_clean_file_is_imported_and_the_second_time_nothing_changes(tmp_path: Path) -> None:
    path = written(tmp_path, [an_organisation_row(1), an_organisation_row(2)])
    first = run(path, "--reason", "年度更新")
    assert first.exit_code == 0, first.output
    assert "共2行：新增2，更改0，不变0，退回0" in first.stdout
    assert {entry.reason for entry in journal.of_batch(Batch.objects.get().pk)} == {"年度更新"}
    second = run(path)
    assert second.exit_code == 0
    assert "新增0，更改0，不变2，退回0" in second.stdout
    assert "同一份文件已于" in second.stdout


def test_a_column_given_on_the_command_line(tmp_path: Path) -> None:
    makers.an_organisation("甲公司")
    path = tmp_path / "年报.csv"
    path.write_text("企业名称,从业人员\n甲公司,12\n", encoding="utf-8")
    result = run(path, "--set", "年份=2025", slug="facts")
    assert result.exit_code == 0, result.output
    assert register("facts").model._default_manager.get().year == 2025
    with pytest.raises(NotAPair, match="颜色"):
        raise refusal(run(path, "--set", "颜色=红", slug="facts"))


def table(folder: Path, *lines: str) -> Path:
    path = folder / "表.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_problem_names_the_cell_as_it_stands_in_the_sheet(tmp_path: Path) -> None:
    path = table(
        tmp_path, "专利号,专利名称,专利类型,申请日期,质押金额（万元）",
        "ZL201710601862.3,甲,实用新型,2017-07-21,", "ZL201710601862.3,乙,发明,2017-07-21,",
        "201710601862.3,丙,发明,2017-07-21,-5",
    )  # fmt: skip
    account = json.loads(run(path, "--dry-run", "--json", slug="patents").stdout)
    said = [(one["row"], one["column"], one["value"]) for one in account["problems"]]
    assert said == [(2, "专利类型", "实用新型"), (4, "专利号", "201710601862.3")]


def test_the_key_cell_of_a_repeated_row_is_shown(tmp_path: Path) -> None:
    makers.an_organisation("甲公司")
    rows = ("甲公司,2025,1", "甲公司,2025,2", "甲公司,2024,-5")
    path = table(tmp_path, "企业,年度,营业收入（万元）", *rows)
    account = json.loads(run(path, "--dry-run", "--json", slug="facts").stdout)
    assert account["problems"] == [
        {"row": 3, "column": "企业", "value": "甲公司", "problem": "与第2行是同一条，只能保留一行"},
        {"row": 4, "column": "营业收入", "value": "-5", "problem": "不能为负数"},
    ]


@pytest.mark.parametrize("options", [("--dry-run",), ("--reason", "照来文")])
def test_reminders_are_named(tmp_path: Path, options: tuple[str, ...]) -> None:
    makers.an_organisation("甲公司")
    rows = [f"GR{number},高企,甲公司,2025-11-18,2099-11-17" for number in range(21)]
    path = table(tmp_path, "证书号,证书类型,企业,发证日期,有效期", *rows)
    account = json.loads(run(path, "--dry-run", "--json", slug="certificates").stdout)
    assert (account["warnings"], account["problems"], len(account["remarks"])) == (21, [], 42)
    assert account["remarks"][:2] == [
        {"row": 2, "column": "证书号", "value": "GR0",
         "problem": "应为GR或GF加12位数字：年份4位、省份2位、流水号6位"},
        {"row": 2, "column": "有效期", "value": "2099-11-17",
         "problem": "在50年以后，请核对年份"},
    ]  # fmt: skip
    text = run(path, *options, slug="certificates").stdout
    assert "  第2行 有效期“2099-11-17”：在50年以后，请核对年份" in text
    assert "……还有22处提醒，共42处" in text


def test_where_there_is_no_column_for_it_the_installations_region_is_meant(tmp_path: Path) -> None:
    region = makers.a_region()
    path = table(tmp_path, "名称,种类,日期", "甲会,会议,2026-03-01")
    assert "必须填写，表中没有这一栏" in run(path, slug="events").stdout
    describe(Installation(region=makers.DISTRICT))
    try:
        result = run(path, slug="events")
    finally:
        (Path(settings.HOME) / "installation.json").unlink()
    assert "表里没有“所在地区”一栏，新增时都记在试验区（320612）" in result.stdout
    assert register("events").model._default_manager.get().region_id == region.pk


def test_headings_that_read_alike_are_the_reason_of_the_refusal(tmp_path: Path) -> None:
    path = table(tmp_path, "信用代码,企业名称,企业名称", f"{makers.a_uscc(1)},甲,乙")
    result = run(path)
    assert "单位名称：必须填写；两列都叫“企业名称”，请改名或选定一列" in result.stdout
    assert "\n两列都叫“企业名称”，请改名或选定一列。\n" in result.stdout


def test_a_very_wide_sheet_is_over_soon(tmp_path: Path) -> None:
    headings = ["统一社会信用代码", "企业名称", *(f"栏目{number}" for number in range(16_000))]
    path = tmp_path / "宽.xlsx"
    path.write_bytes(workbook([[makers.a_uscc(1), "甲"]], headings=headings))
    before = process_time()
    result = run(path, "--dry-run")
    assert process_time() - before < 4
    assert "新增1" in result.stdout
    assert "等16000列" in result.stdout


def refusal(result: Result) -> BaseException:
    assert isinstance(result.exception, Refused)
    return result.exception


def test_what_cannot_be_read_is_one_refusal(tmp_path: Path, uploads: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(workbook([[*HEADINGS]])[:500])
    for options in ((), ("--dry-run",)):
        assert str(refusal(run(broken, *options))).endswith("。")
    with pytest.raises(NoFile, match="没有的"):
        raise refusal(run(tmp_path / "没有的.xlsx"))
    with pytest.raises(UnknownRegister, match="organisations（"):
        raise refusal(run(broken, slug="nothing"))
    assert not Batch.objects.exists()
    assert not uploads.exists() or [*uploads.iterdir()] == []
