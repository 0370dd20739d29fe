"""Notices at the desk: preview is what is published, only the bureau sees them, each act its page."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kejitong.accounts.models import Role
from kejitong.disclosure import actions
from kejitong.disclosure.models import PublicNotice
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure import papers
from tests.disclosure.makers import CONTACT, a_notice, a_waiting, an_objection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


@pytest.fixture
def desk(officer, signed_in):
    return signed_in(officer)


@pytest.fixture
def call():
    return a_call("invented_recognition", contact=CONTACT)


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def preparing(call) -> str:
    return reverse("notice-new", args=[call.code])


def words(*chosen, **changes):
    return {
        "pk": [one.pk for one in chosen], "title": "", "lead": "", "contact": CONTACT,
        "verb": "preview", **changes,
    }  # fmt: skip


def test_what_waits_is_listed_by_call(desk, call):
    a_waiting(call)
    a_waiting(call)
    page = text_of(desk.get(reverse("notices")))

    assert call.name in page
    assert "2件待公示" in page


def test_the_preview_is_what_the_public_will_see(desk, call):
    application = a_waiting(call)
    page = desk.get(preparing(call))

    assert page.context["page"].bulletin.rows[0].cells[1] == ("项目名称", application.title)
    assert "没有查到个人信息" in text_of(page)
    desk.post(preparing(call), words(application, verb="publish"))
    notice = PublicNotice.objects.get()
    assert notice.title == page.context["page"].bulletin.title
    assert text_of(desk.get(reverse("notice", args=[notice.pk]))).count(application.title) >= 1


def test_only_what_was_chosen_is_published(desk, call):
    chosen, other = a_waiting(call), a_waiting(call)
    answer = desk.post(preparing(call), words(chosen, verb="publish"))
    notice = PublicNotice.objects.get()

    assert answer["Location"] == reverse("notice", args=[notice.pk])
    assert [line.application for line in notice.lines.all()] == [chosen]
    other.refresh_from_db()
    assert other.state == "proposed"


def test_publication_is_refused_with_the_places_and_what_was_typed_stays(desk, call):
    application = a_waiting(call)
    told = words(application, verb="publish", lead="有问题找张三13812345678", title="我的标题")
    answer = desk.post(preparing(call), told)
    page = text_of(answer)

    assert answer.status_code == 422
    assert "手机号" in page
    assert "我的标题" in page
    assert [place.where for place in answer.context["page"].places] == ["说明"]
    assert not PublicNotice.objects.exists()


def test_files_are_scanned_in_the_preview_and_kept_for_publication(desk, call):
    application = a_waiting(call)
    clean = papers.a_word("名单")
    file = SimpleUploadedFile(clean.name, clean.content)
    preview = desk.post(preparing(call), words(application, files=file))
    ((name, token),) = preview.context["kept"]
    desk.post(preparing(call), words(application, verb="publish", kept=[token, "forged"]))
    stored = PublicNotice.objects.get().files.get()

    assert (name, stored.name, stored.size) == ("名单.docx", "名单.docx", len(clean.content))


def test_a_dirty_file_stops_publication(desk, call):
    dirty = papers.a_word("联系13812345678")
    file = SimpleUploadedFile(dirty.name, dirty.content)
    answer = desk.post(preparing(call), words(a_waiting(call), files=file, verb="publish"))

    assert answer.status_code == 422
    assert "附件“名单.docx”第1段" in text_of(answer)


def test_a_scan_asks_for_somebodys_eyes(desk, call):
    application, scan = a_waiting(call), papers.a_scan()
    file = SimpleUploadedFile(scan.name, scan.content)
    preview = desk.post(preparing(call), words(application, files=file))
    assert "我逐页看过" in text_of(preview)
    ((_, token),) = preview.context["kept"]
    told = words(application, kept=token, verb="publish", has_read_pictures="yes")

    assert desk.post(preparing(call), told).status_code == 302


def test_a_changed_line_is_prepared_as_a_second_notice(desk, call):
    application = a_waiting(call)
    first = a_notice(application)
    actions.take_down(first, act=makers.an_act(reason="有误"))
    assert first.number in text_of(desk.get(preparing(call)))
    desk.post(preparing(call), words(application, verb="publish"))

    assert PublicNotice.objects.order_by("-pk").first().after == first


def test_ending_and_taking_down_answer_with_their_reasons(desk):
    notice = a_notice()
    early = desk.post(reverse("notice-end", args=[notice.pk]))
    assert early.status_code == 422
    assert "公示期还没有满" in text_of(early)
    silent = desk.post(reverse("notice-take-down", args=[notice.pk]), {"reason": ""})
    assert "没有写明理由" in text_of(silent)
    done = desk.post(reverse("notice-take-down", args=[notice.pk]), {"reason": "名单有误"})
    assert done.status_code == 302
    assert "已撤下" in text_of(desk.get(reverse("notices")))
    late = desk.post(reverse("notice-lengthen", args=[notice.pk]))
    assert late.status_code == 422


def test_a_notice_shows_its_objections_without_names(desk):
    objection = an_objection(a_notice().lines.get())
    page = text_of(desk.get(reverse("notice", args=[objection.line.notice_id])))

    assert objection.number in page
    assert objection.name not in page


@pytest.mark.parametrize(
    ("role", "region", "status"),
    [
        (Role.OFFICER, f"{makers.DISTRICT}001", 404),
        (Role.LEADER, makers.DISTRICT, 200),
        (Role.AUDITOR, makers.DISTRICT, 403),
        (Role.APPLICANT, "", 403),
        (Role.EXPERT, "", 403),
    ],
)
def test_only_the_bureau_sees_notices_and_objections(signed_in, role, region, status):
    objection = an_objection(a_notice().lines.get())
    client = signed_in(makers.a_user(role, region=region, username="reader"))
    addresses = [
        reverse("notices"), reverse("notice", args=[objection.line.notice_id]),
        reverse("objections"), reverse("objection", args=[objection.pk]),
    ]  # fmt: skip

    assert [client.get(address).status_code for address in addresses] == [status] * 4
    if status != 200:
        assert all(objection.number not in text_of(client.get(one)) for one in addresses)


def test_a_township_changes_nothing(signed_in, call):
    application = a_waiting(call)
    other = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="township")
    client = signed_in(other)
    notice = a_notice()
    answers = [
        client.post(preparing(call), words(application, verb="publish")),
        client.post(reverse("notice-end", args=[notice.pk])),
        client.post(reverse("notice-take-down", args=[notice.pk]), {"reason": "试试"}),
    ]

    assert [one.status_code for one in answers] == [404] * 3
    assert PublicNotice.objects.count() == 1


@pytest.mark.parametrize("size", [1, 3])
def test_reading_a_notice_does_not_depend_on_its_length(
    desk, call, size, django_assert_num_queries
):
    notice = a_notice(*(a_waiting(call) for _ in range(size)))
    address = reverse("notice", args=[notice.pk])
    desk.get(address)
    with django_assert_num_queries(11):
        desk.get(address)
