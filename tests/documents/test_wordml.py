"""Any text may be written; tables keep their shape."""

import re
from io import BytesIO

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from kejitong.documents import measures as m
from kejitong.documents.blocks import Document, Run, Table, heading, paragraph
from kejitong.documents.docx import docx_bytes
from kejitong.documents.wordml import column_widths, legal

_ANY = st.text(st.characters(exclude_categories=()), max_size=60)


def opened(*blocks: object) -> docx.document.Document:
    return docx.Document(BytesIO(docx_bytes(Document("标题", blocks=blocks))))  # type: ignore[arg-type]


@given(_ANY)
def test_legal_text_is_what_xml_allows(text: str) -> None:
    kept = legal(text)
    allowed = (
        character in "\t\n" or (character >= " " and not "\ud800" <= character <= "\udfff")
        for character in kept
    )
    assert all(allowed)
    assert not set(kept) & {"\ufffe", "\uffff", "\r"}


@given(_ANY, _ANY, _ANY)
def test_any_text_comes_back_without_its_illegal_characters(a: str, b: str, c: str) -> None:
    table = Table((a,), ((b,), (Run(c, "missing", note=a),)), caption="表" + c)
    read = opened(heading(1, a), paragraph(b, Run(c, "missing", note=a)), table)
    words = [line.text for line in read.paragraphs]
    assert words == ["标题", legal(a), legal(b) + legal(c), "表" + legal(c), ""]
    assert [cell.text for cell in read.tables[0].columns[0].cells] == [legal(a), legal(b), legal(c)]


def test_very_long_text_comes_back() -> None:
    text = "科技创新😀𠮷<&>\"'" * 20_000
    assert opened(paragraph(text)).paragraphs[1].text == text


def test_only_missing_runs_are_marked() -> None:
    runs = opened(paragraph("总数", Run("312", "figure", "登记册"), Run("待补", "missing")))
    marks = [run.font.highlight_color for run in runs.paragraphs[1].runs]
    assert marks == [None, None, WD_COLOR_INDEX.YELLOW]


def test_a_note_of_a_missing_run_becomes_a_comment() -> None:
    read = opened(
        paragraph(Run("待补", "missing", "缺认定名单"), Run("9", "figure", "登记册")),
        Table(("数",), ((Run("待补", "missing", "缺年报"),),)),
    )
    comments = [(comment.comment_id, comment.text) for comment in read.comments]
    assert comments == [(0, "缺认定名单"), (1, "缺年报")]
    references = read.element.body.iter(qn("w:commentReference"))
    assert [reference.get(qn("w:id")) for reference in references] == ["0", "1"]


def test_table_has_three_rules_and_repeats_its_header() -> None:
    table = opened(Table(("项", "数"), (("甲", "1"), ("乙", "2")))).tables[0]
    (borders,) = table._tbl.iter(qn("w:tblBorders"))
    assert [edge.tag for edge in borders] == [qn("w:top"), qn("w:bottom")]
    ruled = [bool(row._tr.findall(f".//{qn('w:tcBorders')}")) for row in table.rows]
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]
    assert (ruled, repeated, whole) == ([True, False, False], [True, False, False], [True] * 3)


def test_columns_of_numbers_stand_right() -> None:
    rows = (("甲", "1,234.5", Run("待补", "missing"), ""), ("乙", "3.1%", "7", "第1"))
    table = opened(Table(("项", "数", "数", "注"), rows)).tables[0]
    sides = [[c.paragraphs[0].alignment for c in row.cells] for row in table.rows]
    left, right = 0, 2
    assert sides == [[left, right, right, left]] * 3


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_columns_share_the_whole_width(shares: list[int]) -> None:
    widths = column_widths(Table(("列",) * len(shares), (), widths=tuple(shares)))
    assert sum(widths) == m.TEXT_WIDTH
    exact = [share * m.TEXT_WIDTH / sum(shares) for share in shares]
    assert all(abs(width - wish) <= 1 for width, wish in zip(widths, exact, strict=True))


def test_texts_between_tags_keep_their_spaces() -> None:
    content = opened(paragraph("  前后有空格  ", "\t第二\n行"))
    assert content.paragraphs[1].text == "  前后有空格  \t第二\n行"
    assert re.search(r"<w:br/>", content.element.xml)
