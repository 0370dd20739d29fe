"""Guides: Markdown to HTML, and nothing that an author typed as HTML."""

from __future__ import annotations

import pytest

from kejitong.ui.markdown import rendered


def test_headings_go_one_deeper_and_tables_are_tables() -> None:
    html = rendered("# 指南\n\n## 条件\n\n|甲|乙|\n|-|-|\n|1|2|\n")
    assert "<h2>指南</h2>" in html
    assert "<h3>条件</h3>" in html
    assert "<td>1</td>" in html


def test_a_line_stays_a_line() -> None:
    assert "一、支持方向<br />" in rendered("一、支持方向\n围绕家纺")


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[点](javascript:alert(1))",
     "![图](http://elsewhere/x.png)", "<b onclick=x>"],
)  # fmt: skip
def test_what_was_typed_as_html_is_text(hostile: str) -> None:
    html = rendered(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b " not in html
    assert 'href="javascript' not in html
