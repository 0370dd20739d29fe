"""Publishing freezes the list, counts the days and moves everybody; nothing private leaves."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from kejitong.applications.actions.advancing import Hand, WrongDoor, advance
from kejitong.applications.inspecting import UnusableFile
from kejitong.audit.models import Entry
from kejitong.disclosure import actions, queries
from kejitong.disclosure.actions.publishing import (
    NothingToPublish,
    PrivateContent,
    PublishedBefore,
    Unaddressed,
)
from kejitong.disclosure.models import PublicNotice
from kejitong.disclosure.scanning import Kind
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure import papers
from tests.disclosure.makers import CONTACT, a_notice, a_waiting, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_the_list_is_frozen_with_its_public_fields_only():
    call = a_call("invented_recognition")
    first, second = a_waiting(call, lead="张三"), a_waiting(call)
    notice = a_notice(second, first)

    assert notice.columns == [["organisation", "申报单位"], ["title", "项目名称"]]
    assert [(line.ordinal, line.shown) for line in notice.lines.order_by("ordinal")] == [
        (1, [second.organisation.name, second.title]),
        (2, [first.organisation.name, first.title]),
    ]
    assert "张三" not in queries.canonical(notice)


def test_the_days_are_counted_from_publication():
    notice = a_notice()

    assert (notice.first_on, notice.last_on) == (date(2026, 11, 30), date(2026, 12, 4))
    assert (notice.working_days, notice.number) == (5, "公示〔2026〕1号")
    assert notice.basis == "《试验区科技计划项目管理办法》（试科发〔2025〕1号）第九条"


def test_everybody_in_the_list_moves():
    call = a_call("invented_recognition")
    chosen = [a_waiting(call), a_waiting(call)]
    a_notice(*chosen)

    for one in chosen:
        one.refresh_from_db()
        assert one.state == "on_notice"
        assert one.steps.get().move == "publish"


def test_the_step_cannot_be_taken_without_a_notice():
    with pytest.raises(WrongDoor):
        advance(a_waiting(), "publish", hand=Hand(Role.OFFICER), act=makers.an_act())


def test_anybody_can_reckon_the_digest_from_the_frozen_list():
    notice = a_notice()
    frozen = queries.canonical(notice)

    assert hashlib.sha256(frozen.encode()).hexdigest() == notice.digest
    assert json.loads(frozen)["number"] == notice.number
    assert queries.is_whole(notice)
    notice.lines.update(shown=["别的单位", "别的项目"])
    assert not queries.is_whole(notice)


def test_what_changes_later_does_not_change_the_notice():
    application = a_waiting()
    notice = a_notice(application)
    type(application).objects.filter(pk=application.pk).update(title="改了名")

    assert notice.lines.get().shown[1] == application.title
    assert queries.is_whole(notice)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"title": "公示 13812345678"}, "标题"),
        ({"lead": "联系人身份证11010519491231002X"}, "说明"),
        ({"contact": "张科长13812345678"}, "受理异议的部门"),
        ({"files": (papers.a_word("卡6222021234567890128"),)}, "附件“名单.docx”第1段"),
    ],
)
def test_nothing_private_is_published(words, where):
    application = a_waiting()
    with pytest.raises(PrivateContent) as refused:
        a_notice(application, **words)

    assert [place.where for place in refused.value.places] == [where]
    application.refresh_from_db()
    assert application.state == "proposed"
    assert not PublicNotice.objects.exists()


def test_a_number_in_a_title_is_found_before_publication():
    with pytest.raises(PrivateContent) as refused:
        a_notice(a_waiting(title="找13812345678办的项目"))

    assert refused.value.places[0].where == "第1行“项目名称”"
    assert "13812345678" not in str(refused.value)


def test_a_scan_is_published_only_after_somebody_has_looked_at_it():
    application = a_waiting()
    with pytest.raises(PrivateContent) as refused:
        a_notice(application, files=(papers.a_scan(),))
    assert [place.kind for place in refused.value.places] == [Kind.UNREADABLE]

    notice = a_notice(application, files=(papers.a_scan(),), has_read_pictures=True)

    assert notice.files.get().name == "名单.pdf"
    assert '"pictures_read": true' in Entry.objects.get(act="disclosure.published").after


def test_files_are_part_of_the_frozen_list():
    notice = a_notice(files=(papers.a_word("名单"),))
    name, content = queries.file_content(notice, notice.files.get().pk)

    assert (name, content[:2]) == ("名单.docx", b"PK")
    assert notice.files.get().digest in queries.canonical(notice)


def test_a_file_with_a_script_is_refused():
    with pytest.raises(UnusableFile):
        a_notice(files=(papers.a_pdf_with_script(),))


def test_the_office_telephone_belongs_there():
    assert a_notice(contact=CONTACT).contact == CONTACT
    with pytest.raises(Unaddressed):
        a_notice(contact=" ")


def test_a_list_is_of_one_call_and_waits_for_it():
    call = a_call("invented_recognition")
    stranger, done = a_waiting(), a_waiting(call, state="awarded")
    act = makers.an_act()
    for chosen in ([], [stranger], [done]):
        with pytest.raises(NothingToPublish):
            actions.publish(call, chosen, act=act, contact=CONTACT)


def test_a_changed_line_is_published_again_after_the_first():
    application = a_waiting()
    first = a_notice(application)
    actions.take_down(first, act=makers.an_act(at=days(1), reason="名称有误"))
    application.refresh_from_db()
    with pytest.raises(PublishedBefore):
        a_notice(application, at=days(1))

    second = a_notice(application, at=days(1), after=first)

    assert second.after == first
    assert second.number == "公示〔2026〕2号"
    assert second.title.endswith("名单的公示（第二次公示）")
    assert first.number in second.lead


def test_the_journal_says_what_was_published():
    notice = a_notice()
    entry = Entry.objects.get(act="disclosure.published")

    assert (entry.record, entry.actor) == (notice.pk, "officer")
    assert json.loads(entry.after)["digest"] == notice.digest
