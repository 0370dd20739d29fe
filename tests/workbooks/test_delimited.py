"""Text tables: encodings, separators, and text that was already spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks import errors
from kejitong.workbooks.delimited import decoded, read_text
from kejitong.workbooks.limits import Limits
from kejitong.workbooks.opening import Kind, open_book

TEXT = "企业名称,统一社会信用代码,备注\n某某科技有限公司,91320612MA00000001,“试点”\n"
ROWS = [line.split(",") for line in TEXT.split()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "名单.csv").write_bytes(TEXT.replace("“试点”", "试点").encode(encoding))
    book = open_book(tmp_path / "名单.csv")
    assert (book.kind, book.sheets, book.warnings) == (Kind.TEXT, ("名单",), ())
    assert book.grid().rows == [ROWS[0], [*ROWS[1][:2], "试点"]]


@pytest.mark.parametrize("mark", ["\t", ";", "|", ","])
def test_the_separator_is_recognised(mark: str) -> None:
    raw = f"名称{mark}数\n甲，乙{mark}1\n\n丙{mark}\n".encode()
    rows = read_text(raw, sheet="一", limits=Limits()).rows
    assert rows == [["名称", "数"], ["甲，乙", "1"], [], ["丙", None]]


@pytest.mark.parametrize(
    "spoilt",
    [
        TEXT.encode().decode("gb18030", "replace").encode(),
        TEXT.replace("“试点”", "").encode("gbk").decode("latin-1").encode(),
        TEXT.replace("“试点”", "").encode().decode("latin-1").encode(),
        "锟斤拷锟斤拷,数\n".encode(),
        "名称\ufffd\ufffd,数\n".encode(),
        "本區科技計畫項目經費執行情況表,國內發明專利申請數\n".encode("big5"),
    ],
    ids=["utf8读作国标", "国标读作西文", "utf8读作西文", "锟斤拷", "替换符", "big5"],
)
def test_spoilt_text_is_refused(spoilt: bytes) -> None:
    with pytest.raises(errors.GarbledText, match="另存为 xlsx 再上传"):
        decoded(spoilt)


def test_formulas_in_text_stay_text_and_warn(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("名称,数\n=cmd|' /C calc'!A0,-1\n", encoding="utf-8")
    book = open_book(tmp_path / "a.csv")
    assert book.grid().rows[1] == ["=cmd|' /C calc'!A0", "-1"]
    assert book.warnings == ("有1格文字以“=”开头，只当作文字，不作公式计算。",)


def test_text_called_xls_is_read_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes("名称\t数\n甲\t1\n".encode("gbk"))
    book = open_book(tmp_path / "a.xls")
    assert book.grid().rows == [["名称", "数"], ["甲", "1"]]
    assert book.warnings == ("文件名以“.xls”结尾，内容其实是文字表格（csv），已按内容读取。",)


def test_too_many_cells_and_endless_quotes_are_refused() -> None:
    with pytest.raises(errors.TooLarge):
        read_text(b"a,b\n" * 100, sheet="一", limits=Limits(cells=100))
    with pytest.raises(errors.DamagedFile, match="第2行的引号没有收尾，或一格文字过长"):
        read_text(b'x\na,"' + b"b" * 200_000, sheet="一", limits=Limits())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('名称,数\n甲,1\n"乙,2\n丙,3\n', 3),
        ('名称,数\n"甲\r\n公司",1\n乙,"2\n丙,3', 4),
        ('名称,"数', 1),
        ('名称,数\n"甲,1\n' + "乙,2\n" * 60 + '丙",3\n', 2),
        ('名称,"数\n（件）","备\n注' + "\n" * 60 + '"\n', 2),
    ],
    ids=["到底", "格内换行之后", "第一行", "吞了六十行", "表头"],
)
def test_a_quote_that_swallows_rows_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(errors.DamagedFile, match=f"第{line}行有一个引号没有收尾"):
        read_text(text.encode(), sheet="一", limits=Limits())


def test_closed_quotes_and_line_breaks_in_cells_are_no_trouble() -> None:
    text = '名称,备注\n"甲""公司""","一\n二"\n乙 "集团",""\n"丙",末'
    assert read_text(text.encode(), sheet="一", limits=Limits()).rows == [
        ["名称", "备注"], ['甲"公司"', "一\n二"], ['乙 "集团"', None], ["丙", "末"],
    ]  # fmt: skip


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF, codec="gb2312")


@given(st.lists(st.text(HAN, min_size=2, max_size=12), min_size=3, max_size=9))
def test_common_chinese_survives_utf8_and_gb18030(words: list[str]) -> None:
    text = ",".join(words)
    assert decoded(text.encode("gb18030")) == text
    assert decoded(text.encode()) == text
