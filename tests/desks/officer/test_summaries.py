"""Figures and the summary in the browser: from the number to its records, from draft to document."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from docx import Document

from kejitong.accounts.models import User
from kejitong.desks.officer import links
from kejitong.ui.pieces import Fact
from tests import makers
from tests.desks.conftest import DAY, District, a_certificate, rows_of

pytestmark = pytest.mark.django_db
HTE = {"year": 2026, "until": "2026-11-30"}


def _generated(client: Client) -> None:
    answer = client.post(links.summary_verb(2026, "regenerate"), {"until": DAY.isoformat()})
    assert answer.status_code == 302


def _paper(client: Client, address: str = "") -> str:
    shown = client.get(address or links.summary(2026)).context["paper"]
    return "".join(piece.text for passage in shown.passages for piece in passage.pieces)


def test_a_figure_stands_on_as_many_records(district: District, desk: Client) -> None:
    answer = desk.get(links.figure("hte_valid", HTE))
    page, records = answer.context["page"], answer.context["records"]
    assert (page.figure.exact, records.count, len(records.table.rows)) == ("3家", 3, 3)
    assert (page.target, page.done) == ("目标4，完成75.0%", "75.0")
    assert Fact("截止日", "2026-11-30") in page.facts
    makers.retired("certificates", district.certificates[0])
    again = desk.get(links.figure("hte_valid", HTE))
    assert (again.context["page"].figure.exact, again.context["records"].count) == ("2家", 2)


def test_an_earlier_day_gives_an_earlier_figure(district: District, desk: Client) -> None:
    early = desk.get(links.figure("hte_valid", {"until": "2025-12-05"}))
    assert early.context["page"].figure.is_missing
    assert early.context["page"].facts[4] == Fact("截止日", "2025-12-05")


def test_the_panel_alone_for_htmx(district: District, desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "figure-panel"}
    panel = desk.get(links.figure("hte_valid", HTE), headers=headers).content.decode()
    assert "<html" not in panel
    assert "3家" in panel


def test_the_records_of_a_figure_as_a_workbook(district: District, desk: Client) -> None:
    answer = desk.get(links.figure_export("hte_valid", HTE))
    numbers = [row[1] for row in rows_of(answer)[1:]]
    assert numbers == [one.number for one in district.certificates]  # type: ignore[attr-defined]


def test_generate_and_click_from_the_summary_to_the_records(
    district: District, desk: Client
) -> None:
    empty = desk.get(links.summary(2026))
    assert empty.context["draft"] is None
    _generated(desk)
    paper = desk.get(links.summary(2026)).context["paper"]
    pieces = [piece for passage in paper.passages for piece in passage.pieces]
    valid = next(piece for piece in pieces if piece.label == "有效高新技术企业数")
    assert (valid.text, valid.kind) == ("3家", "figure")
    assert desk.get(valid.url).context["records"].count == 3
    assert paper.missing
    assert all(one.why for one in paper.missing)


def _a_paragraph(client: Client) -> tuple[str, str]:
    paper = client.get(links.summary(2026)).context["paper"]
    code = next(p.code for p in paper.passages if any(piece.text == "3家" for piece in p.pieces))
    return code, client.get(links.paragraph(2026, code)).context["page"].text


def test_edit_a_paragraph_without_losing_its_figures(district: District, desk: Client) -> None:
    _generated(desk)
    code, text = _a_paragraph(desk)
    told = {"text": f"经复核，{text}", "draft": "1", "reason": "局长改"}
    assert desk.post(links.paragraph(2026, code), told).status_code == 302
    assert "经复核，" in _paper(desk)
    makers.retired("certificates", district.certificates[0])
    _generated(desk)
    again = _paper(desk)
    assert "经复核，" in again
    assert "2家" in again
    unknown = {"text": "这是{F99}", "draft": "2"}
    refused = desk.post(links.paragraph(2026, code), unknown)
    assert (refused.status_code, "这是{F99}" in refused.content.decode()) == (409, True)
    overtaken = desk.post(links.paragraph(2026, code), {"text": "晚了一步", "draft": "1"})
    assert (overtaken.status_code, "晚了一步" in overtaken.content.decode()) == (409, True)


def test_two_drafts_side_by_side(district: District, desk: Client) -> None:
    _generated(desk)
    code, text = _a_paragraph(desk)
    desk.post(links.paragraph(2026, code), {"text": f"经复核，{text}", "draft": "1"})
    page = desk.get(links.summary_verb(2026, "versions", {"from": 1, "to": 2})).context
    assert [version.number for version in page["versions"]] == [2, 1]
    changed = page["compared"][0]
    assert (changed.new[0].kind, changed.new[0].text) == ("new", "经复核，")
    assert "3家" in [part.text for part in changed.old if part.is_figure]


def test_typed_digits_block_the_freeze(district: District, desk: Client) -> None:
    _generated(desk)
    code, text = _a_paragraph(desk)
    desk.post(links.paragraph(2026, code), {"text": f"{text}共12家。", "draft": "1"})
    assert desk.get(links.summary(2026)).context["paper"].blocking
    assert desk.post(links.summary_verb(2026, "freeze"), {"draft": "2"}).status_code == 409


def test_a_frozen_summary_stays_and_says_what_differs_now(
    district: District, desk: Client, leader: User, signed_in: Callable[[User], Client]
) -> None:
    _generated(desk)
    done = signed_in(leader).post(links.summary_verb(2026, "freeze"), {"draft": "1"})
    assert done.status_code == 302
    makers.retired("certificates", district.certificates[0])
    assert "3家" in _paper(desk)
    verified = desk.get(links.summary_verb(2026, "verify")).context["differing"]
    found = {one.label: (one.was, one.now, [act.verb for act in acts]) for one, acts in verified}
    assert found["有效高新技术企业数"] == ("3家", "2家", ["停用"])
    frozen = desk.get(links.figure("hte_valid", HTE)).context["page"].frozen
    assert [one.text for one in frozen] == ["3家"]
    headers = {"HX-Request": "true", "HX-Target": "figure-panel"}
    panel = desk.get(links.figure("hte_valid", HTE), headers=headers).content.decode()
    assert "最近一次定稿：3家（截至2026-11-30）" in panel


def test_the_document_holds_the_text_of_the_page(district: District, desk: Client) -> None:
    _generated(desk)
    answer = desk.get(links.summary_verb(2026, "docx"))
    text = "\n".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
    assert "2026年科技工作总结" in text
    assert "有效高新技术企业共3家" in text
    assert "filename*=utf-8''2026" in answer["Content-Disposition"]


def test_the_chart_under_a_figure_is_what_its_table_says(district: District, desk: Client) -> None:
    a_certificate(district.organisations[0], 50, date(2023, 12, 1))
    answer = desk.get(links.figure("hte_valid", HTE))
    chart = answer.context["page"].trend
    assert (chart.categories[-3:], chart.series[0].values[-3:]) == (
        ("2024", "2025", "2026"),
        (1, 1, 4),
    )
    shown = answer.content.decode().split('id="trend" type="application/json">')[1]
    assert json.loads(shown.split("</script>")[0]) == chart.plan
