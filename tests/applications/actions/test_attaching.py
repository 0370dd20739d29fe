"""Attachments: into their slots, once each, as long as the applicant holds the matter."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from kejitong.applications import queries, scanning
from kejitong.applications.actions import attaching, submitting
from kejitong.applications.actions.attaching import Upload
from kejitong.applications.actions.saving import NotEditable
from kejitong.applications.inspecting import UnusableFile
from kejitong.applications.models import Application, Attachment, Deficiency
from kejitong.audit.models import Entry
from kejitong.registers import files
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


@pytest.fixture
def draft() -> Application:
    return ours.an_application()


def attach(
    application: Application, text: str = "甲", *, slot: str = "report", name: str = "甲.pdf"
) -> Attachment:
    upload = Upload(name, ours.a_pdf(text))
    return attaching.attach(application, slot, upload, act=makers.an_act(by="clerk"))


def stored_files() -> set[str]:
    folder = files.folder()
    return {path.name for path in folder.rglob("*") if path.is_file()} if folder.exists() else set()


def test_a_file_is_kept_by_its_digest_with_its_pages(draft: Application) -> None:
    made = attach(draft)
    assert (made.slot, made.name, made.pages, made.media_type) == (
        "report", "甲.pdf", 1, "application/pdf",
    )  # fmt: skip
    assert files.read(made.path) == ours.a_pdf("甲")
    assert made.path.endswith(made.digest)
    assert (made.added_by, made.size) == ("clerk", len(ours.a_pdf("甲")))
    assert Entry.objects.filter(act="applications.attached", record=draft.pk).count() == 3


def test_the_same_file_again_is_the_same_attachment(draft: Application) -> None:
    assert attach(draft) == attach(draft, name="又一次.pdf")
    assert queries.slots_filled(draft)["report"] == 2


def test_the_same_file_for_another_paper_is_pointed_out(draft: Application) -> None:
    attach(draft)
    other = attach(draft, slot="audit", name="审计.pdf")
    assert other.warning == "与“甲.pdf”是同一个文件"


def test_no_more_files_than_the_paper_may_have(draft: Application) -> None:
    attach(draft, "甲")
    with pytest.raises(attaching.TooManyFiles, match="“申报书盖章页”最多2份。请先撤下"):
        attach(draft, "乙")
    assert queries.live_attachments(draft).filter(slot="report").count() == 2


def test_a_withdrawn_file_counts_no_more_and_is_kept(draft: Application) -> None:
    made = attach(draft)
    attaching.withdraw(made, act=makers.an_act())
    assert queries.slots_filled(draft)["report"] == 1
    assert files.read(made.path)
    with pytest.raises(attaching.AlreadyWithdrawn):
        attaching.withdraw(made, act=makers.an_act())
    assert attach(draft).pk != made.pk


REFUSED = {
    "冒名": ("甲.pdf", b"MZ" + bytes(99)), "程序": ("甲.exe", b"MZ"),
    "不收的格式": ("甲.docx", ours.a_pdf()), "空的": ("甲.pdf", b""),
    "太大": ("甲.pdf", ours.a_pdf() + bytes(2 << 20)),
}  # fmt: skip


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_refused_is_not_stored(draft: Application, why: str) -> None:
    name, content = REFUSED[why]
    before, lying = Attachment.objects.count(), stored_files()
    with pytest.raises(UnusableFile):
        attaching.attach(draft, "report", Upload(name, content), act=makers.an_act())
    assert (Attachment.objects.count(), stored_files()) == (before, lying)


NAMES = {
    "带路径": ("../../etc/passwd.pdf", "passwd.pdf"),
    "带盘符": ("C:\\Users\\某人\\申报书.pdf", "申报书.pdf"),
    "带标记": ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
    "带看不见的": ("甲\x00\u202e乙\ud83d.pdf", "甲乙.pdf"),
    "太长": ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
}  # fmt: skip


@pytest.mark.parametrize("what", NAMES)
def test_the_name_is_bare_text(draft: Application, what: str) -> None:
    name, kept = NAMES[what]
    assert attach(draft, name=name).name == kept


def test_a_paper_that_is_not_on_the_form_is_refused(draft: Application) -> None:
    with pytest.raises(attaching.NoSuchSlot):
        attach(draft, slot="secret")


def test_after_submission_only_a_tolerated_paper_may_still_come(draft: Application) -> None:
    made = attach(draft)
    application = submitting.submit(draft, hand=ours.SIGNATORY, act=makers.an_act())
    with pytest.raises(NotEditable, match="推荐单位审核中"):
        attach(application, "丙", slot="audit")
    with pytest.raises(NotEditable):
        attaching.withdraw(made, act=makers.an_act())
    Deficiency.objects.create(
        application=application, revision=1, place="attachments.audit", text="补交审计报告",
        is_tolerated=True, due_on=date(2026, 12, 10), told_at=makers.NOW, by="officer",
    )  # fmt: skip
    assert attach(application, "丙", slot="audit", name="审计.pdf").slot == "audit"
    with pytest.raises(NotEditable):
        attach(application, "丁", slot="report")


SCANNER = "import sys; sys.exit({code} if b'EICAR' in sys.stdin.buffer.read() else 0)"


@pytest.mark.parametrize(("code", "refusal"), [(1, scanning.Infected), (2, scanning.NotScanned)])
def test_the_scanner_of_the_installation_decides(
    draft: Application, settings: django_settings, tmp_path: Path, code: int, refusal: type
) -> None:
    script = tmp_path / "scanner.py"
    script.write_text(SCANNER.format(code=code), encoding="utf-8")
    settings.VIRUS_SCANNER = f"{sys.executable} {script}"
    before = stored_files()
    with pytest.raises(refusal):
        attach(draft, "EICAR")
    assert stored_files() == before
    assert attach(draft, "干净").warning == ""


def test_a_scanner_that_is_not_there_lets_nothing_through(
    draft: Application, settings: django_settings
) -> None:
    settings.VIRUS_SCANNER = "/nowhere/scanner -"
    with pytest.raises(scanning.NotScanned, match="没有应答"):
        attach(draft)
