"""The public face: nobody signs in, nothing private is shown, nothing unpublished is there."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kejitong.calls.models import Call, Question
from kejitong.disclosure import actions, queries
from kejitong.disclosure.models import Objection
from tests import makers
from tests.applications.makers import a_call, a_pdf
from tests.desks.portal.conftest import later
from tests.disclosure import papers
from tests.disclosure.makers import SAID, ZHANG, a_notice, a_waiting, an_objection, days

HOSTILE = "<script>alert(1)</script>"


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def awarded(*titles: str):
    """Applications that went through a notice and were awarded by a document."""
    call = a_call("invented_recognition", name="往年试验认定")
    chosen = [a_waiting(call, title=title) for title in titles]
    notice = a_notice(*chosen, at=days(-30))
    actions.end_notice(notice, act=makers.an_act(at=days(-20)))
    given = {"document_number": "试科发〔2026〕9号", "day": "2026-11-12", "record_number": "RD"}
    for one in chosen:
        type(one).objects.filter(pk=one.pk).update(state="awarded", state_since=days(-18))
        one.steps.create(move="award", source="cleared", target="awarded", role="approver",
                         by="leader", at=days(-18), given=given)  # fmt: skip
    return notice


def an_objection_form(to, **changes):
    told = {
        "line": to.pk, "kind": "person", "name": ZHANG.name, "representative": "",
        "phone": ZHANG.phone, "text": SAID,
        "evidence": SimpleUploadedFile("证据.pdf", a_pdf("证据")),
    }  # fmt: skip
    return {**told, **changes}


@pytest.mark.parametrize("size", [1, 3])
def test_the_first_page_asks_the_same_few_questions_whatever_it_shows(client: Client, size: int):
    for number in range(size):
        a_call("invented_grant", name=f"开放批次{number}")
        a_notice()
    awarded(*(f"结果{number}" for number in range(size)))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/open/")

    assert answer.status_code == 200
    assert len(asked) <= 12
    assert text_of(answer).count("开放批次") == size
    assert len(asked) == 4, [one["sql"][:200] for one in asked]


def test_who_has_not_signed_in_comes_here_first(client: Client):
    assert client.get("/")["Location"] == "/open/"
    assert 'href="/open/"' in client.get("/sign-in/").content.decode()
    assert 'href="/sign-in/"' in client.get("/open/").content.decode()


@pytest.mark.parametrize(
    ("closes_in", "words"),
    [
        (timedelta(days=20), "还剩20天"), (timedelta(days=1), "明天09:30截止"),
        (timedelta(hours=14, minutes=29), "今天23:59截止"), (None, "常年受理"),
    ],
)  # fmt: skip
def test_a_call_says_how_long_it_is_open(client: Client, closes_in, words: str):
    a_call(closes_at=makers.NOW + closes_in if closes_in else None)

    assert words in text_of(client.get("/open/"))


def test_what_is_not_published_is_not_there(client: Client):
    hidden = a_call(name="还在起草", published_at=None, commented_at=makers.NOW)
    future = a_call(name="明天发布", published_at=makers.NOW + timedelta(days=1))
    for address in ("/open/", "/open/calls/", "/open/search/?q=起草"):
        assert "还在起草" not in text_of(client.get(address))
    for call in (hidden, future):
        answer = client.get(reverse("open-call", args=[call.code]))
        assert answer.status_code == 404
        assert call.name not in text_of(answer)


def test_a_call_shows_its_text_dates_and_answers_but_never_who_asked(client: Client):
    asker = makers.an_organisation("提问精密有限公司")
    call = a_call(text=f"# 指南\n\n**支持**方向\n\n{HOSTILE}", contact="计划科 0513-86512345")
    for text, at in (("提问精密有限公司能报几项？", makers.NOW), ("还没有答的", None)):
        Question.objects.create(
            call=call, organisation=asker, asked_by="someone", asked_at=makers.NOW, text=text,
            answer="两项。" if at else "", answered_at=at,
        )  # fmt: skip
    page = client.get(reverse("open-call", args=[call.code])).content.decode()

    assert "<strong>支持</strong>" in page
    assert HOSTILE not in page
    assert "两项。" in page
    assert "还没有答的" not in page
    assert "提问精密" not in page


def test_an_extension_is_told_with_its_reason(client: Client):
    call = a_call()
    call.extensions.create(closed_at=makers.NOW, closes_at=call.closes_at, reason="报告未齐",
                           by="officer", at=makers.NOW)  # fmt: skip

    assert "报告未齐" in text_of(client.get(reverse("open-call", args=[call.code])))


def test_every_item_has_its_guide(client: Client):
    for address in re.findall(
        r'href="(/open/items/[a-z_]+/)"', text_of(client.get("/open/items/"))
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        page = text_of(answer)
        assert "要交的材料" in page
        assert len(re.findall(r">依据</h[23]>", page)) == 1
        for anchor in re.findall(r'<li><a href="#([a-z0-9-]+)">', page):
            assert f'id="{anchor}"' in page
    assert client.get("/open/items/nothing/").status_code == 404


def test_a_guide_says_when_no_call_is_open(client: Client):
    address = reverse("item-guide", args=["invented_grant"])
    assert "现在没有开放的批次" in text_of(client.get(address))
    call = a_call()
    page = text_of(client.get(address))
    way_in = re.escape(reverse("own-call", args=[call.code]))
    assert re.search(rf'button-main[^>]*href="{way_in}">我要申报', page)
    assert "现在没有开放的批次" not in page


def test_a_notice_shows_what_was_frozen_and_how_to_check_it(client: Client):
    application = a_waiting(lead="张三")
    notice = a_notice(application, files=(papers.a_word("名单"),))
    page = text_of(client.get(f"/open/notices/{notice.pk}/"))
    frozen = client.get(f"/open/notices/{notice.pk}/list.json")
    file = client.get(f"/open/notices/{notice.pk}/files/{notice.files.get().pk}/")

    assert application.title in page
    assert "张三" not in page
    assert "2026年11月30日至2026年12月4日（5个工作日）" in page
    assert hashlib.sha256(frozen.content).hexdigest() == notice.digest
    assert notice.digest in page
    assert file.content.startswith(b"PK")
    assert file["Content-Disposition"].startswith("attachment")


def test_a_notice_that_was_taken_down_shows_no_list(client: Client):
    application = a_waiting()
    notice = a_notice(application)
    actions.take_down(notice, act=makers.an_act(reason="名称有误"))
    page = text_of(client.get(f"/open/notices/{notice.pk}/"))

    assert "名称有误" in page
    assert application.title not in page
    for part in ("list.json", "object/"):
        assert client.get(f"/open/notices/{notice.pk}/{part}").status_code == 404
    assert notice.title not in text_of(client.get("/open/notices/"))


def test_notices_are_listed_by_whether_they_run(client: Client):
    notice = a_notice()
    assert notice.number in text_of(client.get("/open/notices/"))
    later(5)
    assert notice.number not in text_of(client.get("/open/notices/"))
    assert notice.number in text_of(client.get("/open/notices/?stage=past"))


def test_results_say_document_and_day_and_only_what_was_public(client: Client):
    awarded("结果甲", "结果乙")
    for address in ("/open/results/", "/open/results/?year=2026", "/open/"):
        page = text_of(client.get(address))
        assert "试科发〔2026〕9号" in page
        assert "2026-11-12" in page
    assert "还没有公布的结果" in text_of(client.get("/open/results/?year=2019"))
    assert client.get("/open/results/?year=绝").status_code == 200


def test_an_objection_is_received_with_its_receipt(client: Client):
    line = a_notice().lines.get()
    answer = client.post(f"/open/notices/{line.notice_id}/object/", an_objection_form(line))
    objection = Objection.objects.get()
    receipt = text_of(client.get(answer["Location"]))

    assert answer["Location"] == "/open/objections/received/"
    assert objection.number in receipt
    assert queries.receipt_code(objection) in receipt
    for secret in (ZHANG.name, ZHANG.phone):
        assert secret not in receipt
    assert Client().get(answer["Location"]).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "匿名的异议不受理"),
        ({"name": "热心市民"}, "请写真实姓名，匿名的异议不受理"),
        ({"kind": "unit", "name": "示例有限公司"}, "请写法定代表人姓名"),
        ({"phone": "无"}, "请写能联系到您的手机"),
        ({"text": "不服"}, "至少10个字"),
        ({"text": "长" * 100_000}, "最多5000个"),
        ({"evidence": ""}, "没有证据的异议不受理"),
        ({"evidence": SimpleUploadedFile("证据.exe", b"MZ")}, "不是要求的格式"),
        ({"line": "999999"}, "请选择名单里的一项"),
    ],
)
def test_an_incomplete_objection_keeps_its_text(client: Client, changes, sentence: str):
    line = a_notice().lines.get()
    told = an_objection_form(line, **changes)
    answer = client.post(f"/open/notices/{line.notice_id}/object/", told)
    page = text_of(answer)

    assert answer.status_code == 422
    assert sentence in page
    assert str(told["text"])[:200] in page
    assert not Objection.objects.exists()


def test_html_in_an_objection_stays_text(client: Client):
    line = a_notice().lines.get()
    told = an_objection_form(line, text=HOSTILE * 3, phone="")
    page = client.post(f"/open/notices/{line.notice_id}/object/", told).content.decode()

    assert HOSTILE not in page


def test_after_the_last_day_there_is_no_form(client: Client):
    line = a_notice().lines.get()
    later(5)
    address = f"/open/notices/{line.notice_id}/object/"
    for answer in (client.get(address), client.post(address, an_objection_form(line))):
        assert answer.status_code == 409
        assert "逾期的异议不受理" in text_of(answer)
    assert not Objection.objects.exists()


def test_the_way_of_an_objection_is_told_to_who_holds_the_code(client: Client):
    objection = an_objection(a_notice().lines.get(), at=makers.NOW)
    code = queries.receipt_code(objection)
    told = text_of(client.post("/open/objections/", {"number": objection.number, "code": code}))
    wrong = client.post("/open/objections/", {"number": objection.number, "code": "0" * 12})

    assert "待决定是否受理" in told
    assert "2026年12月3日前办理" in told
    assert ZHANG.name not in told
    assert (wrong.status_code, "对不上" in text_of(wrong)) == (422, True)
    assert client.post("/open/objections/", {}).status_code == 422


@pytest.mark.parametrize(
    "address", ["/open/", "/open/calls/", "/open/items/", "/open/notices/", "/open/results/"]
)
def test_public_pages_may_be_kept_and_asked_for_again(client: Client, address: str):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in first["Vary"]
    assert again.status_code == 304
    assert "Set-Cookie" not in first


def test_pages_with_forms_are_not_kept(client: Client):
    notice = a_notice()
    for address in (f"/open/notices/{notice.pk}/object/", "/open/objections/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_the_large_edition_is_a_link_away(client: Client):
    back = client.get(
        "/open/display/?size=large", headers={"referer": "http://testserver/open/calls/"}
    )
    page = client.get("/open/").content.decode()

    assert back["Location"] == "http://testserver/open/calls/"
    assert 'data-size="large"' in page
    stray = client.get(
        "/open/display/?size=huge", headers={"referer": "https://elsewhere.example/"}
    )
    assert stray["Location"] == "/open/"


def test_the_search_finds_items_calls_and_notices(client: Client):
    a_call(name="试验科技计划第二批")
    a_notice()
    page = text_of(client.get("/open/search/?q=试验"))

    assert "试验科技计划第二批" in page
    assert "没有找到“查无此物”" in text_of(client.get("/open/search/?q=查无此物"))
    assert "空字符" in client.get("/open/search/?q=%00").content.decode()


def test_nobody_is_named_to_those_who_are_signed_in(client: Client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")

    assert str(officer) not in text_of(client.get("/open/"))
    assert Call.objects.count() == 0
