"""The cells of a list: what people typed never becomes markup."""

from __future__ import annotations

import pytest
from django.test import Client

from kejitong.desks.officer import links
from kejitong.desks.officer.markup import Cell, Row, Table
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


def test_rows_that_may_be_picked_have_a_box() -> None:
    row = Row((Cell("甲"),), is_retired=False, pk=7, title="甲<")
    assert Table("表", (), (row,)).body == "<tr><td>甲</td></tr>"
    assert Table("表", (), (row,), pick="bulk").body == (
        '<tr data-record="7"><td class="pick"><input type="checkbox" form="bulk" name="pk"'
        ' value="7" aria-label="选中甲&lt;"></td><td>甲</td></tr>'
    )


def test_a_cell_says_where_it_is_corrected() -> None:
    assert Cell('"甲"', mend="/cell/").markup() == (
        '<td>&quot;甲&quot; <a class="mend" href="/cell/" hx-get="/cell/" hx-target="closest td"'
        ' aria-label="更正“&quot;甲&quot;”">改</a></td>'
    )


@pytest.mark.django_db
def test_a_hostile_name_stays_text(desk: Client) -> None:
    makers.an_organisation(f"试验{HOSTILE}", region=makers.a_region())
    page = desk.get(links.register("organisations")).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
