"""A draft as a document and for programs."""

from __future__ import annotations

import io
from dataclasses import asdict
from datetime import date
from typing import Any

import docx
import pytest

from kejitong.documents.docx import docx_bytes
from kejitong.indicators.figures import Scope
from kejitong.reports import actions, printing, queries
from tests import makers
from tests.keeping import kept

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
@kept
def draft() -> Any:
    region = makers.a_region()
    makers.a_record("events", title="高企培育及申报工作会议", kind="meeting",
                    held_on=date(2026, 3, 1), region=region)  # fmt: skip
    return actions.regenerate(queries.outline(), SCOPE, act=makers.an_act())


def test_programs_get_every_slot_with_its_status_and_address(draft: Any) -> None:
    figures = queries.Figures(queries.outline(), draft)
    printed = printing.as_printed(draft, figures)
    wanted = {f"F{n:02}" for n in range(1, 64)} | {f"R{n}" for n in range(1, 13)}
    assert wanted <= printed.slots.keys()
    assert asdict(printed.slots["F01"]) == {
        "indicator": "report_year", "value": "2026", "text": "2026年", "unit": "年", "records": 0,
        "url": "/office/figures/report_year/?year=2026&until=2026-11-30", "status": "computed",
    }  # fmt: skip
    assert printed.slots["F19"].status == "missing"
    assert printed.slots["F19"].value is None
    assert printed.slots["F16"] == printed.slots["F35"]


def test_paragraphs_hold_their_slots_and_no_token_is_left(draft: Any) -> None:
    printed = printing.as_printed(draft, queries.Figures(queries.outline(), draft))
    for paragraph in printed.paragraphs:
        assert "{" not in paragraph.text
    patents = next(p for p in printed.paragraphs if p.id == "results.patents")
    assert patents.figures == ("F15", "F16", "F17", "F18", "F19", "F20")


def test_a_claim_with_a_record_stands_and_one_without_is_marked(draft: Any) -> None:
    printed = printing.as_printed(draft, queries.Figures(queries.outline(), draft))
    texts = {paragraph.id: paragraph.text for paragraph in printed.paragraphs}
    assert "召开高企培育及申报工作会议专题推进" in texts["subjects.enterprises"]
    assert "【待补：国家知识产权强县工程试点】" in texts["subjects.rights"]


def test_the_document_has_numbered_headings_and_the_same_words(draft: Any) -> None:
    figures = queries.Figures(queries.outline(), draft)
    document = printing.as_document(draft, figures, issuer="试验区科技局")
    read = docx.Document(io.BytesIO(docx_bytes(document)))
    lines = [paragraph.text for paragraph in read.paragraphs]
    assert "2026年科技工作总结" in lines
    for heading in ("一、主要成效", "二、主要做法", "三、存在问题", "四、下一步打算"):
        assert heading in lines
    assert sum(line.startswith(("（一）突出", "（二）突出", "（三）突出", "（四）突出", "（五）突出"))
               for line in lines) == 5  # fmt: skip
    for part in queries.parts(draft, figures):
        assert not part.code or part.text in lines
