"""The register of patents: what is derived from number and dates, and what contradicts them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kejitong.kernel.refusals import Invalid
from kejitong.patents.models import Patent
from kejitong.patents.registers import PATENTS
from kejitong.registers import parsing
from kejitong.registers.references import resolve
from tests import makers

pytestmark = pytest.mark.django_db
NUMBER = "201710601862.3"


def a_patent(**values: Any) -> Any:
    whole = {"application_number": NUMBER, "title": "试验装置", "filed_on": date(2017, 7, 21)}
    return makers.a_record("patents", **{**whole, **values})


def problems(**values: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        a_patent(**values)
    return [str(problem) for problem in refused.value.problems]


def test_kind_and_expiry_are_derived() -> None:
    record = a_patent()
    assert (record.kind, record.expires_on) == ("invention", date(2037, 7, 21))
    after: Any = makers.corrected("patents", record, term_extension_days=10)
    assert after.expires_on == date(2037, 7, 31)


def test_contradictions_with_the_number() -> None:
    assert problems(kind="utility", filed_on=date(2018, 1, 1)) == [
        "专利种类“utility”：与申请号不符，申请号写明的是发明",
        "申请日“2018-01-01”：与申请号不符，申请号写明的是2017年",
    ]


def test_order_of_days() -> None:
    assert problems(granted_on=date(2017, 7, 20)) == ["授权公告日“2017-07-20”：早于申请日"]
    assert problems(granted_on=date(2019, 1, 2), terminated_on=date(2019, 1, 1)) == [
        "权利终止日“2019-01-01”：早于授权公告日"
    ]
    same_day = a_patent(granted_on=date(2017, 7, 21), terminated_on=date(2017, 7, 21))
    assert same_day.granted_on == same_day.terminated_on


def test_a_number_without_kind_needs_one() -> None:
    assert problems(application_number="旧号1") == ["专利种类：申请号看不出种类，必须填写"]


def test_a_sheet_is_read() -> None:
    makers.an_organisation("试验公司")
    parsed = parsing.parse(
        PATENTS,
        {
            "application_number": ["ZL 2017 1 0601862.3", "201710601862.4"],
            "title": ["试验装置", "另一装置"],
            "kind": ["发明专利", "发明"],
            "organisation": ["试验公司", ""],
            "filed_on": ["2017.7.21", "2017-07-21"],
            "is_strategic": ["是", ""],
        },
    )
    assert [problem.problem for problem in parsed.problems.pop(1)] == ["校验位应为3"]
    assert parsed.problems == {}
    record: Any = makers.a_record("patents", **parsed.rows[0])
    assert (record.application_number, record.is_strategic) == (NUMBER, True)
    assert record.organisation.name == "试验公司"
    assert resolve(PATENTS, [NUMBER]) == {NUMBER: record.pk}


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Patent(filed_on=date(2020, 1, 2), granted_on=date(2020, 1, 1)), "授权公告日早于申请日"),
        (
            Patent(granted_on=date(2020, 1, 2), terminated_on=date(2020, 1, 1)),
            "权利终止日早于授权公告日",
        ),
    ],
)
def test_constraints_answer_in_chinese(record: Patent, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record.validate_constraints()
    assert refused.value.messages == [sentence]


def test_a_patent_is_called_by_its_title() -> None:
    assert str(Patent(title="试验装置")) == "试验装置"
