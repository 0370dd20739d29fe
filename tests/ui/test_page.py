"""A page turns away whom it must, and answers a refusal with its sentence."""

from __future__ import annotations

import pytest
from django.http import Http404, HttpResponse

from kejitong.ui.gallery import refusal
from kejitong.ui.page import Request, found, page
from tests.ui.makers import a_request, somebody


def nobody(_user: object) -> str:
    return "只有审计员可以看日志"


def everybody(_user: object) -> str:
    return ""


@page(allow=nobody)
def closed(_request: Request) -> HttpResponse:
    return HttpResponse("里面")


@page(allow=everybody, methods=("GET", "POST"))
def opened(_request: Request, refuses: str = "") -> HttpResponse:
    if refuses:
        raise refusal()
    return HttpResponse("里面")


def test_page_says_who_may_open_it() -> None:
    assert closed.allow is nobody  # type: ignore[attr-defined]


def test_stranger_is_sent_to_sign_in_and_back() -> None:
    answer = closed(a_request("/x/?a=1"))
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/x/%3Fa%3D1"


def test_a_piece_is_never_a_sign_in_page() -> None:
    request = a_request("/x/?a=1")
    request.htmx = True  # type: ignore[assignment]
    answer = closed(request)
    assert (answer.status_code, answer["HX-Refresh"]) == (401, "true")


def test_person_without_the_right_is_told_why() -> None:
    request = a_request()
    request.user = somebody()
    answer = closed(request)
    assert answer.status_code == 403
    assert "<dd>只有审计员可以看日志</dd>" in answer.content.decode()


def test_wrong_method_is_refused() -> None:
    answer = opened(a_request(method="DELETE"))
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, POST"


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_right_method_is_answered(method: str) -> None:
    assert opened(a_request(method=method)).content.decode() == "里面"


def test_refusal_becomes_a_page_with_its_sentence() -> None:
    answer = opened(a_request(method="POST"), "是")
    assert answer.status_code == 409
    assert "<h2>这位专家不能参加本组评审。</h2>" in answer.content.decode()


def test_what_is_not_there_is_not_found() -> None:
    assert found("有") == "有"
    with pytest.raises(Http404):
        found(None)
