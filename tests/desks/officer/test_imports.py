"""A workbook on its way into a register, in the browser: look, mend, import, undo."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from kejitong.accounts.models import Role, User
from kejitong.desks.officer import links
from kejitong.intake import storage
from kejitong.intake.storage import Progress
from kejitong.registers import catalogue, queries
from tests import makers
from tests.desks.conftest import District, rows_of
from tests.intake.makers import a_statistics_workbook

pytestmark = pytest.mark.django_db


def _workbook(rows: list[list[str]]) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["试验区企业名录"])
    for row in [["企业名称", "统一社会信用代码", "所在镇（街道）", "注册资本（万元）"], *rows]:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("名录.xlsx", content.getvalue())


def _upload(client: Client, rows: list[list[str]], register: str = "organisations") -> str:
    told = {"register": register, "file": _workbook(rows)}
    answer = client.post(links.new_batch(), told)
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.fixture
def rows(district: District) -> list[list[str]]:
    """一家新的、一家改名的、一家镇名写错的。"""
    known = district.organisations[0].uscc  # type: ignore[attr-defined]
    return [
        ["新来的企业", makers.a_uscc(), "试验东镇", "120"],
        ["改了名的企业", known, "试验东镇", ""],
        ["写错镇的企业", makers.a_uscc(), "没有这个镇", "80"],
    ]


def test_the_preview_says_what_would_happen(rows: list[list[str]], desk: Client) -> None:
    address = _upload(desk, rows)
    shown = desk.get(address)
    page, batch = shown.context["page"], shown.context["batch"]
    assert (batch.added, batch.changed, batch.unchanged, batch.refused) == (1, 1, 0, 1)
    assert [(line.number, line.outcome) for line in page.lines] == [(5, "退回")]
    assert [(cell.label, cell.value) for cell in page.lines[0].wrong] == [("属地", "没有这个镇")]
    changed = desk.get(f"{address}?show=c").context["page"].lines[0].changes
    assert [(c.label, c.before, c.after) for c in changed if c.label == "单位名称"] == [
        ("单位名称", "试验企业0", "改了名的企业")
    ]


def test_mend_then_import_then_undo(rows: list[list[str]], desk: Client) -> None:
    address = _upload(desk, rows)
    number = int(address.rstrip("/").rpartition("/")[2])
    assert desk.post(links.batch_verb(number, "confirm"), {}).status_code == 409
    mended = {"row": "5", "column-region": "试验西镇"}
    assert desk.post(links.batch_verb(number, "mend"), mended).status_code == 302
    assert desk.post(links.batch_verb(number, "confirm"), {}).status_code == 302
    organisations = queries.live(catalogue.register("organisations"))
    assert organisations.filter(name="写错镇的企业", region__name="试验西镇").count() == 1
    assert desk.post(links.batch_verb(number, "undo"), {"reason": ""}).status_code == 409
    desk.post(links.batch_verb(number, "undo"), {"reason": "报错了表"})
    assert organisations.filter(name__in=["写错镇的企业", "新来的企业"]).count() == 0
    assert organisations.filter(name="试验企业0").count() == 1


def test_only_the_good_rows(rows: list[list[str]], desk: Client) -> None:
    number = int(_upload(desk, rows).rstrip("/").rpartition("/")[2])
    desk.post(links.batch_verb(number, "confirm"), {"extent": "good"})
    organisations = queries.live(catalogue.register("organisations"))
    assert organisations.filter(name="新来的企业").count() == 1
    assert organisations.filter(name="写错镇的企业").count() == 0


def test_refused_rows_as_a_workbook_with_the_reasons(rows: list[list[str]], desk: Client) -> None:
    number = int(_upload(desk, rows).rstrip("/").rpartition("/")[2])
    answer = desk.get(links.batch_verb(number, "refused"))
    found = rows_of(answer)[1:]
    assert len(found) == 1
    assert "没有这个镇" in found[0]


def test_another_mapping_is_tried_and_remembered(rows: list[list[str]], desk: Client) -> None:
    number = int(_upload(desk, rows).rstrip("/").rpartition("/")[2])
    chosen = {"column-0": "name", "column-1": "uscc", "column-2": "region"}
    desk.post(links.batch_verb(number, "mapping"), chosen)
    batch = desk.get(links.batch(number)).context["batch"]
    used = {"企业名称": "name", "统一社会信用代码": "uscc", "所在镇(街道)": "region"}
    assert (batch.mapping, batch.state) == (used, "previewed")
    twice = {"column-0": "name", "column-1": "name"}
    assert desk.post(links.batch_verb(number, "mapping"), twice).status_code == 409


def test_discarding_leaves_nothing_behind(rows: list[list[str]], desk: Client) -> None:
    number = int(_upload(desk, rows).rstrip("/").rpartition("/")[2])
    assert desk.post(links.batch_verb(number, "discard"))["Location"] == links.batches()
    listed = desk.get(links.batches()).context["batches"]
    assert [one.batch.state for one in listed] == ["discarded"]


def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(
    district: District, desk: Client
) -> None:
    file = SimpleUploadedFile("名录.xlsx", b"\x7fELF" + bytes(200))
    told = {"register": "organisations", "file": file}
    answer = desk.post(links.new_batch(), told)
    assert answer.status_code == 422
    assert answer.context["refused"].what
    assert desk.post(links.new_batch(), {"register": "organisations"}).status_code == 422


def test_a_template_for_each_register(desk: Client) -> None:
    for slug, register in catalogue.registers().items():
        answer = desk.get(links.template(slug))
        must = {register.heading(c.name) for c in register.columns if c.required}
        assert must <= {str(text).partition("（")[0] for text in rows_of(answer)[0]}


def test_imports_of_elsewhere_are_not_shown(
    rows: list[list[str]], desk: Client, signed_in: Callable[[User], Client]
) -> None:
    address = _upload(desk, rows)
    clerk = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="clerk")
    client = signed_in(clerk)
    assert client.get(address).status_code == 404
    assert client.get(links.batches()).context["batches"] == []


def test_a_long_import_shows_how_far_it_is(rows: list[list[str]], desk: Client) -> None:
    address = _upload(desk, rows)
    batch = desk.get(address).context["batch"]
    storage.report(batch.folder, Progress("核对", 1200, 5000))
    page = desk.get(address).content.decode()
    assert "1,200 / 5,000 行" in page
    assert f'hx-get="{address}"' in page
    assert 'id="rows"' not in page
    storage.finish(batch.folder)
    piece = desk.get(address, headers={"HX-Request": "true", "HX-Target": "progress"})
    assert "已办完" in piece.content.decode()
    assert "hx-trigger" not in piece.content.decode()


def test_the_sheet_is_seen_as_it_is_with_good_and_bad_rows(
    rows: list[list[str]], desk: Client
) -> None:
    number = int(_upload(desk, rows).rstrip("/").rpartition("/")[2])
    page = desk.get(links.sheet(number)).context["page"]
    assert [(line.number, line.kind, line.said) for line in page.lines] == [
        (1, "", ""), (2, "heading", "表头"), (3, "good", "新增"), (4, "good", "更改"),
        (5, "bad", "退回"),
    ]  # fmt: skip
    assert [place.letter for place in page.places] == ["A", "B", "C", "D"]
    wrong = [cell.text for cell in page.lines[4].cells if cell.problem]
    assert wrong == ["没有这个镇"]
    told = {f"column-{place.number}": "" for place in page.places}
    chosen = {"column-0": "name", "column-1": "uscc", "from": "sheet"}
    answer = desk.post(links.batch_verb(number, "mapping"), {**told, **chosen})
    assert answer["Location"] == links.sheet(number)
    again = desk.get(links.sheet(number)).context["page"]
    assert [place.mapped.is_mapped for place in again.places] == [True, True, False, False]


def test_the_register_is_read_off_the_headings_when_none_is_chosen(
    rows: list[list[str]], desk: Client
) -> None:
    address = _upload(desk, rows, register="")
    assert desk.get(address).context["batch"].register == "organisations"
    unknown = {
        "register": "",
        "file": SimpleUploadedFile("天气.csv", "晴雨,风向\n晴好,没有\n".encode()),
    }
    refused = desk.post(links.new_batch(), unknown)
    assert (refused.status_code, "晴雨、风向" in refused.content.decode()) == (422, True)


def _month(rows: list[list[object]], **changes: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("stat.xlsx", a_statistics_workbook(rows, **changes))


@pytest.fixture
def month(district: District) -> SimpleUploadedFile:
    """一家对得上的、一家代码不对的。"""
    known, other = district.organisations[:2]
    return _month([
        [known.name, known.uscc, 304.56, 2954.23],  # type: ignore[attr-defined]
        [other.name, makers.a_uscc(), 1, 2],  # type: ignore[attr-defined]
    ])  # fmt: skip


def test_where_it_is_not_sure_it_asks_and_keeps_the_file(
    month: SimpleUploadedFile, desk: Client
) -> None:
    asked = desk.post(links.new_batch(), {"register": "", "file": month})
    assert asked.status_code == 200
    best = asked.context["candidates"][0]
    assert (best.register.slug, best.leaves) == ("monthly_facts", ("工业总产值·1-10月累计",))
    told = {"kept": asked.context["kept"], "register": "monthly_facts"}
    address = desk.post(links.new_batch(), told)["Location"]
    page, batch = desk.get(address).context["page"], desk.get(address).context["batch"]
    assert (batch.file_name, batch.register) == ("stat.xlsx", "monthly_facts")
    assert (batch.added, batch.refused, batch.unused) == (1, 1, ["工业总产值·1-10月累计"])
    assert [(one.name, one.value) for one in page.shared] == [("year", "2026"), ("month", "10")]
    again = desk.post(links.new_batch(), told)
    assert (again.status_code, again.context["refused"].what) == (422, "原文件已不在。")


def test_another_register_may_be_named_instead(month: SimpleUploadedFile, desk: Client) -> None:
    asked = desk.post(links.new_batch(), {"register": "", "file": month})
    told = {"kept": asked.context["kept"], "register": "other", "other": "patents"}
    address = desk.post(links.new_batch(), told)["Location"]
    assert desk.get(address).context["batch"].register == "patents"
    forged = desk.post(links.new_batch(), {"kept": "x:y", "register": "patents"})
    assert forged.status_code == 422


def test_the_month_of_the_whole_file_is_corrected_on_the_page(
    month: SimpleUploadedFile, desk: Client
) -> None:
    told = {"register": "monthly_facts", "file": month}
    number = int(desk.post(links.new_batch(), told)["Location"].rstrip("/").rpartition("/")[2])
    batch = desk.get(links.batch(number)).context["batch"]
    chosen = {f"column-{at}": batch.mapping.get(text, "")
              for at, (text, _) in enumerate(batch.headings)}  # fmt: skip
    wrong = {**chosen, "fixed-year": "2026", "fixed-month": "十三"}
    assert desk.post(links.batch_verb(number, "mapping"), wrong).status_code == 409
    right = {**chosen, "fixed-year": "2026", "fixed-month": "9"}
    desk.post(links.batch_verb(number, "mapping"), right)
    assert desk.get(links.batch(number)).context["batch"].fixed == {"year": "2026", "month": "9"}
    serial = {**right, "column-0": "month"}
    desk.post(links.batch_verb(number, "mapping"), serial)
    assert desk.get(links.batch(number)).context["batch"].fixed == {"year": "2026"}


def test_a_refused_row_names_the_company_and_what_contradicts(
    district: District, month: SimpleUploadedFile, desk: Client
) -> None:
    told = {"register": "monthly_facts", "file": month}
    address = desk.post(links.new_batch(), told)["Location"]
    [line] = desk.get(address).context["page"].lines
    other = district.organisations[1]
    assert line.title == f"{other.name} · 2026 · 10"  # type: ignore[attr-defined]
    assert f"册里“{other.name}”的代码是{other.uscc}" in line.problems[0].problem  # type: ignore[attr-defined]


def test_what_an_import_made_says_which_import(month: SimpleUploadedFile, desk: Client) -> None:
    told = {"register": "monthly_facts", "file": month}
    number = int(desk.post(links.new_batch(), told)["Location"].rstrip("/").rpartition("/")[2])
    desk.post(links.batch_verb(number, "confirm"), {"extent": "good"})
    record = queries.live(catalogue.register("monthly_facts")).get()
    assert record.source == f"stat.xlsx（第{number}次导入）"


def test_numbers_of_the_sheet_are_shown_without_noughts(
    month: SimpleUploadedFile, desk: Client
) -> None:
    told = {"register": "monthly_facts", "file": month}
    number = int(desk.post(links.new_batch(), told)["Location"].rstrip("/").rpartition("/")[2])
    page = desk.get(links.sheet(number)).context["page"]
    cells = [cell.text for cell in page.lines[4].cells]
    assert [cells[0], *cells[3:5]] == ["1", "304.56", "2954.23"]
    assert (page.unused, len(page.shared)) == (("工业总产值·1-10月累计",), 2)
