"""The same words in another application are found, in any call and year, by anybody."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import duplicates, queries
from kejitong.applications.actions import drafting, saving
from kejitong.applications.actions.submitting import freeze
from kejitong.applications.models import Application, Fingerprint, Revision
from kejitong.applications.overlapping import Titled, marks, packed
from tests import makers
from tests.applications.makers import READY, a_call, an_applicant
from tests.keeping import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
WORDS = (
    "本项目针对高温合金薄壁件精密铸造中变形难以控制的问题，研究充型与凝固过程的数值模拟方法，"
    "建立变形预测模型，开发反变形补偿工艺，形成一套可推广的工艺规范。"
)
OTHER = "集成水稻病虫害绿色防控技术，开展生物农药与天敌协同试验，在三个镇建立示范片并培训农户。"
ACT = makers.an_act()


@kept
def a_frozen(summary: str = WORDS, **given: Any) -> Application:
    """An application with a frozen revision; how it came to be submitted matters nothing here."""
    call, previous = given.get("call") or a_call(), given.get("previous")
    organisation = given.get("organisation") or makers.an_organisation()
    user = given.get("user") or an_applicant()
    if previous is None:
        made = drafting.start(call, organisation, user=user, act=ACT)
    else:
        made = drafting.copy_from(previous, call, user=user, act=ACT)
    version = queries.sections_of(made)["basic"].version
    basic = {**READY["basic"], "summary": summary}
    saving.save_section(made, "basic", basic, version=version, act=ACT)
    freeze(made, act=ACT)
    made.refresh_from_db()
    return made


def _found(application: Application) -> list[tuple[int, Decimal, bool]]:
    compared = duplicates.compare(application)
    return [(one.application.pk, one.overlap.share, one.is_own) for one in compared.matches]


def test_the_same_words_are_found_whoever_wrote_them() -> None:
    first, unrelated = a_frozen(), a_frozen(OTHER)
    own = a_frozen(organisation=first.organisation)
    later = a_frozen(f"{OTHER}{WORDS}", call=a_call(year=2027))
    long, short = (sum(letter.isalnum() for letter in text) for text in (WORDS, OTHER))
    most, least = (round(Decimal(part) / (long + short), 4) for part in (long, short))
    assert _found(later) == [
        (first.pk, most, False), (own.pk, most, False), (unrelated.pk, least, False),
    ]  # fmt: skip
    assert _found(own)[0] == (first.pk, Decimal(1), True)
    assert duplicates.compare(later).compared == 3
    assert duplicates.compare(later).is_doubtful


def test_the_passages_stand_side_by_side() -> None:
    first = a_frozen()
    match = duplicates.compare(a_frozen(f"前言。{WORDS[20:60]}后记。")).matches[0]
    passage = match.overlap.passages[0]
    assert match.application == first
    assert (passage.label, passage.their_label) == ("研究内容", "研究内容")
    assert passage.text == passage.their_text
    assert passage.text in WORDS


def test_different_words_are_not_suspected() -> None:
    a_frozen()
    compared = duplicates.compare(a_frozen(OTHER))
    assert (compared.compared, compared.matches, compared.is_doubtful) == (1, (), False)


def test_what_was_never_submitted_is_not_compared() -> None:
    draft = drafting.start(a_call(), makers.an_organisation(), user=an_applicant(), act=ACT)
    saving.save_section(draft, "basic", {**READY["basic"], "summary": WORDS}, version=1, act=ACT)
    assert duplicates.compare(a_frozen()).compared == 0


def test_its_own_forerunner_does_not_count_unless_it_was_awarded() -> None:
    first = a_frozen()
    second = a_frozen(previous=first)
    third = a_frozen(previous=second)
    assert _found(third) == []
    Application.objects.filter(pk=first.pk).update(state="awarded")
    third = Application.objects.get(pk=third.pk)
    assert [pk for pk, _, _ in _found(third)] == [first.pk]


def test_a_new_revision_leaves_new_marks() -> None:
    made = a_frozen()
    assert duplicates.refresh() == 1
    assert duplicates.refresh() == 0
    before = bytes(Fingerprint.objects.get().marks)
    answers = queries.sections_of(made)["basic"]
    saving.save_section(
        made, "basic", {**READY["basic"], "summary": OTHER}, version=answers.version, act=ACT
    )
    freeze(made, act=ACT)
    assert duplicates.refresh() == 1
    kept = Fingerprint.objects.get()
    assert (kept.revision, bytes(kept.marks) == before) == (2, False)
    assert kept.length == len([letter for letter in OTHER if letter.isalnum()])


def test_an_empty_text_is_like_nothing() -> None:
    a_frozen("")
    assert duplicates.compare(a_frozen("")).matches == ()


def test_columns_of_a_table_are_read_row_by_row() -> None:
    answers = {"team": [{"name": "张三"}, {"name": "李四"}, "错误"], "summary": ["不是文字"]}
    assert [duplicates._text(answers["team"], "name"), duplicates._text(answers["summary"], "")] == [
        "张三\n李四", "",
    ]  # fmt: skip


def test_thousands_are_compared_in_a_moment() -> None:
    """Three thousand applications of five thousand characters each, one of them copied from."""
    source = a_frozen()
    many = [
        Application(
            call=source.call, item=source.item, edition=source.edition,
            lifecycle=source.lifecycle, organisation=source.organisation, state="submitted",
            state_since=makers.NOW, created_by=source.created_by, created_at=makers.NOW,
        )
        for _ in range(3000)
    ]  # fmt: skip
    Application.objects.bulk_create(many)
    Revision.objects.bulk_create(
        Revision(application=one, ordinal=1, content={}, digest="", check_code="",
                 made_by="", made_at=makers.NOW)
        for one in many
    )  # fmt: skip
    long = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(5000))
    stored = packed(marks([Titled("", long)]))
    Fingerprint.objects.bulk_create(
        Fingerprint(application=one, revision=1, marks=stored, length=5000) for one in many
    )
    made = a_frozen()
    duplicates.refresh()
    began = time.process_time()
    compared = duplicates.compare(made)
    assert time.process_time() - began < 5
    assert (compared.compared, [one.application.pk for one in compared.matches]) == (
        3001,
        [source.pk],
    )
