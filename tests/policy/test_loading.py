"""Packs are loaded by name, and nonsense in them is refused with a sentence."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from kejitong.policy.loading import BadPack, NoSuchRuleSet, load_rulesets

DOCUMENTS = "示例〔2026〕1号: {title: 示例办法, in_force: 2026-01-01}\n"
GOOD = """\
demo.least:
  label: 人数下限
  unit: people
  values:
    - {since: 2026-01-01, source: 示例〔2026〕1号 第一条, value: "3"}
"""
RULES = """\
from datetime import date
from kejitong.kernel.citations import Citation
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import at_least, fact, parameter

SOURCE = Citation("示例办法")
RULESETS = (
    RuleSet("demo", "示例", (
        Edition("1", date(2026, 1, 1), SOURCE,
            facts=(Fact("people", "人数", "", "人", Shape.SINGLE),),
            rules=(Rule("d1", "人数", SOURCE, at_least(fact("people"), parameter("demo.least"))),)),
    )),
)
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Writes a pack of a place and gives its name."""
    count = 0

    def write(*, parameters: str = GOOD, rules: str = RULES) -> str:
        nonlocal count
        count += 1
        name = f"place_{tmp_path.name.replace('-', '_')}_{count}"
        for folder in ("parameters", "rules", "cases"):
            (tmp_path / name / folder).mkdir(parents=True)
        (tmp_path / name / "__init__.py").write_text("")
        (tmp_path / name / "rules" / "__init__.py").write_text("")
        (tmp_path / name / "rules" / "demo.py").write_text(rules)
        (tmp_path / name / "parameters" / "documents.yaml").write_text(DOCUMENTS)
        (tmp_path / name / "parameters" / "demo.yaml").write_text(parameters)
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    yield write
    for name in [name for name in sys.modules if name.startswith("place_")]:
        del sys.modules[name]


def test_a_place_writes_its_own_pack(pack) -> None:
    library = load_rulesets([pack()])
    edition = library.ruleset("demo").on(date(2026, 5, 1))
    value = edition.value_of("demo.least", date(2026, 5, 1))
    assert (value.number, str(value.source)) == (3, "《示例办法》（示例〔2026〕1号）第一条")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('value: "3"', "value: 3", "没有加引号"),
        ("示例〔2026〕1号 第一条", "没有的文件 第一条", "不在文件清单中"),
        ("since: 2026-01-01,", 'since: "x",', "不是日期"),
        ('value: "3"', 'value: [{from: "1", a: "1"}]', "最后一行有界限"),
        ("demo.least", "demo.other", "没有声明"),
    ],
)
def test_bad_parameters_are_refused(pack, before: str, after: str, said: str) -> None:
    with pytest.raises(BadPack, match=said):
        load_rulesets([pack(parameters=GOOD.replace(before, after))])


def test_values_out_of_order_are_refused(pack) -> None:
    twice = GOOD + '    - {since: 2025-01-01, source: 示例〔2026〕1号 第一条, value: "4"}\n'
    with pytest.raises(BadPack, match="先后"):
        load_rulesets([pack(parameters=twice)])


def test_an_unlisted_fact_is_refused(pack) -> None:
    with pytest.raises(BadPack, match="persons"):
        load_rulesets([pack(rules=RULES.replace('fact("people")', 'fact("persons")'))])


def test_the_same_code_twice_is_refused(pack) -> None:
    with pytest.raises(BadPack, match="重名"):
        load_rulesets([pack(), pack()])


def test_an_unknown_rule_set_names_the_known() -> None:
    with pytest.raises(NoSuchRuleSet, match="hnte-2016"):
        load_rulesets(["kejitong.packs.national"]).ruleset("nothing")


def test_a_pack_without_rules_adds_none() -> None:
    assert load_rulesets(["kejitong.kernel"]).rulesets == {}
