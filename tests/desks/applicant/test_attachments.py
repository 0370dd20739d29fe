"""Attachments in the desk: taken, listed, shown as a download, withdrawn; hostile ones refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kejitong.applications import queries
from kejitong.applications.models import Application, Attachment
from kejitong.registers.models import Record
from tests.applications import makers as applications
from tests.desks.applicant.makers import text

pytestmark = pytest.mark.django_db


def _url(draft: Application, rest: str = "") -> str:
    return f"/apply/applications/{draft.pk}/attachments/{rest}"


def _kept(draft: Application) -> list[Attachment]:
    """The draft comes with one."""
    return [*queries.live_attachments(draft).filter(slot="report")]


def _upload(client: Client, draft: Application, name: str, content: bytes) -> object:
    told = {"slot": "report", "file": SimpleUploadedFile(name, content)}
    return client.post(_url(draft), told)


def test_a_file_is_taken_listed_and_given_back(desk: Client, draft: Application) -> None:
    content = applications.a_pdf("审计")
    answer = _upload(desk, draft, "审计报告.pdf", content)
    assert answer["Location"] == f"{_url(draft)}#slot-report"  # type: ignore[index]
    kept = _kept(draft)[-1]
    page = text(desk.get(_url(draft)))
    assert "审计报告.pdf" in page
    assert kept.digest[:16] in page or "摘要" in page
    given = desk.get(_url(draft, f"{kept.pk}/"))
    assert b"".join(given.streaming_content) == content  # type: ignore[attr-defined]
    assert given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff"


def test_a_paper_is_looked_at_in_a_page_that_can_do_nothing(
    desk: Client, draft: Application
) -> None:
    (kept,) = _kept(draft)
    shown = desk.get(_url(draft, f"{kept.pk}/?view=1"))
    assert (shown["Content-Type"], shown["Content-Disposition"][:6]) == (
        "application/pdf",
        "inline",
    )
    assert "script-src" not in shown["Content-Security-Policy"]
    assert shown["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"".join(shown).startswith(b"%PDF")
    assert f"{kept.pk}/?view=1" in text(desk.get(_url(draft)))


def test_htmx_gets_the_list_alone(desk: Client, draft: Application) -> None:
    told = {"slot": "report", "file": SimpleUploadedFile("a.pdf", applications.a_pdf("一"))}
    headers = {"HX-Request": "true", "HX-Target": "papers"}
    page = text(desk.post(_url(draft), told, headers=headers))
    assert "<html" not in page
    assert "a.pdf" in page


def test_a_file_is_withdrawn_and_stays_withdrawn(desk: Client, draft: Application) -> None:
    _upload(desk, draft, "a.pdf", applications.a_pdf("二"))
    kept = _kept(draft)[-1]
    assert desk.post(_url(draft, f"{kept.pk}/withdraw/")).status_code == 302
    assert len(_kept(draft)) == 1
    assert desk.get(_url(draft, f"{kept.pk}/")).status_code == 404


def _bomb() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.zip", b"PK\x03\x04")
    return inner.getvalue()


SCRIPT = applications.a_pdf().replace(
    b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
)


HOSTILE = {
    "程序.pdf": b"MZ\x90\x00" * 10, "脚本.pdf": SCRIPT, "空.pdf": b"",
    "大.pdf": b"%PDF-1.4\n" + b"0" * (25 << 20), "压缩.zip": _bomb(), "程序.exe": b"MZ",
    "../../偷.pdf": b"<html>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_not_kept(
    desk: Client, draft: Application, name: str
) -> None:
    answer = _upload(desk, draft, name, HOSTILE[name])
    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = text(answer)
    assert "原因" in page or "可以" in page
    assert len(_kept(draft)) == 1


def test_nothing_chosen_is_said(desk: Client, draft: Application) -> None:
    answer = desk.post(_url(draft), {"slot": "report"})
    assert (answer.status_code, "请先选一个文件" in text(answer)) == (422, True)


def test_a_slot_that_is_not_asked_for_is_not_there(desk: Client, draft: Application) -> None:
    told = {"slot": "nothing", "file": SimpleUploadedFile("a.pdf", applications.a_pdf())}
    assert desk.post(_url(draft), told).status_code == 422


def test_anothers_file_is_not_there(desk: Client, draft: Application, firm: Record) -> None:
    other = applications.an_application()
    kept = queries.live_attachments(other).first()
    assert kept is not None
    for application in (other, draft):
        assert desk.get(_url(application, f"{kept.pk}/")).status_code == 404
        assert desk.post(_url(application, f"{kept.pk}/withdraw/")).status_code == 404
    kept.refresh_from_db()
    assert kept.withdrawn_at is None
