"""The shelves of the public desk: addresses, forms, caching."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kejitong.desks.portal import caching, links
from kejitong.desks.portal.forms import ObjectionForm, ProgressForm
from kejitong.kernel.refusals import Invalid, Problem


def test_an_address_leaves_out_what_was_not_asked():
    assert links.objecting(3) == "/open/notices/3/object/"
    assert links.objecting(3, 7) == "/open/notices/3/object/?line=7"
    assert links.calls({"stage": ""}) == "/open/calls/"


def test_a_kept_page_is_not_sent_twice():
    page = caching.kept(lambda request: HttpResponse("同样的话"))
    request = RequestFactory().get("/open/")
    first = page(request)
    again = page(RequestFactory().get("/open/", headers={"if-none-match": first["ETag"]}))

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["Cache-Control"] == f"public, max-age={caching.FRESH_SECONDS}"


@pytest.fixture
def form():
    line = SimpleNamespace(pk=5, ordinal=1, shown=["甲公司", "项目"])
    return ObjectionForm([line], {"line": "5", "kind": "unit"})


def test_what_the_room_finds_stands_beside_its_field(form):
    form.is_valid()
    form.tell(
        Invalid(problems=(Problem(None, "phone", "", "打不通"), Problem(None, "x", "", "别的")))
    )

    assert "打不通" in form.errors["phone"]
    assert form.non_field_errors() == ["别的"]
    assert form.fields["line"].choices[1] == ("5", "1. 甲公司　项目")


def test_the_question_about_the_way_needs_both_answers():
    assert not ProgressForm({"number": "异议〔2026〕1号"}).is_valid()
    assert ProgressForm({"number": "异议〔2026〕1号", "code": "ABC"}).is_valid()
