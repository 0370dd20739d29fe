"""Add, correct, retire, restore: through the door, with a trace, and never half."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kejitong.audit import queries as journal
from kejitong.audit.models import Entry
from kejitong.kernel.refusals import Invalid
from kejitong.registers import actions, catalogue, queries
from kejitong.registers.register import values_of
from tests import makers

pytestmark = pytest.mark.django_db


def channels() -> Any:
    return catalogue.register("channels")


@pytest.fixture
def channel(db: None) -> Any:
    return makers.a_record("channels", name="试验日报", level="city")


def test_adding_writes_one_entry_with_what_was_filled(channel: Any) -> None:
    entry = Entry.objects.get()
    assert (entry.act, entry.room, entry.record) == ("channels.added", "channels", channel.pk)
    assert entry.before == ""
    assert journal.values_of(entry.after) == {"name": "试验日报", "level": "city"}
    assert channel.source == "试验"


def test_adding_the_same_key_twice_is_refused(channel: Any) -> None:
    with pytest.raises(actions.AlreadyThere, match="请改为更正"):
        actions.add(channels(), {"name": "试验日报", "level": "city"}, act=makers.an_act())
    makers.retired("channels", channel)
    with pytest.raises(actions.AlreadyThere, match="请先恢复"):
        actions.add(channels(), {"name": "试验日报", "level": "city"}, act=makers.an_act())


def test_adding_without_a_required_column_says_which(db: None) -> None:
    with pytest.raises(Invalid, match="必须填写") as refused:
        actions.add(channels(), {"level": "city"}, act=makers.an_act())
    assert [problem.column for problem in refused.value.problems] == ["渠道名称"]
    assert not Entry.objects.exists()


def test_correcting_keeps_before_and_after_of_what_changed_only(channel: Any) -> None:
    after = makers.corrected("channels", channel, level="provincial")
    entry = journal.latest().first()
    assert entry is not None
    assert journal.values_of(entry.before) == {"level": "city"}
    assert journal.values_of(entry.after) == {"level": "provincial"}
    assert after.version == 2


def test_correcting_nothing_writes_nothing(channel: Any) -> None:
    assert makers.corrected("channels", channel, level="city").version == 1
    assert Entry.objects.count() == 1


def test_what_a_correction_rests_on_becomes_the_source(channel: Any) -> None:
    act = makers.an_act(source="名单.xlsx")
    assert actions.correct(channels(), channel, {"level": "city"}, act=act).source == "试验"
    after = actions.correct(channels(), channel, {"level": "provincial"}, act=act)
    after.refresh_from_db()
    assert after.source == "名单.xlsx"
    entry = journal.latest().first()
    assert entry is not None
    assert journal.values_of(entry.before) == {"level": "city", "source": "试验"}
    assert journal.values_of(entry.after) == {"level": "provincial", "source": "名单.xlsx"}
    unsaid = makers.an_act(source="")
    assert actions.correct(channels(), after, {"level": "city"}, act=unsaid).source == "名单.xlsx"


def test_a_source_that_is_given_back_stays(channel: Any) -> None:
    act = makers.an_act(source="网页登记")
    actions.correct_many(
        channels(), [(channel, {"level": "district", "source": "旧来源"})], act=act
    )
    channel.refresh_from_db()
    assert channel.source == "旧来源"


def test_correcting_needs_a_reason_and_the_newest_version(channel: Any) -> None:
    with pytest.raises(actions.ReasonMissing):
        actions.correct(channels(), channel, {"level": "city"}, act=makers.an_act(reason=" "))
    makers.corrected("channels", channel, level="provincial")
    with pytest.raises(actions.Stale, match="您看到的是第1版，现在是第2版"):
        actions.correct(channels(), channel, {"level": "city"}, act=makers.an_act(), version=1)


def test_retiring_hides_from_the_count_and_restoring_brings_back(channel: Any) -> None:
    gone = makers.retired("channels", channel)
    assert queries.live(channels()).count() == 0
    assert (gone.retired_reason, gone.version) == ("依据来文", 2)
    actions.restore(channels(), gone, act=makers.an_act())
    assert queries.live(channels()).get().version == 3
    with pytest.raises(actions.NothingToRestore):
        actions.restore(channels(), gone, act=makers.an_act())
    acts = [entry.act for entry in queries.history(channels(), channel)]
    assert acts == ["channels.restored", "channels.retired", "channels.added"]


def test_retiring_twice_writes_once(channel: Any) -> None:
    assert actions.retire_many(channels(), [channel], act=makers.an_act()) == 1
    assert actions.retire_many(channels(), [channel], act=makers.an_act()) == 0
    assert Entry.objects.count() == 2


def test_a_violated_constraint_is_a_sentence_and_leaves_nothing(db: None) -> None:
    rows = [{"name": "甲", "level": "city"}, {"name": "甲", "level": "city"}]
    with pytest.raises(actions.Conflict, match="这个渠道已经登记"):
        actions.add_many(channels(), rows, act=makers.an_act())
    assert queries.live(channels()).count() == 0
    assert not Entry.objects.exists()


def test_many_are_corrected_in_few_queries(db: None, django_assert_max_num_queries: Any) -> None:
    rows = [{"name": f"渠道{n}", "level": "city"} for n in range(300)]
    made = actions.add_many(channels(), rows, act=makers.an_act())
    with django_assert_max_num_queries(12):
        changed = actions.correct_many(
            channels(), [(record, {"level": "district"}) for record in made], act=makers.an_act()
        )
    assert changed == 300


LEVELS = st.sampled_from(["national", "provincial", "city", "district"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), LEVELS), st.just(("retire", "")), st.just(("restore", ""))
    ),
    max_size=8,
)


class History(TestCase):
    """Whatever is done to a record, its history tells how it came to what it holds."""

    @settings(max_examples=40, deadline=None)
    @given(STEPS)
    def test_replaying_the_journal_gives_the_record(self, steps: list[tuple[str, str]]) -> None:
        record = makers.a_record("channels", name="甲", level="city")
        for verb, level in steps:
            if verb == "correct":
                record = makers.corrected("channels", record, level=level)
            elif verb == "retire":
                makers.retired("channels", record)
            elif record.retired_at is not None:
                actions.restore(channels(), record, act=makers.an_act())
            record.refresh_from_db()
        told: dict[str, Any] = {"retired": False}
        entries = list(Entry.objects.filter(room="channels", record=record.pk).order_by("id"))
        for entry in entries:
            told.update(journal.values_of(entry.after))
        assert told.pop("retired") is (record.retired_at is not None)
        held = values_of(channels(), record)
        assert {name: held[name] for name in told} == told
        assert record.version == len(entries)
        assert journal.check_chain().is_whole


def test_dates_and_numbers_keep_their_type_through_a_correction(db: None) -> None:
    region = makers.a_region()
    held = makers.a_record(
        "events", title="会议", kind="meeting", held_on=date(2026, 5, 6), region=region
    )
    changed = makers.corrected("events", held, held_on=date(2026, 5, 7))
    changed.refresh_from_db()
    assert changed.held_on == date(2026, 5, 7)
