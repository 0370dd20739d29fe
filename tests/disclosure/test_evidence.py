"""An objection must have a name, a way to reach its author, a text and a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.disclosure.evidence import Objector, evidence_problem, problems
from kejitong.registers.files import Upload
from tests.applications.makers import a_pdf
from tests.disclosure import papers

UNIT = Objector(
    name="示例精密机械有限公司", phone="0513-86512345", is_organisation=True, representative="李某"
)
PERSON = Objector(name="张真名", phone="139 0013 9000")
SAID = "该项目的核心技术并非申报单位所有。"
PAPER = Upload("证据.pdf", a_pdf())


def wrong(objector=PERSON, text=SAID, paper=PAPER):
    return [problem.column for problem in problems(objector, text, paper)]


@pytest.mark.parametrize("objector", [PERSON, UNIT, replace(PERSON, name="买买提·艾力")])
def test_a_real_name_with_evidence_is_enough(objector):
    assert wrong(objector) == []


@pytest.mark.parametrize(
    "name",
    ["", " ", "匿名", "热心市民", "知情人士", "张先生", "王女士", "某某", "张", "123", "？？"],
)
def test_nobody_stays_nameless(name):
    assert wrong(replace(PERSON, name=name)) == ["name"]


def test_a_unit_names_its_legal_representative():
    assert wrong(replace(UNIT, representative="")) == ["representative"]
    assert wrong(replace(UNIT, name="公司")) == ["name"]


@pytest.mark.parametrize("phone", ["", "12345", "无", "110", "1" * 31])
def test_there_is_a_way_to_reach_the_objector(phone):
    assert wrong(replace(PERSON, phone=phone)) == ["phone"]


def test_an_identity_number_is_checked_when_it_is_given():
    assert wrong(replace(PERSON, id_number="110105194912310021")) == ["id_number"]
    assert wrong(replace(PERSON, id_number="11010519491231002x")) == []


@pytest.mark.parametrize(
    "text",
    ["", "不服", "长" * 5001, f"{SAID}\ud83d", f"{SAID}\x00"],
    ids=["空", "太短", "太长", "半个字符", "控制字符"],
)
def test_the_text_can_be_kept(text):
    assert wrong(text=text) == ["text"]


@pytest.mark.parametrize(
    ("paper", "why"),
    [
        (Upload("证据.pdf", b""), "请附证据材料"),
        (Upload("证据.exe", b"MZ"), "不是要求的格式"),
        (Upload("证据.pdf", b"MZ\x90"), "内容却不是"),
        (papers.a_pdf_with_script(), "含有脚本"),
        (Upload("证据.png", b"\x89PNG\r\n\x1a\n" + b"0" * (20 << 20)), "兆字节"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_paper_is_what_it_says(paper, why):
    assert why in evidence_problem(paper)


@given(st.text(max_size=40), st.text(max_size=40), st.binary(max_size=80))
def test_nothing_that_is_sent_breaks_the_check(name, text, content):
    for problem in problems(replace(PERSON, name=name), text, Upload("证据.pdf", content)):
        assert problem.problem
