"""The dictionary of facts and the sheet of one enterprise."""

from fractions import Fraction

from kejitong.policy.facts import Fact, Shape, Sheet, spelled


def test_defaults_follow_the_shape() -> None:
    assert Fact("a", "", "", "", Shape.FLAG, assumed="true").default is True
    assert Fact("a", "", "", "", Shape.FLAG, assumed="false").default is False
    assert Fact("a", "", "", "项", Shape.SINGLE, assumed="0").default == 0
    assert Fact("a", "", "", "项", Shape.SINGLE).default is None


def test_counts_are_whole_and_averages_are_not() -> None:
    assert Fact("a", "", "", "项", Shape.SINGLE).is_whole
    assert not Fact("a", "", "", "人", Shape.HEADCOUNT).is_whole
    assert not Fact("a", "", "", "元", Shape.SINGLE).is_whole


def test_a_changed_sheet_says_so_and_the_first_stays() -> None:
    sheet = Sheet("甲", {("a", 2025): Fraction(1)}, {("a", 2025): "年报"})
    changed = sheet.changed({("a", 2025): Fraction(2)})
    assert (changed.values["a", 2025], changed.sources["a", 2025]) == (2, "假设")
    assert (sheet.values["a", 2025], sheet.sources["a", 2025]) == (1, "年报")


def test_spelling() -> None:
    assert [spelled(("a", None)), spelled(("a", 2025))] == ["a", "a_2025"]
