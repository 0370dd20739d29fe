"""One application as one ZIP file: complete, indexed, harmless to unpack, the same each time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.applications import archiving
from kejitong.applications.actions import attaching, checking, submitting
from kejitong.applications.archiving import Paper
from kejitong.applications.models import Application
from kejitong.registers import files
from kejitong.registers.files import Upload
from tests import makers
from tests.applications.makers import SIGNATORY, a_pdf, an_application

ACT = makers.an_act(reason="")


@pytest.fixture
def _alone(db: None, invented: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No papers of rooms above."""
    monkeypatch.setattr(archiving, "_CONTRIBUTIONS", {})


@pytest.fixture
def returned(_alone: None) -> Application:
    """Two revisions; an attachment was replaced in between."""
    made = an_application(item="invented_filing")
    first = made.attachments.get()
    made = submitting.submit(made, hand=SIGNATORY, act=makers.an_act(by="signatory"))
    checking.run(made, act=ACT)
    checking.list_deficiency(made, "report", "=HYPERLINK(盖章页)没有盖章", act=ACT)
    made = checking.send_back(made, act=ACT)
    attaching.withdraw(first, act=ACT)
    attaching.attach(made, "report", Upload("申报书盖章页.pdf", a_pdf("盖章")), act=ACT)
    later = makers.an_act(by="signatory", at=makers.NOW + timedelta(days=2))
    return submitting.resubmit(made, hand=SIGNATORY, act=later)


def _unpacked(application: Application) -> dict[str, bytes]:
    with ZipFile(BytesIO(archiving.archive_zip(application))) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_everything_that_was_submitted_found_and_done_is_there(returned: Application) -> None:
    papers = _unpacked(returned)
    assert list(papers) == [
        "目录.csv", "申报书/第1稿.pdf", "申报书/第1稿.json", "申报书/第2稿.pdf", "申报书/第2稿.json",
        "附件/申报书盖章页/申报书盖章页.pdf", "附件/申报书盖章页/申报书盖章页（2）.pdf",
        "办理过程.csv", "形式审查.csv", "一次性告知.csv",
    ]  # fmt: skip
    assert papers["申报书/第2稿.pdf"].startswith(b"%PDF")
    assert [row[1] for row in _rows(papers["办理过程.csv"])] == [
        "事项", "开始填写", "签发并提交", "退回补正", "提交补正",
    ]  # fmt: skip
    assert len(_rows(papers["形式审查.csv"])) == 1 + returned.findings.count()


def test_the_index_names_every_paper_with_its_digest(returned: Application) -> None:
    papers = _unpacked(returned)
    listed = _rows(papers.pop("目录.csv"))
    assert listed[0] == ["序号", "文件", "说明", "字节数", "SHA-256"]
    assert [(row[1], row[3], row[4]) for row in listed[1:]] == [
        (name, str(len(content)), sha256(content).hexdigest()) for name, content in papers.items()
    ]


def test_the_same_application_gives_the_same_bytes(returned: Application) -> None:
    assert archiving.archive_zip(returned) == archiving.archive_zip(returned)


def test_formulas_are_text(returned: Application) -> None:
    told = _rows(_unpacked(returned)["一次性告知.csv"])[1]
    assert told[2] == "'=HYPERLINK(盖章页)没有盖章"


def test_attachments_are_what_was_uploaded(returned: Application) -> None:
    stored = {files.read(one.path) for one in returned.attachments.all()}
    papers = _unpacked(returned)
    assert {content for name, content in papers.items() if name.startswith("附件/")} == stored


@pytest.mark.usefixtures("_alone")
def test_leavings_of_a_draft_stay_out() -> None:
    made = an_application(item="invented_filing")
    gone = attaching.attach(made, "report", Upload("弃用.pdf", a_pdf("弃用")), act=ACT)
    attaching.withdraw(gone, act=ACT)
    made = submitting.submit(made, hand=SIGNATORY, act=ACT)
    assert not [name for name in _unpacked(made) if "弃用" in name]


def test_rooms_above_put_papers_into_their_folder(returned: Application) -> None:
    @archiving.contributes("评审/../")
    def _papers(application: Application) -> Iterator[Paper]:
        yield Paper("评分.csv", "评分", str(application.pk).encode())
        yield Paper("评分.csv", "评分", b"2")

    papers = _unpacked(returned)
    assert papers["评审_.._/评分.csv"] == str(returned.pk).encode()
    assert papers["评审_.._/评分（2）.csv"] == b"2"
    with pytest.raises(ValueError, match="filled twice"):
        archiving.contributes("评审/../")(lambda _application: ())


TRICKS = ("../../etc/passwd", "C:\\Windows\\win.ini", "a\x00b.pdf", f"{'长' * 300}.pdf", "...", "",
          "\ud800.pdf", "con?.pdf", "a/b")  # fmt: skip


@given(name=st.one_of(st.sampled_from(TRICKS), st.text(max_size=200)))
def test_names_never_lead_elsewhere(name: str) -> None:
    plain = archiving.safe(name)
    assert 0 < len(plain) <= 80
    assert PurePosixPath(plain).name == plain
    assert not set(plain) & set('<>:"/\\|?*\x00')
    assert plain not in {".", ".."}
    plain.encode()
