"""The rule reader: every rule, parameter, fact and case of a rule set; versions side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kejitong.cultivation import library
from kejitong.cultivation.sources import SOURCES, Assumed
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.rules_wording import Reader, lines, valued
from kejitong.policy.cases import Case, failures
from kejitong.policy.facts import Fact
from kejitong.policy.parameters import Dated, ParameterHistory
from kejitong.policy.rules import Edition, Rule, RuleSet, Score
from kejitong.ui.pieces import Fact as Named


@dataclass(frozen=True, slots=True)
class Entrance:
    """一套规则的入口。"""

    ruleset: RuleSet
    url: str
    scan_url: str
    conditions: int
    cases: int


@dataclass(frozen=True, slots=True)
class Written:
    """一个条件写成的样子：名称、要求、依据、所用参数。"""

    code: str
    label: str
    demands: tuple[tuple[int, str], ...]
    citation: str
    note: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """参数的一次取值。"""

    span: str
    text: str
    source: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Number:
    """一个参数：历次取值，用在哪些条件和哪些别的规则。"""

    code: str
    label: str
    unit: str
    note: str
    values: tuple[Value, ...]
    used: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """一项事实，和它从哪里来。"""

    fact: Fact
    source: str


@dataclass(frozen=True, slots=True)
class Tried:
    """一个例子，和评判之后与应得的答案不同的地方。"""

    case: Case
    expected: str
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """一个版本的一列。"""

    version: str
    span: str
    citation: str
    note: str
    is_shown: bool
    url: str
    rules: dict[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """一个条件在各版本里的写法。"""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """一套规则的一页。"""

    ruleset: RuleSet
    edition: Edition
    day: date
    about: tuple[Named, ...]
    rules: tuple[Written, ...]
    scores: tuple[Written, ...]
    parameters: tuple[Number, ...]
    facts: tuple[Wanted, ...]
    cases: tuple[Tried, ...]
    is_tried: bool
    sides: tuple[Side, ...]
    compared: tuple[Compared, ...]

    @property
    def failing(self) -> int:
        """没有得到应得答案的例子。"""
        return sum(bool(tried.failures) for tried in self.cases)


def entrances(today: date) -> list[Entrance]:
    """全部规则。"""
    about = {ruleset.code for ruleset in library.about_organisations(today)}
    return [
        Entrance(
            ruleset,
            links.rule(code),
            links.scan(code) if code in about else "",
            len(ruleset.editions[-1].rules),
            len(_cases(code)),
        )
        for code, ruleset in library.library().rulesets.items()
    ]


def rule_page(code: str, version: str, today: date, *, must_try: bool = False) -> RulePage:
    """一套规则的一个版本；不写版本就是现行的，没有现行的就是最后一个。要试才逐个评判例子。"""
    ruleset = library.library().ruleset(code)
    edition = _edition(ruleset, version, today)
    day = _day_within(edition, today)
    reader = Reader(edition, day)
    sides = tuple(
        _side(ruleset, each, today, is_shown=each is edition) for each in ruleset.editions
    )
    return RulePage(
        ruleset,
        edition,
        day,
        tuple(_about(ruleset, edition)),
        tuple(_rule(reader, rule, edition) for rule in edition.rules),
        tuple(_score(score, edition) for score in edition.scores),
        tuple(_number(ruleset, edition, history, day) for history in _sorted(edition)),
        tuple(Wanted(fact, _source(fact)) for fact in edition.facts),
        tuple(_tried(ruleset, case, must_try=must_try) for case in _cases(code)),
        must_try,
        sides,
        tuple(_compared(sides)) if len(sides) > 1 else (),
    )


def _edition(ruleset: RuleSet, version: str, today: date) -> Edition:
    named = (edition for edition in ruleset.editions if edition.version == version)
    current = (edition for edition in ruleset.editions if edition.covers(today))
    return next(named, None) or next(current, ruleset.editions[-1])


def _day_within(edition: Edition, today: date) -> date:
    return today if edition.covers(today) else edition.since


def _span(since: date, until: date | None) -> str:
    return f"{since.isoformat()}至{until.isoformat()}之前" if until else f"{since.isoformat()}起"


def _about(ruleset: RuleSet, edition: Edition) -> Iterator[Named]:
    yield Named("施行期间", _span(edition.since, edition.until))
    yield Named("依据", str(edition.citation))
    if edition.note:
        yield Named("说明", edition.note)
    if ruleset.is_sample:
        yield Named("性质", "示例，待核实：正式使用前须由业务科室核对")
    track = library.track_of(ruleset.code)
    if track:
        yield Named("用在", f"{track.label}培育链", links.scan(ruleset.code, {"view": "pipeline"}))


def _rule(reader: Reader, rule: Rule, edition: Edition) -> Written:
    demands = tuple(lines(reader.rule(rule)))
    note = f"另由人工核对：{rule.judged}。" if rule.judged else rule.note
    return Written(
        rule.code, rule.label, demands, str(rule.citation), note, tuple(_codes(rule, edition))
    )


def _score(score: Score, edition: Edition) -> Written:
    demands = ((0, f"满分{score.most}分"),)
    labels = tuple(_codes(score, edition))
    return Written(score.code, score.label, demands, str(score.citation), score.note, labels)


def _codes(part: Rule | Score, edition: Edition) -> Iterator[str]:
    """The labels of the parameters that a rule or score uses."""
    trees = (part.require, part.applies) if isinstance(part, Rule) else (part.low, part.high)
    nodes = (node for tree in trees if tree is not None for node in tree.walk())
    codes = dict.fromkeys(getattr(node, "code", "") for node in nodes)
    for code in codes:
        if code in edition.parameters:
            yield edition.parameters[code].label


def _sorted(edition: Edition) -> list[ParameterHistory]:
    return [history for _code, history in sorted(edition.parameters.items())]


def _number(ruleset: RuleSet, edition: Edition, history: ParameterHistory, day: date) -> Number:
    parts: tuple[Rule | Score, ...] = (*edition.rules, *edition.scores)
    used = tuple(part.label for part in parts if history.label in _codes(part, edition))
    others = (
        each.name
        for each in library.library().rulesets.values()
        if each is not ruleset and any(history.code in one.parameters for one in each.editions)
    )
    values = tuple(_value(history, value, day) for value in history.values)
    return Number(
        history.code, history.label, history.unit, history.note, values, used, tuple(others)
    )


def _value(history: ParameterHistory, value: Dated, day: date) -> Value:
    text, span = valued(history, value), _span(value.since, value.until)
    return Value(span, text, str(value.source), is_current=value.covers(day))


def _source(fact: Fact) -> str:
    source = SOURCES.get(fact.name)
    if source is None:
        return f"预检时由人填写{'，不填按' + fact.assumed + '计' if fact.assumed else ''}"
    return "没有登记册可查，先这样计" if isinstance(source, Assumed) else "登记册"


def _cases(code: str) -> list[Case]:
    return [case for case in library.cases() if case.ruleset == code]


def _tried(ruleset: RuleSet, case: Case, *, must_try: bool) -> Tried:
    edition = ruleset.on(case.day)
    labels = {rule.code: rule.label for rule in edition.rules}
    expected = "；".join(
        f"{labels.get(code, code)} {answer}" for code, answer in case.expect.items()
    )
    return Tried(case, expected, failures(ruleset, case) if must_try else ())


def _side(ruleset: RuleSet, edition: Edition, today: date, *, is_shown: bool) -> Side:
    reader = Reader(edition, _day_within(edition, today))
    return Side(
        edition.version,
        _span(edition.since, edition.until),
        str(edition.citation),
        edition.note,
        is_shown,
        links.rule(ruleset.code, {"version": edition.version}),
        {rule.label: "；".join(said for _, said in lines(reader.rule(rule)))
         for rule in edition.rules},
    )  # fmt: skip


def _compared(sides: tuple[Side, ...]) -> Iterator[Compared]:
    for label in dict.fromkeys(label for side in sides for label in side.rules):
        yield Compared(label, tuple(side.rules.get(label, "没有这一条") for side in sides))
