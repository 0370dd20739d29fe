"""The gallery shows every component, and each one does what its comment promises."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import Client, override_settings
from django_cotton.compiler_regex import CottonCompiler

import kejitong.ui
from kejitong.ui import gallery, views
from kejitong.ui.charts import Chart, Series
from kejitong.ui.pieces import Change, Column, Pager

TEMPLATES = Path(kejitong.ui.__file__).parent / "templates"
COMPONENTS = sorted((TEMPLATES / "cotton").glob("*/*.html"))


def draw(markup: str, **context: object) -> str:
    """What a page with this markup looks like, blank space collapsed."""
    compiled = re.sub(r"\s+", " ", _compile(markup, context))
    return compiled.replace("> <", "><").strip()


def _compile(markup: str, context: dict[str, object]) -> str:
    return str(engines["django"].from_string(CottonCompiler().process(markup)).render(context))


@pytest.fixture
def page() -> str:
    with override_settings(ROOT_URLCONF="kejitong.ui.urls"):
        response = Client().get("/ui/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_gallery_needs_no_account() -> None:
    assert views.gallery.allow(None) == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_every_component_is_in_the_gallery(path: Path) -> None:
    pages = (TEMPLATES / "ui").glob("**/*.html")
    shown = "".join(file.read_text("utf-8") for file in pages)
    assert (
        f"<c-{path.parent.name}.{path.stem} " in shown
        or f"<c-{path.parent.name}.{path.stem}>" in shown
    )


def test_gallery_leaves_no_raw_tags(page: str) -> None:
    assert re.findall(r"<c-|</c-|\{\{|\{%|None", page) == []


def test_gallery_ids_are_unique_and_references_resolve(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    referred = re.findall(r'\s(?:for|aria-labelledby|data-dialog-open)="([^"]+)"', page)
    described = " ".join(re.findall(r'\saria-describedby="([^"]+)"', page)).split()
    assert [name for name in [*referred, *described] if name not in ids] == []


def test_page_has_one_title(page: str) -> None:
    assert re.findall(r"<h1>(.+?)</h1>", page) == ["组件样本"]


def test_gallery_families_have_templates() -> None:
    files = {path.stem for path in (TEMPLATES / "ui" / "gallery").glob("*.html")}
    assert {family.slug for family in gallery.FAMILIES} == files


@pytest.mark.parametrize(
    ("cookie", "dark", "contrast"),
    [
        ("", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"),
        ("dark", "all", "not all"),
        ("contrast", "not all", "all"),
        ("light", "not all", "not all"),
    ],
)
def test_theme_of_the_cookie_is_in_the_first_answer(cookie: str, dark: str, contrast: str) -> None:
    client = Client()
    client.cookies["theme"] = cookie
    with override_settings(ROOT_URLCONF="kejitong.ui.urls"):
        answer = client.get("/ui/").content.decode()
    media = dict(re.findall(r'data-theme-sheet="(\w+)" media="([^"]+)"', answer))
    assert media == {"dark": dark, "contrast": contrast}
    assert f'data-theme="{cookie}"' in answer


def test_table_without_rows_says_so() -> None:
    columns = (Column("名称"), Column("金额", is_numeric=True))
    table = draw(
        '<c-table.list :columns="columns" :count="0" empty="没有专利"><tr><td>甲</td></tr></c-table.list>',
        columns=columns,
    )
    assert '<td class="table-empty" colspan="2">' in table
    assert "没有专利</p>" in table
    assert "甲" not in table


def test_table_head_sorts_and_aligns() -> None:
    columns = (Column("金额", is_numeric=True, sort_url="?sort=a&b=1", sorting="descending"),)
    table = draw('<c-table.list :columns="columns"><tr></tr></c-table.list>', columns=columns)
    assert (
        '<th scope="col" class="number" aria-sort="descending">'
        '<a class="sort" href="?sort=a&amp;b=1">金额</a></th>'
    ) in table


def test_pager_without_pages_has_only_neighbours() -> None:
    pager = draw('<c-table.pager :pager="pager" />', pager=Pager(next_url="?after=9"))
    assert re.findall(r'<a href="([^"]+)"', pager) == ["?after=9"]
    assert '<span class="pager-end">上一页</span>' in pager


def test_refusal_says_what_why_and_what_next() -> None:
    notice = draw('<c-notice.refusal :refused="refused" />', refused=gallery.refusal())
    assert "<h2>这位专家不能参加本组评审。</h2>" in notice
    assert "<dt>原因</dt><dd>近两年与申报单位同在一个单位任职</dd>" in notice
    assert "<dt>可以</dt><dd>请从备选名单补抽</dd>" in notice


def test_field_shows_its_error_beside_the_control() -> None:
    form = gallery.form()
    field = draw('<c-form.field :field="field" />', field=form["name"])
    assert 'class="field is-wrong"' in field
    assert 'aria-invalid="true"' in field
    assert '<p class="field-error" id="id_name_error">这个字段是必填项。</p>' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field


def test_summary_links_to_every_gap() -> None:
    summary = draw('<c-form.summary :form="form" />', form=gallery.form())
    assert re.findall(r'<a href="#([^"]+)"', summary) == ["id_name", "id_amount"]
    assert "还有 2 处需要修改" in summary


def test_missing_figure_is_marked_and_never_shows_a_value() -> None:
    tile = draw('<c-figure.tile label="难题" value="0" unit="项" missing="缺镇街报送" />')
    assert "待补" in tile
    assert "缺镇街报送" in tile
    assert "项" not in tile


def test_tile_draws_target_and_pace_within_the_bar() -> None:
    tile = draw('<c-figure.tile label="专利" value="9" done="105.8" pace="91.7" />')
    assert 'class="meter-fill" y="3" width="100%"' in tile
    assert 'class="meter-pace" x="91.70%"' in tile


def test_figure_in_a_sentence_adds_no_space() -> None:
    sentence = _compile('共<c-figure.inline text="412家" url="/f/" />，居第三。', {})
    assert re.sub(r"<[^>]+>", "", sentence) == "共412家，居第三。"


def test_change_keeps_what_was_there() -> None:
    change = draw('<c-history.change :change="c" />', c=Change("金额", "<1>", ""))
    assert "<del>&lt;1&gt;</del>" in change
    assert "<ins>" not in change


def test_chart_and_table_come_from_one_value() -> None:
    chart = Chart("bar", ("甲", "乙</script>"), (Series("家数", (3, None)),), unit="家")
    box = draw('<c-chart.box id="peers" title="名次" :chart="chart" />', chart=chart)
    plan = re.search(r'<script id="peers" type="application/json">(.+?)</script>', box)
    assert plan is not None
    assert json.loads(plan[1])["series"] == [{"name": "家数", "values": [3.0, None], "urls": []}]
    assert json.loads(plan[1])["categories"] == ["甲", "乙</script>"]
    assert re.findall(r'<td class="number">(.+?)</td>', box) == ["3", "—"]


def test_component_does_not_see_the_page_around_it() -> None:
    assert "偷看" not in draw("<c-page.head />", title="偷看", lead="偷看")


def test_dialog_carries_the_form_token(page: str) -> None:
    dialog = re.search(r'<dialog id="revoke".*?</dialog>', page, re.DOTALL)
    assert dialog is not None
    assert re.search(r'name="csrfmiddlewaretoken" value="\w{20,}"', dialog[0])


@override_settings(ROOT_URLCONF="kejitong.ui.urls")
def test_the_mode_is_chosen_without_scripts_and_leads_back() -> None:
    client = Client(headers={"Referer": "http://testserver/ui/?a=1"})
    answer = client.post("/display/", {"theme": "dark", "size": "large"})
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/ui/?a=1")
    shown = client.get("/ui/").content.decode()
    assert 'data-theme="dark" data-size="large"' in shown
    assert 'value="light" data-theme-choice="dark" aria-pressed="true"' in shown


@override_settings(ROOT_URLCONF="kejitong.ui.urls")
def test_a_mode_nobody_knows_and_a_page_elsewhere_are_not_taken() -> None:
    client = Client(headers={"Referer": "https://example.org/"})
    answer = client.post("/display/", {"theme": "pink"})
    assert (answer["Location"], "theme" in answer.cookies) == ("/", False)
