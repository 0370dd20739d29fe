"""The reader that explains: Chinese sentences written from the tree and the figures put in.

A figure stands on the side of its verdict; a condition says what it demands, a gap says what
is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kejitong.policy import expressions as tree
from kejitong.policy.answers import Answer, Verdict
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Condition, Number
from kejitong.policy.facts import Key
from kejitong.policy.naming import Names
from kejitong.policy.phrasing import figure
from kejitong.policy.rules import Rule, Score

_REACHED = {True: "符合", False: "不符合", None: "尚不能确定"}
_MARKS = {True: "符合", False: "不符合", None: "数据不足"}


class Explainer:
    """Writes the sentences for one enterprise, from the reading that judged it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading)

    def rule(self, rule: Rule, verdict: Verdict) -> str:
        """一个条件的说明。"""
        opening = f"{rule.label}：{verdict.answer.label}。"
        if verdict.answer is Answer.NOT_APPLICABLE:
            return f"{opening}{self.clause(rule.applies)}。" if rule.applies else opening
        parts = [opening, f"{self.clause(rule.require)}。"]
        if verdict.answer is Answer.UNKNOWN:
            parts.append(self._lacking(self.reading.missing(rule.require)))
        if verdict.answer is Answer.MANUAL_REVIEW:
            parts.append(f"请人工核对：{rule.judged or '得分由专家评定'}。")
        return "".join([*parts, f"{rule.note}依据{rule.citation}。"])

    def score(self, score: Score, verdict: Verdict) -> str:
        """一项得分的说明。"""
        low, high = verdict.low or Fraction(0), verdict.high or Fraction(0)
        shown = self._shown(score)
        points = f"{_points(low, high)}，满分{figure(score.most, '分')}。"
        parts = [f"{score.label}：{shown}{points}"]
        if verdict.answer is Answer.UNKNOWN:
            parts.append(self._lacking(self.reading.missing(score.basis)))
        elif verdict.answer is Answer.MANUAL_REVIEW:
            parts.append("区间之内由专家评定。")
        return "".join([*parts, f"{score.note}依据{score.citation}。"])

    def clause(self, node: Condition) -> str:
        """一个条件的半句。"""
        return _CLAUSES[type(node)](self, node)

    def comparison(self, node: tree.Comparison) -> str:
        """比较：算式、结果、要求、符合与否。"""
        left, right = self.reading.number(node.left), self.reading.number(node.right)
        unit = self.names.unit(node.left)
        demand = f"要求{node.relation}{self._limit(node.right, unit, right)}"
        if left is None:
            mark = _MARKS[None]
            lacks = "未填" if isinstance(node.left, tree.Known) else "未能算出"
            return f"{self.names.name(node.left)}{lacks}，{demand}，{mark}"
        shown = figure(left, unit, beside=right)
        worked = self.names.worked(node.left)
        holds = self.reading.truth(node)
        return f"{self.names.name(node.left)}为{worked}{shown}，{demand}，{_MARKS[holds]}"

    def reaches(self, node: tree.Reaches) -> str:
        """得分区间与合格线。"""
        low, high = self.reading.number(node.low), self.reading.number(node.high)
        mark = self.reading.number(node.mark)
        if low is None or high is None or mark is None:
            return "得分未能算出"
        demand = f"要求{node.relation}{figure(mark, '分')}"
        return f"得分合计{_points(low, high)}，{demand}，{_REACHED[self.reading.truth(node)]}"

    def yes(self, node: tree.Yes) -> str:
        """是非。"""
        label, value = self.names.label(node.fact), self.reading.truth(node)
        said = {True: "是", False: "否", None: "未填"}[value]
        given = self.reading.sheet.values.get((node.fact, None)) is not None
        return f"{label}：{said}" if given or value is None else f"{label}：未填，按{said}计"

    def one_of(self, node: tree.OneOf) -> str:
        """名录。"""
        label, value = self.names.label(node.fact), self.reading.fact(node.fact)
        if value is None:
            return f"{label}：未填"
        listed = "在" if self.reading.truth(node) else "不在"
        title = self.reading.edition.parameters[node.code].label
        return f"{label}“{value}”{listed}{title}之内"

    def opposite(self, node: tree.Opposite) -> str:
        """要求不成立。"""
        inner = node.inner
        asked = "，要求为否" if isinstance(inner, tree.Yes) else "，要求与此相反"
        holds = self.reading.truth(node)
        return f"{self.clause(inner)}{asked}，{_MARKS[holds]}"

    def every(self, node: tree.Every) -> str:
        """全部成立。"""
        return "；".join(self.clause(part) for part in node.parts)

    def either(self, node: tree.Either) -> str:
        """至少一项。"""
        held = [part for part in node.parts if self.reading.truth(part)]
        if held:
            return self.clause(held[0])
        inner = "；".join(self.clause(part) for part in node.parts)
        return f"以下至少具备一项（{inner}）"

    def _limit(self, node: Number, unit: str, value: Fraction | None) -> str:
        if value is None:
            return f"{self.names.name(node)}（未能确定）"
        text = figure(value, unit)
        band = next((each for each in node.walk() if isinstance(each, tree.Band)), None)
        if band is None:
            return text
        subject = self.reading.number(band.subject)
        if subject is None:
            return text
        at = figure(subject, self.names.unit(band.subject))
        return f"{text}（{self.names.name(band.subject)}{at}所在档次）"

    def _shown(self, score: Score) -> str:
        bands = {
            node.subject.code: node
            for node in score.low.walk()
            if isinstance(node, tree.Band) and isinstance(node.subject, tree.Named)
        }
        complete = self.reading.is_known(score.basis)
        told = [self._placed(node, complete=complete) for node in bands.values()]
        if score.shown is not None and score.shown not in [each.subject for each in bands.values()]:
            value = self.reading.number(score.shown)
            if value is not None:
                unit = self.names.unit(score.shown)
                told = [f"{self.names.name(score.shown)}为{figure(value, unit)}"]
        return "".join(f"{each}，" for each in told if each)

    def _placed(self, node: tree.Band, *, complete: bool) -> str:
        value = self.reading.number(node.subject)
        if value is None:
            return f"{self.names.name(node.subject)}不能计算" if complete else ""
        steps = self.reading.edition.value_of(node.code, self.reading.day).steps
        edges = [step.edge for step in steps if step.edge is not None]
        nearest = min(edges, key=lambda edge: abs(edge - value))
        text = figure(value, self.names.unit(node.subject), beside=nearest)
        return f"{self.names.name(node.subject)}为{text}"

    def _lacking(self, keys: tuple[Key, ...]) -> str:
        known = self.reading.sheet.values
        absent = [self.names.spoken(key) for key in keys if key not in known]
        if absent:
            return f"缺少{'、'.join(absent)}，补齐后再判断。"
        zero = "、".join(self.names.spoken(key) for key in keys)
        return f"{zero}为零，不能作除数，请核对。" if zero else "有事实尚不能确定，请核对。"


def _points(low: Fraction, high: Fraction) -> str:
    if low == high:
        return figure(low, "分")
    return f"{figure(low, '')}至{figure(high, '分')}"


_CLAUSES: dict[type[tree.Node], Callable[..., str]] = {
    tree.Comparison: Explainer.comparison,
    tree.Reaches: Explainer.reaches,
    tree.Yes: Explainer.yes,
    tree.OneOf: Explainer.one_of,
    tree.Opposite: Explainer.opposite,
    tree.Every: Explainer.every,
    tree.Either: Explainer.either,
}
