"""The papers of the demonstration are what their name says."""

from __future__ import annotations

from kejitong.applications.inspecting import inspect
from kejitong.demo.papers import paper


def test_a_paper_is_a_pdf_of_one_page() -> None:
    made = paper("营业执照", "licence 1")
    found = inspect(made.name, made.content, endings=("pdf",), largest_megabytes=1)
    assert (made.name, found.media_type, found.pages) == ("营业执照.pdf", "application/pdf", 1)


def test_each_paper_is_another_one() -> None:
    assert paper("甲", "1").content != paper("甲", "2").content
    assert paper("甲", "1").content == paper("甲", "1").content
