"""Hostile and broken files: each ends in one clear sentence, and nothing of it stays."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kejitong.audit import queries as journal
from kejitong.intake import actions
from kejitong.intake.actions import Upload
from kejitong.intake.errors import FileTooLarge
from kejitong.intake.models import Batch
from kejitong.intake.storage import MOST_BYTES
from kejitong.kernel.refusals import Refused
from kejitong.registers.catalogue import register
from tests.intake.makers import HEADINGS, an_organisation_row, workbook
from tests.makers import an_act

pytestmark = pytest.mark.django_db
GOOD = workbook([[*an_organisation_row(1)]])


def _with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A good workbook in which one part was tampered with."""
    content = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(GOOD)) as good,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for entry in good.infolist():
            text = good.read(entry)
            bad.writestr(entry.filename, change(text) if entry.filename == name else text)
    return content.getvalue()


def _bomb() -> bytes:
    content, blanks = BytesIO(), b" " * (1 << 20)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name in zipfile.ZipFile(BytesIO(GOOD)).namelist():
            with book.open(name, "w") as part:
                part.write(b"<x>")
                for _ in range(520 if "sheet1" in name else 0):
                    part.write(blanks)
    return content.getvalue()


def _entities() -> bytes:
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    return _with_part("xl/worksheets/sheet1.xml", lambda text: evil + text.split(b"?>", 1)[1])


def _far_away() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return _with_part("xl/worksheets/sheet1.xml", lambda text: text.replace(b"</sheetData>", cell))


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "空文件": ("名单.xlsx", lambda: b""),
    "改名的程序": ("名单.xlsx", lambda: b"MZ\x90\x00" + bytes(range(256)) * 40),
    "改名的图片": ("名单.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "改名的文档": ("名单.xlsx", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 100),
    "没有传完": ("名单.xlsx", lambda: GOOD[: len(GOOD) // 2]),
    "压缩炸弹": ("名单.xlsx", _bomb),
    "外部实体": ("名单.xlsx", _entities),
    "远处的单元格": ("名单.xlsx", _far_away),
    "加了密码": ("名单.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    "乱码": ("名单.csv", "锟斤拷,烫烫烫\n锟斤拷,1\n".encode),
    "没有表头": ("名单.csv", lambda: b"1,2,3\n4,5,6\n7,8,9\n"),
    "不是工作簿的压缩包": ("名单.xlsx", lambda: _with_part("xl/workbook.xml", lambda _: b"<a/>")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(kind: str, uploads: Path) -> None:
    name, content = HOSTILE[kind]
    with pytest.raises(Refused) as refusal:
        actions.bring(register("organisations"), Upload(name, BytesIO(content())), act=an_act())
    said = str(refusal.value)
    assert re.search("[\u4e00-\u9fff]", said)
    assert said.endswith("。")
    assert "\n" not in said
    assert "Error" not in said
    assert "Traceback" not in said
    assert not Batch.objects.exists()
    assert not journal.latest().exists()
    assert [*uploads.iterdir()] == []


def test_what_is_only_odd_is_read_and_remarked() -> None:
    """Text in the national encoding, quoted formulas, a wrong ending: read, and said so."""
    lines = [HEADINGS, [*an_organisation_row(1)]]
    text = "\n".join(",".join(map(str, line)) for line in lines) + "\n"
    content = text.replace("科技路1号", "=cmd|calc").encode("gb18030")
    upload = Upload("名单.xlsx", BytesIO(content))
    batch = actions.bring(register("organisations"), upload, act=an_act())
    assert batch.added == 1
    assert any("只当作文字" in remark for remark in batch.remarks)
    assert any("已按内容读取" in remark for remark in batch.remarks)


def test_a_file_beyond_the_limit_is_not_kept(uploads: Path) -> None:
    class Endless(BytesIO):
        sent = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.sent += size or 0
            return bytes(size or 0)

    endless = Endless()
    with pytest.raises(FileTooLarge):
        actions.read(register("organisations"), Upload("a.xlsx", endless), act=an_act())
    assert endless.sent <= MOST_BYTES + (2 << 20)
    assert [*uploads.iterdir()] == []
