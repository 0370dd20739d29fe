"""A whole edition compiled: the stages, the columns of the result, and the doubtful rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from kejitong.policy import truths
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.compiling import Compiler, staged
from kejitong.policy.expressions import Number, Reaches
from kejitong.policy.pieces import Column, Piece, Test, at_scale, together
from kejitong.policy.rules import Aim, Edition, Rule, Score

DOUBT = "_doubt"


@dataclass(frozen=True, slots=True)
class Plan:
    """Expressions by stage, the last of which are the result; what is the same in every row is
    kept apart, because an engine that has scalars needs no column for it.
    """

    stages: tuple[tuple[nw.Expr, ...], ...]
    outputs: Mapping[str, nw.Expr]
    constants: Mapping[str, float | None]
    names: tuple[str, ...]
    may_doubt: bool

    def on(self, frame: nw.LazyFrame[Any], *, keep: tuple[str, ...]) -> nw.LazyFrame[Any]:
        """The plan laid over a frame of facts."""
        known = dict(self.outputs)
        for name, value in self.constants.items():
            known[name] = nw.lit(value, dtype=nw.Float64)
        return self._on(frame, keep, {name: known[name] for name in self.names})

    def varying(self, frame: nw.LazyFrame[Any], *, keep: tuple[str, ...]) -> nw.LazyFrame[Any]:
        """The same without the constants."""
        return self._on(frame, keep, self.outputs)

    def _on(
        self, frame: nw.LazyFrame[Any], keep: tuple[str, ...], outputs: Mapping[str, nw.Expr]
    ) -> nw.LazyFrame[Any]:
        for stage in self.stages:
            frame = frame.with_columns(*stage)
        named = (expr.alias(name) for name, expr in outputs.items())
        return frame.select(*(nw.col(name) for name in keep), *named)

    def completed(self, found: pl.DataFrame, height: int) -> pl.DataFrame:
        """What varies, with the constants beside it, for so many rows."""
        if found.height != height:
            found = found.select(pl.all().first().repeat_by(height).explode())
        constants = (
            pl.lit(value, dtype=pl.Float64).alias(name) for name, value in self.constants.items()
        )
        return found.with_columns(*constants).select(self.names)


def plan(edition: Edition, *, day: date, columns: Mapping[str, Column]) -> Plan:
    """Compile every rule and score of an edition."""
    return _Planner(Compiler(edition, day, columns)).plan()


class _Planner:
    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.edition = compiler.edition
        self.outputs: dict[str, nw.Expr | float | None] = {}
        self.answers: dict[str, nw.Expr] = {}
        self.unmet: list[nw.Expr] = []
        self.unknown: list[nw.Expr] = []
        self.outside: list[nw.Expr] = []
        self.late: list[nw.Expr] = []
        self.counts: list[nw.Expr] = []

    def plan(self) -> Plan:
        for rule in self.edition.rules:
            self._rule(rule)
        for score in self.edition.scores:
            self._score(score)
        self._total()
        self._overall()
        near = self.compiler.near
        if near:
            doubt = nw.any_horizontal(*near, ignore_nulls=True)
            self.outputs[DOUBT] = doubt
        stages = (*self.compiler.stages, self.late, self.counts)
        outputs, constants = dict[str, nw.Expr](), dict[str, float | None]()
        for name, value in self.outputs.items():
            if isinstance(value, nw.Expr):
                outputs[name] = value
            else:
                constants[name] = value
        return Plan(
            tuple(tuple(stage) for stage in stages if stage),
            outputs,
            constants,
            tuple(self.outputs),
            bool(near),
        )

    def _rule(self, rule: Rule) -> None:
        test = self.compiler.truth(rule.require)
        self.compiler.near.extend(test.near)
        if test.expr is not None and test.settled is None:
            column = self.compiler.stage(test.expr, f"test.{rule.code}", test.level)
            test = replace(test, expr=column)
        self._answered(rule, self._answer(rule, test), test)
        if isinstance(rule.require, Reaches):
            self._number(f"{rule.code}_threshold", rule.require.mark)
            return
        self._number(f"{rule.code}_value", rule.value)
        self._number(f"{rule.code}_threshold", rule.threshold)

    def _answered(self, rule: Rule, answer: nw.Expr, test: Test) -> None:
        """Keep the answer, and how to count it: by the condition where that is all there is."""
        self.outputs[rule.code] = self.answers[rule.code] = answer
        if not rule.counts and self.edition.aim is Aim.ALL:
            return
        simple = rule.applies is None and not isinstance(rule.require, Reaches)
        if simple and test.expr is not None and test.settled is None:
            self.unmet.append(~test.expr)
            self.unknown.append(test.expr.is_null())
            return
        column = self._late(answer, f"answer.{rule.code}")
        self.outputs[rule.code] = self.answers[rule.code] = column
        self.unmet.append(column == _code(Answer.UNMET))
        self.unknown.append(column == _code(Answer.UNKNOWN))
        self.outside.append(column == _code(Answer.NOT_APPLICABLE))

    def _answer(self, rule: Rule, test: Test) -> nw.Expr:
        positive = Answer.MANUAL_REVIEW if rule.judged else Answer.MET
        chosen = self._open_answer(rule, test, _word(positive))
        if rule.applies is None:
            return chosen
        applies = self.compiler.truth(rule.applies)
        self.compiler.near.extend(applies.near)
        if applies.expr is None:
            return _word(Answer.UNKNOWN)
        if applies.settled is not None:
            return chosen if applies.settled else _word(Answer.NOT_APPLICABLE)
        outside = nw.when(applies.expr.is_null()).then(_word(Answer.UNKNOWN))
        return outside.when(applies.expr).then(chosen).otherwise(_word(Answer.NOT_APPLICABLE))

    def _open_answer(self, rule: Rule, test: Test, positive: nw.Expr) -> nw.Expr:
        if test.expr is None:
            return _word(Answer.UNKNOWN)
        if test.settled is not None:
            return positive if test.settled else _word(Answer.UNMET)
        chain = nw.when(test.expr).then(positive)
        if test.is_full:
            return chain.otherwise(_word(Answer.UNMET))
        chain = chain.when(~test.expr).then(_word(Answer.UNMET))
        if not isinstance(rule.require, Reaches):
            return chain.otherwise(_word(Answer.UNKNOWN))
        settled = self.compiler.number(rule.require.settled)
        if settled.expr is None:
            return chain.otherwise(_word(Answer.UNKNOWN))
        chain = chain.when(~settled.expr.is_null()).then(_word(Answer.MANUAL_REVIEW))
        return chain.otherwise(_word(Answer.UNKNOWN))

    def _number(self, name: str, node: Number | None) -> None:
        piece = Piece(None) if node is None else self.compiler.number(node)
        whole = at_scale(piece, 1)
        self.outputs[name] = _plain(whole, whole.expr)

    def _score(self, score: Score) -> None:
        low, high = self.compiler.number(score.floor), self.compiler.number(score.ceiling)
        basis = self.compiler.number(score.basis)
        near, _level = together(low, high, basis)
        self.compiler.near.extend(near)
        low_points = _or_else(low, 0.0)
        high_points = _or_else(high, float(score.most))
        chain = nw.when(high_points == 0).then(_word(Answer.UNMET))
        chain = chain.when(low_points < high_points).then(_word(Answer.MANUAL_REVIEW))
        answer: nw.Expr = chain.otherwise(_word(Answer.MET))
        if basis.expr is None:
            answer = _word(Answer.UNKNOWN)
        elif not basis.is_full:
            known = nw.when(~basis.expr.is_null()).then(answer)
            answer = known.otherwise(_word(Answer.UNKNOWN))
        self.outputs[score.code] = answer
        self._number(f"{score.code}_value", score.shown)
        self.outputs[f"{score.code}_low"] = _plain(low, low_points)
        self.outputs[f"{score.code}_high"] = _plain(high, high_points)

    def _total(self) -> None:
        reaches = self.edition.reaches
        if reaches is not None:
            self._number("score_low", reaches.low)
            self._number("score_high", reaches.high)

    def _overall(self) -> None:
        if self.edition.aim is Aim.FIRST:
            self._grade()
            return
        unmet = self._counted(self.unmet, "unmet")
        unknown = self._counted(self.unknown, "unknown")
        chain = nw.when(unmet > 0).then(_word(Overall.NOT_MET))
        chain = chain.when(unknown > 0).then(_word(Overall.LACKING))
        if len(self.outside) == len(self.unmet):
            outside = self._counted(self.outside, "outside")
            nothing = _word(Overall.NOT_APPLICABLE)
            chain = chain.when(outside == len(self.outside)).then(nothing)
        unlikely = self._unlikely()
        if unlikely is not None:
            chain = chain.when(unlikely).then(_word(Overall.OPPORTUNITY))
        self.outputs["overall"] = chain.otherwise(_word(Overall.PROMISING))
        self.outputs["unmet_count"] = unmet
        self.outputs["unknown_count"] = unknown

    def _late(self, expr: nw.Expr, name: str) -> nw.Expr:
        """A column of the stage after all numbers and conditions."""
        self.late.append(expr.alias(staged(name)))
        return nw.col(staged(name))

    def _counted(self, flags: list[nw.Expr], name: str) -> nw.Expr:
        ones = [flag.cast(nw.Int32) for flag in flags]
        total = nw.sum_horizontal(*ones) if ones else nw.lit(0, dtype=nw.Int32)
        self.counts.append(total.alias(staged(name)))
        return nw.col(staged(name))

    def _unlikely(self) -> nw.Expr | None:
        reaches = self.edition.reaches
        if reaches is None:
            return None
        low, high, mark = self.compiler.numbers((reaches.low, reaches.high, reaches.mark))
        if low.expr is None or high.expr is None or mark.fixed is None:
            return None
        middle = Piece((low.expr + high.expr) / 2)
        likely = truths.comparison(reaches.relation, middle, mark)
        return None if likely.expr is None else (low.expr < high.expr) & ~likely.expr

    def _grade(self) -> None:
        grade = overall = None
        for rule in self.edition.rules:
            answer = self.answers[rule.code]
            met, open_ = answer == _code(Answer.MET), answer == _code(Answer.UNKNOWN)
            grade = (nw if grade is None else grade).when(met).then(nw.lit(rule.code))
            grade = grade.when(open_).then(nw.lit(""))
            overall = (nw if overall is None else overall).when(met).then(_word(Overall.PROMISING))
            overall = overall.when(open_).then(_word(Overall.LACKING))
        if grade is not None and overall is not None:
            self.outputs["overall"] = overall.otherwise(_word(Overall.NOT_APPLICABLE))
            self.outputs["grade"] = grade.otherwise(nw.lit(""))


def _word(answer: Answer | Overall) -> nw.Expr:
    return nw.lit(_code(answer), dtype=nw.Int8)


def _code(answer: Answer | Overall) -> int:
    return [*type(answer)].index(answer)


def _plain(piece: Piece, expr: nw.Expr | None) -> nw.Expr | float | None:
    """The number itself where it is the same in every row."""
    return expr if piece.fixed is None else float(piece.fixed)


def _or_else(piece: Piece, value: float) -> nw.Expr:
    if piece.expr is None:
        return nw.lit(value)
    return piece.expr if piece.is_full else piece.expr.fill_null(value)
