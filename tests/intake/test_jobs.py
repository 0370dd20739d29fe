"""Short imports are done at once; long ones in the background, with their progress to be seen."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from kejitong.intake import actions, jobs, queries
from kejitong.intake.actions import Extent
from kejitong.intake.errors import HasRefusedRows, WrongState
from kejitong.intake.models import Batch, State
from kejitong.registers.catalogue import register
from tests import makers
from tests.intake.makers import a_preview, an_organisation_row, an_upload
from tests.makers import an_act

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows are long already."""
    monkeypatch.setattr(jobs, "AT_ONCE", 3)


def rows(*numbers: int) -> list[list[object]]:
    return [an_organisation_row(number) for number in numbers]


def work() -> None:
    """The worker does what is queued, and stops."""
    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False)


def read(*numbers: int) -> Batch:
    return actions.read(register("organisations"), an_upload(rows(*numbers)), act=an_act())


def test_short_imports_are_done_at_once(long: None) -> None:
    batch = read(1, 2)
    assert jobs.start_preview(batch)
    assert jobs.start_confirm(batch, Extent.ALL, act=an_act())
    assert queries.one(batch.pk).state == State.CONFIRMED
    assert jobs.start_undo(queries.one(batch.pk), act=an_act())
    assert queries.one(batch.pk).state == State.UNDONE


def test_long_imports_wait_for_the_worker(long: None) -> None:
    batch = read(1, 2, 3)
    assert not jobs.start_preview(batch)
    waiting = queries.progress(batch)
    assert waiting is not None
    assert (waiting.phase, waiting.done, waiting.total) == ("等待核对", 0, 3)
    with pytest.raises(WrongState, match="正在后台办理"):
        jobs.start_preview(batch)
    work()
    batch = queries.one(batch.pk)
    assert (batch.state, batch.added, queries.progress(batch)) == (State.PREVIEWED, 3, None)
    assert not jobs.start_confirm(batch, Extent.ALL, act=an_act())
    work()
    batch = queries.one(batch.pk)
    assert (batch.state, batch.confirmed_at) == (State.CONFIRMED, makers.NOW)
    assert not jobs.start_undo(batch, act=an_act())
    work()
    assert queries.one(batch.pk).state == State.UNDONE


def test_what_cannot_be_done_is_refused_before_it_is_queued(long: None) -> None:
    batch = a_preview([*rows(1, 2), an_organisation_row(3, name="")])
    with pytest.raises(HasRefusedRows):
        jobs.start_confirm(batch, Extent.ALL, act=an_act())
    assert queries.progress(batch) is None


def test_a_refusal_in_the_background_is_kept_for_the_person(long: None) -> None:
    batch = a_preview(rows(1, 2, 3))
    jobs.start_confirm(batch, Extent.ALL, act=an_act())
    makers.an_organisation("抢先的", uscc=makers.a_uscc(2))
    work()
    batch = queries.one(batch.pk)
    assert batch.state == State.PREVIEWED
    assert "第3行的结果已与预览不同" in batch.trouble
    assert queries.progress(batch) is None


def test_undoing_in_the_background_keeps_its_refusal_too(long: None) -> None:
    batch = actions.confirm(a_preview(rows(1, 2, 3)), Extent.ALL, act=an_act())
    jobs.start_undo(batch, act=an_act())
    found = register("organisations").model._default_manager.get(uscc=makers.a_uscc(2))
    makers.corrected("organisations", found, address="别处")
    work()
    assert "试验企业2" in queries.one(batch.pk).trouble


def test_a_lost_file_is_told_by_the_preview_job(long: None, uploads: object) -> None:
    batch = read(1, 2, 3)
    Batch.objects.filter(pk=batch.pk).update(folder="0" * 32)
    jobs.preview.call(batch.pk)
    assert "请重新上传" in queries.one(batch.pk).trouble
