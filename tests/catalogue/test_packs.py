"""Declarations are found wherever a pack keeps them, and a code stands for one thing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kejitong.catalogue.packs import DeclaredTwice, declared, modules
from kejitong.indicators.vocabulary import Indicator

SOURCE = """
from kejitong.indicators.vocabulary import Indicator, ReportYear
def make(code):
    return Indicator(code=code, label=code, unit="", meaning="试验", measure=ReportYear(), basis="试验")
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "some_pack" / "inner"
    folder.mkdir(parents=True)
    (tmp_path / "some_pack" / "__init__.py").write_text(SOURCE + "ONE = make('one')")
    (folder / "__init__.py").write_text(
        "from some_pack import make\nMANY = (make('two'), make('three'))"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "some_pack"
    for name in [name for name in sys.modules if name.startswith("some_pack")]:
        del sys.modules[name]
    declared.cache_clear()


def test_single_values_and_tuples_are_found(pack: str) -> None:
    assert [*declared(Indicator, (pack,))] == ["one", "two", "three"]
    assert [module.__name__ for module in modules((pack,))] == ["some_pack", "some_pack.inner"]


def test_one_code_for_two_things_is_refused(pack: str) -> None:
    __import__(f"{pack}.inner")
    sys.modules[f"{pack}.inner"].AGAIN = sys.modules[pack].make("one")
    with pytest.raises(DeclaredTwice, match="one is declared twice"):
        declared(Indicator, (pack,))
