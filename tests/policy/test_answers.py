"""From conditions to answers, and from answers to the result."""

from datetime import date
from fractions import Fraction

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.answers import Answer, Overall, answer_of, verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import number
from kejitong.policy.facts import Fact, Shape, Sheet, Value
from kejitong.policy.rules import Aim, Edition, Rule, Score, reaching
from kejitong.policy.vocabulary import fact, yes

SOURCE = Citation("示例办法")
DAY = date(2026, 6, 1)
FACTS = (
    *tuple(Fact(name, name, "", "", Shape.FLAG) for name in ("p", "q")),
    Fact("a", "甲", "", "", Shape.SINGLE),
)


def reading(
    *rules: Rule, scores: tuple[Score, ...] = (), aim: Aim = Aim.ALL, **known: Value
) -> Reading:
    edition = Edition(
        "1", date(2026, 1, 1), SOURCE, facts=FACTS, rules=rules, scores=scores, aim=aim
    )
    return Reading(edition, Sheet("", {(name, None): value for name, value in known.items()}), DAY)


PLAIN = Rule("r", "示例", SOURCE, yes("p"))
JUDGED = Rule("r", "示例", SOURCE, yes("p"), judged="请看一看")
LIMITED = Rule("r", "示例", SOURCE, yes("p"), applies=yes("q"))


@pytest.mark.parametrize(
    ("rule", "known", "answer", "overall"),
    [
        (PLAIN, {"p": True}, Answer.MET, Overall.PROMISING),
        (PLAIN, {"p": False}, Answer.UNMET, Overall.NOT_MET),
        (PLAIN, {}, Answer.UNKNOWN, Overall.LACKING),
        (JUDGED, {"p": True}, Answer.MANUAL_REVIEW, Overall.PROMISING),
        (JUDGED, {"p": False}, Answer.UNMET, Overall.NOT_MET),
        (LIMITED, {"p": True, "q": False}, Answer.NOT_APPLICABLE, Overall.NOT_APPLICABLE),
        (LIMITED, {"p": True}, Answer.UNKNOWN, Overall.LACKING),
        (LIMITED, {"p": True, "q": True}, Answer.MET, Overall.PROMISING),
    ],
)
def test_five_answers(
    rule: Rule, known: dict[str, Value], answer: Answer, overall: Overall
) -> None:
    read = reading(rule, **known)
    assert answer_of(read, rule) is answer
    assert verdicts(read).overall is overall


@pytest.mark.parametrize(
    ("top", "answer", "overall"),
    [
        (12, Answer.MANUAL_REVIEW, Overall.PROMISING),
        (9, Answer.MANUAL_REVIEW, Overall.OPPORTUNITY),
        (4, Answer.UNMET, Overall.NOT_MET),
    ],
)
def test_an_interval_waits_for_experts(top: int, answer: Answer, overall: Overall) -> None:
    score = Score("s", "示例", SOURCE, number(0), number(top), most=Fraction(20))
    rule = Rule("r", "示例", SOURCE, reaching((score,), number(5)))
    found = verdicts(reading(rule, scores=(score,)))
    assert (found.by_code["r"].answer, found.overall) == (answer, overall)
    assert found.total is not None
    assert (found.total.low, found.total.high) == (0, top)


def test_a_missing_score_is_unknown_and_spans_all() -> None:
    score = Score("s", "示例", SOURCE, fact("a"), fact("a"), most=Fraction(20))
    rule = Rule("r", "示例", SOURCE, reaching((score,), number(5)))
    found = verdicts(reading(rule, scores=(score,)))
    assert found.by_code["r"].answer is Answer.UNKNOWN
    assert (found.by_code["s"].low, found.by_code["s"].high) == (0, 20)


def test_the_first_that_holds_is_the_grade() -> None:
    large, small = Rule("large", "大", SOURCE, yes("p")), Rule("small", "小", SOURCE, yes("q"))
    assert verdicts(reading(large, small, aim=Aim.FIRST, p=False, q=True)).grade == "small"
    open_ = verdicts(reading(large, small, aim=Aim.FIRST, q=True))
    assert (open_.grade, open_.overall) == ("", Overall.LACKING)
    none = verdicts(reading(large, small, aim=Aim.FIRST, p=False, q=False))
    assert none.overall is Overall.NOT_APPLICABLE
