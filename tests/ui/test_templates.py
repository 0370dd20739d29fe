"""Every template of the product: no inline code, no foreign assets, every component explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import kejitong

PACKAGE = Path(kejitong.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
COMPONENTS = sorted((PACKAGE / "ui" / "templates" / "cotton").glob("*/*.html"))


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def component(path: Path) -> str:
    return f"{path.parent.name}.{path.stem}"


def bare(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_inline_style_or_script(path: Path) -> None:
    text = bare(path)
    assert re.findall(r"\sstyle\s*=|<style\b", text) == []
    assert re.findall(r"\son[a-z]+\s*=|hx-on|javascript:", text) == []
    opened = re.findall(r"<script\b([^>]*)>", text)
    assert [tag for tag in opened if " src=" not in tag and "application/json" not in tag] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_foreign_assets(path: Path) -> None:
    assert re.findall(r'(?:src|srcset|href|action)\s*=\s*"(?:https?:)?//', bare(path)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", COMPONENTS, ids=component)
def test_component_opens_with_what_it_takes(path: Path) -> None:
    text = path.read_text("utf-8")
    opening = re.match(r"\{# (.+?) #\}", text)
    assert opening is not None
    variables = re.search(r"<c-vars ([^>]*)/>", text)
    names = re.findall(r":?([\w]+)=", variables[1]) if variables else []
    assert [name for name in names if name not in opening[1]] == []


@pytest.mark.parametrize("path", COMPONENTS, ids=component)
def test_component_holds_no_address_and_no_query(path: Path) -> None:
    text = bare(path)
    assert re.findall(r"\{% url |\.objects\b|\.all\b", text) == []
    assert re.findall(r'(?:href|action)="/', text) == []


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_error_page_says_what_next_without_any_context(code: str) -> None:
    page = get_template(f"{code}.html").render({})
    title = re.search(r"<h1>(.+?)</h1>", page)
    assert title is not None
    assert re.search(r"[一-鿿]", title[1])
    assert 'href="/"' in page
    assert "请" in page or "可以" in page
