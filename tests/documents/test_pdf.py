"""PDF: values are text, never code; the fonts go with the file; the same in gives the same out."""

import io
import json
from datetime import UTC, datetime

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from kejitong.documents.pdf import pdf_bytes

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
SOURCE = """
名称：#sys.inputs.title
#table(columns: 2, ..json(bytes(sys.inputs.rows)).flatten())
"""


def made(title: str, rows: list[list[str]] | None = None) -> bytes:
    values = {"title": title, "rows": json.dumps(rows or [])}
    return pdf_bytes(SOURCE, values=values, made_at=AT)


def read(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_what_was_typed_is_on_the_page() -> None:
    text = read(made("申报书", [["设备费", "100.00"]]))
    assert "名称：申报书" in text
    assert "设备费" in text
    assert "100.00" in text


@pytest.mark.parametrize(
    "typed", ["#panic()", '#read("/etc/hostname")', "<label> *bold* $x$ [y]", "\\ @ref // 注"]
)
def test_typed_code_stays_text(typed: str) -> None:
    assert typed.replace(" ", "") in read(made(typed)).replace(" ", "").replace("\n", "")


def test_same_in_same_out() -> None:
    assert made("甲") == made("甲")
    assert made("甲") != made("乙")


def test_fonts_are_embedded() -> None:
    page = PdfReader(io.BytesIO(made("甲"))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index,union-attr]
    files = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert files
    assert all({"/FontFile2", "/FontFile3"} & set(file.get_object()) for file in files)


def test_a_source_that_is_wrong_says_so() -> None:
    with pytest.raises(typst.TypstError):
        pdf_bytes("#nothing_like_this", values={}, made_at=AT)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_makes_a_page(typed: str) -> None:
    assert made(typed.replace("\x00", "")).startswith(b"%PDF")
