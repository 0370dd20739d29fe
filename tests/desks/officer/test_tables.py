"""The cells of a list: what people typed never becomes markup."""

from __future__ import annotations

import pytest
from django.test import Client

from kejitong.desks.officer import links
from kejitong.desks.officer.tables import Cell, Row
from tests import makers

HOSTILE = '<script>alert("x")</script>&'


def test_text_is_escaped() -> None:
    assert Cell(HOSTILE).markup() == (
        "<td>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;</td>"
    )
    assert Cell("1", shape="number").markup() == '<td class="number">1</td>'
    assert Cell("甲", '/a/?b="1"').markup() == (
        '<td><a class="quiet" href="/a/?b=&quot;1&quot;">甲</a></td>'
    )


def test_a_retired_record_says_so_once() -> None:
    row = Row((Cell("甲", "/1/", is_own=True), Cell("乙")), is_retired=True)
    assert row.markup == (
        '<td><a href="/1/">甲</a> <span class="badge badge-red">已停用</span></td><td>乙</td>'
    )


@pytest.mark.django_db
def test_a_hostile_name_stays_text(desk: Client) -> None:
    makers.an_organisation(f"试验{HOSTILE}", region=makers.a_region())
    page = desk.get(links.register("organisations")).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
