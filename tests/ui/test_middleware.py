"""Every answer carries the content policy, every request its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from kejitong.ui.installation import Installation, describe
from kejitong.ui.middleware import POLICY, house_rules
from kejitong.ui.page import Request
from tests.ui.makers import a_request


def test_request_gets_its_day_and_answer_its_policy(tmp_path: Path) -> None:
    seen: list[Request] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(cast("Request", request))
        return HttpResponse("好")

    with override_settings(HOME=tmp_path):
        describe(Installation(day="2026-11-30"))
        answer = house_rules(view)(a_request())
    assert seen[0].today == seen[0].now.date() == date(2026, 11, 30)
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["Cache-Control"] == "private, no-store"


def test_policy_allows_no_inline_code() -> None:
    assert "unsafe" not in POLICY
    assert "script-src 'self';" in POLICY
