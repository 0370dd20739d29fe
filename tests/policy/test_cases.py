"""Cases say where they differ, and refuse what they do not know."""

from datetime import date

import pytest

from kejitong.policy.cases import Case, cases_of, failures
from kejitong.policy.loading import BadPack, load_rulesets

DAY = date(2026, 6, 1)
LIBRARY = load_rulesets(["kejitong.packs.national"])


def test_every_difference_is_told() -> None:
    case = Case(
        "hnte-2016",
        "有Ⅰ类",
        DAY,
        {"ip_class1": "1", "ip_class2": "0", "ip_self_developed": "true", "standards_drafted": "0"},
        {"h2": "unmet", "overall": "promising"},
        {"score.ip": ("1", "2")},
    )
    assert failures(LIBRARY.ruleset("hnte-2016"), case) == (
        "有Ⅰ类：h2应为unmet，判为met",
        "有Ⅰ类：overall应为promising，判为needs_data",
        "有Ⅰ类：score.ip应为1至2分，算得8至30分",
    )


def test_a_grade_is_compared() -> None:
    case = Case("size-class-2017", "缺行业", DAY, {"staff": "1"}, grade="micro")
    assert failures(LIBRARY.ruleset("size-class-2017"), case) == ("缺行业：应为micro，判为未定",)


def test_a_misspelt_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"hnte-2016": ({"case": "错", "day": DAY, "facts": {}, "expected": {}},)}
    monkeypatch.setattr("kejitong.policy.cases.load_cases", lambda package: rows)
    with pytest.raises(BadPack, match="expected"):
        list(cases_of("anywhere"))
