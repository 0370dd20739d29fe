"""Saving a section: nothing is lost, nothing is overwritten, nothing hostile is stored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import queries
from kejitong.applications.actions import saving, submitting
from kejitong.applications.models import Answers, Application
from kejitong.audit.models import Entry
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


@pytest.fixture
def draft() -> Application:
    return ours.an_application()


def save(
    application: Application, raw: dict[str, Any], *, section: str = "basic", version: int = 0,
    by: str = "clerk",
) -> saving.Saved:  # fmt: skip
    held = queries.sections_of(Application.objects.get(pk=application.pk))
    known = held[section].version if section in held else 1
    act = makers.an_act(by=by)
    return saving.save_section(application, section, raw, version=version or known, act=act)


def stored(application: Application, section: str = "basic") -> Answers:
    return Answers.objects.get(application=application, section=section)


def test_a_save_raises_the_version_and_keeps_what_was_not_on_the_page(draft: Application) -> None:
    before = stored(draft)
    saved = save(draft, {"title": "另一个名称"})
    after = stored(draft)
    assert (after.version, after.saved_by) == (before.version + 1, "clerk")
    assert after.values == {**before.values, "title": "另一个名称"}
    assert saved.answers == after
    assert saved.problems == ()


def test_the_columns_of_lists_follow_the_answers(draft: Application) -> None:
    save(draft, {"title": "新名称", "category": "农业"})
    save(draft, {"sources.0.amount": "10"}, section="budget")
    save(draft, {"lead": "李四"}, section="people")
    draft.refresh_from_db()
    assert (draft.title, draft.category, draft.lead) == ("新名称", "农业", "李四")
    assert draft.amount == Decimal(100_000)
    save(draft, {"sources.0.amount": "很多"}, section="budget")
    draft.refresh_from_db()
    assert draft.amount is None


def test_what_is_wrong_is_stored_as_typed_and_told(draft: Application) -> None:
    saved = save(draft, {"starts_on": "明年春天", "sales": "-", "title": "长" * 70})
    assert sorted(problem.field for problem in saved.problems) == ["sales", "starts_on", "title"]
    held = stored(draft).values
    assert (held["starts_on"], held["sales"], held["title"]) == ("明年春天", "-", "长" * 70)
    draft.refresh_from_db()
    assert draft.title == "长" * 70


def test_a_colleagues_newer_text_is_not_overwritten_and_both_are_there(draft: Application) -> None:
    version = stored(draft).version
    save(draft, {"summary": "同事写的"}, by="colleague")
    with pytest.raises(saving.StaleSection, match="colleague存下了第3版") as refused:
        save(draft, {"summary": "我写的"}, version=version)
    assert refused.value.theirs.values["summary"] == "同事写的"
    assert refused.value.own == {"summary": "我写的"}
    assert stored(draft).values["summary"] == "同事写的"


def test_the_same_content_again_changes_nothing_whatever_its_version(draft: Application) -> None:
    save(draft, {"summary": "写好了"}, version=stored(draft).version)
    version, entries = stored(draft).version, Entry.objects.count()
    again = save(draft, {"summary": "写好了"}, version=1)
    assert again.answers.version == stored(draft).version == version
    assert Entry.objects.count() == entries


def test_another_section_is_not_in_the_way(draft: Application) -> None:
    before = stored(draft, "people").version
    save(draft, {"summary": "写"})
    assert save(draft, {"lead": "王五"}, section="people", version=before).answers.version == (
        before + 1
    )


def test_the_journal_tells_of_the_save_but_not_what_was_written(draft: Application) -> None:
    save(draft, {"summary": "内部秘密", "title": "新的"})
    entry = Entry.objects.filter(act="applications.saved").latest("pk")
    assert '"fields": ["summary", "title"]' in entry.after
    assert "内部秘密" not in entry.after + entry.before


HOSTILE = {
    "十万字的标题": "长" * 100_000, "半个字": "半\ud83d", "零字符": "零\x00",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_not_be_stored_is_refused_whole_in_one_sentence(
    draft: Application, name: str
) -> None:
    before = stored(draft)
    with pytest.raises(saving.Unfit, match=r"“项目名称”.*没有保存") as refused:
        save(draft, {"title": HOSTILE[name], "summary": "好的"})
    assert str(refused.value).startswith("有的内容不能保存，这一节没有存下。")
    assert len(str(refused.value)) < 200
    assert (stored(draft).version, stored(draft).values) == (before.version, before.values)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=cmd|'/C calc'!A0", "'; DROP TABLE x;--", "{{7*7}}"]
)
def test_markup_and_formulas_are_text_and_nothing_else(draft: Application, text: str) -> None:
    save(draft, {"title": text, "summary": text})
    assert stored(draft).values["title"] == stored(draft).values["summary"] == text


@pytest.mark.parametrize(
    "raw",
    [
        {"title": {"a": 1}, "sales": ["1", {}], "is_joint": 3.5},
        {"organisation": "别家", "id": "1", "version": "9", "application": "2"},
        {"sources": [1, None, "x"], "team.x.y": "1", "team.99999.name": "x", "": ""},
    ],
)
def test_strange_posts_do_no_harm(draft: Application, raw: dict[str, Any]) -> None:
    known = {field.code for field in queries.edition(draft).fields}
    for section in ("basic", "people", "budget"):
        save(draft, raw, section=section)
    assert set(queries.answers_of(draft)) <= known
    organisation = draft.organisation_id
    draft.refresh_from_db()
    assert draft.organisation_id == organisation


def test_a_section_that_does_not_exist_is_refused(draft: Application) -> None:
    with pytest.raises(saving.NoSuchSection, match="请刷新页面"):
        save(draft, {}, section="secret")


def test_what_was_submitted_is_not_edited(draft: Application) -> None:
    submitting.submit(draft, hand=ours.SIGNATORY, act=makers.an_act())
    with pytest.raises(saving.NotEditable, match="推荐单位审核中"):
        save(draft, {"title": "改一改"})
    assert stored(draft).values["title"] == ours.READY["basic"]["title"]
