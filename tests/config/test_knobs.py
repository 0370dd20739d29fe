"""Environment variables: what holds when they are set, and when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kejitong.config import knobs
from kejitong.kernel.refusals import Refused


def test_a_knob_that_is_not_set_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(knobs.HOSTS.name, raising=False)
    assert knobs.text(knobs.HOSTS) == "localhost,127.0.0.1,[::1]"


def test_a_knob_that_is_set_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(knobs.HOSTS.name, "kjt.example")
    assert knobs.text(knobs.HOSTS) == "kjt.example"


@pytest.mark.parametrize(
    ("said", "holds"), [("true", True), ("1", True), ("false", False), ("0", False), (None, False)]
)
def test_flags_are_yes_or_no(
    said: str | None, holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(knobs.DEBUG.name, raising=False)
    if said is not None:
        monkeypatch.setenv(knobs.DEBUG.name, said)
    assert knobs.flag(knobs.DEBUG) is holds


def test_the_data_folder_is_made_on_first_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(knobs.HOME.name, str(tmp_path / "a" / "b"))
    assert knobs.home() == (tmp_path / "a" / "b").resolve()
    assert knobs.home().is_dir()


def test_a_number_is_one_or_more_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(knobs.WORKERS.name, raising=False)
    assert knobs.number(knobs.WORKERS) == 2
    monkeypatch.setenv(knobs.WORKERS.name, "16")
    assert knobs.number(knobs.WORKERS) == 16
    for wrong in ("0", "-1", "两个", "1.5", "²"):
        monkeypatch.setenv(knobs.WORKERS.name, wrong)
        with pytest.raises(Refused, match=f"KEJITONG_WORKERS（网页服务的进程数）写的是“{wrong}”"):
            knobs.number(knobs.WORKERS)
