"""`kejitong rules`, `check` and `scan`: the rule engine without Django or a database."""

from __future__ import annotations

import json
import pkgutil
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import click

from kejitong import packs
from kejitong.kernel.refusals import Refused
from kejitong.policy.decisions import judgement_object
from kejitong.policy.facts import Fact
from kejitong.policy.judging import Judgement, judge
from kejitong.policy.loading import Library, load_rulesets
from kejitong.policy.reading import read_change, read_facts
from kejitong.policy.rules import Edition, Rule, RuleSet, Score
from kejitong.policy.supposing import Supposition, what_if

ENGINES = ("polars", "duckdb", "spark")


class UnreadableFacts(Refused):
    """事实文件读不出来。"""


class BadDay(Refused):
    """日期读不出来。"""


@cache
def library() -> Library:
    """All packs that are installed here."""
    found = pkgutil.iter_modules(packs.__path__, f"{packs.__name__}.")
    return load_rulesets(module.name for module in found if module.ispkg)


@click.group(invoke_without_command=True, help="规则集、版本、有效期、依据。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.pass_context
def rules(ctx: click.Context, *, as_json: bool) -> None:
    """List the rule sets."""
    if ctx.invoked_subcommand is not None:
        return
    rows = [_ruleset_object(ruleset) for ruleset in library().rulesets.values()]
    if as_json:
        _print(rows)
        return
    for ruleset in library().rulesets.values():
        sample = "（示例，待核实）" if ruleset.is_sample else ""
        click.echo(f"{ruleset.code}  {ruleset.name}{sample}")
        for edition in ruleset.editions:
            until = f"至{edition.until}之前" if edition.until else "起"
            click.echo(f"  {edition.version}  {edition.since}{until}  {edition.citation}")


@rules.command("facts", help="一套规则的事实清单。")
@click.argument("ruleset")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def facts_command(*, ruleset: str, as_json: bool) -> None:
    """List the facts of a rule set."""
    facts = library().ruleset(ruleset).editions[-1].facts
    if as_json:
        _print([_fact_object(fact) for fact in facts])
        return
    for fact in facts:
        unit = f"（{fact.unit}）" if fact.unit else ""
        click.echo(f"{fact.name}  {fact.label}{unit}  {fact.shape.meaning}  {fact.meaning}")


@click.command(help="对一家企业逐条判断。")
@click.argument("ruleset")
@click.option("--facts", "path", required=True, type=click.Path(path_type=Path), help="事实文件")
@click.option("--day", required=True, help="评判日期，如 2026-06-01")
@click.option("--what-if", "changes", multiple=True, help="假设 名称[:年度]=值，可多次")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def check(*, ruleset: str, path: Path, day: str, changes: tuple[str, ...], as_json: bool) -> None:
    """Judge one enterprise, as it is or as supposed."""
    chosen, on = library().ruleset(ruleset), _day(day)
    edition = chosen.on(on)
    name, raw = _facts_file(path)
    sheet = read_facts(edition, raw, day=on, name=name)
    if not changes:
        judgement = judge(chosen, sheet, day=on)
        _print(judgement_object(judgement)) if as_json else _show(judgement)
        return
    supposed = dict(read_change(edition, text, day=on) for text in changes)
    found = what_if(chosen, sheet, supposed, day=on)
    _print(_supposition_object(found, changes)) if as_json else _show_supposition(found)


@click.command(help="对一张表里的所有企业判断。")
@click.argument("ruleset")
@click.option("--facts", "path", required=True, type=click.Path(path_type=Path), help="事实表")
@click.option("--day", required=True, help="评判日期，如 2026-06-01")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="结果文件")
@click.option("--engine", type=click.Choice(ENGINES), default="polars", help="计算引擎")
def scan(*, ruleset: str, path: Path, day: str, out: Path, engine: str) -> None:
    """Judge every row of a table and write the answers."""
    from kejitong.policy import scanning

    chosen, using = library().ruleset(ruleset), scanning.Engine(engine)
    found = scanning.scan_into(chosen, path, out, day=_day(day), engine=using)
    click.echo(f"{found.count}家企业，结果写入{out}")
    for overall, count in found.overall.items():
        click.echo(f"  {overall.label}（{overall}）  {count}家")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDay(why=f"“{text}”", remedy="请写成 2026-06-01 的样子") from None


def _facts_file(path: Path) -> tuple[str, dict[str, object]]:
    try:
        content = json.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UnreadableFacts(why=f"{path}打不开", remedy="请核对路径") from error
    except ValueError as error:
        remedy = "请按 {“name”: …, “facts”: {…}} 的样子填写"
        raise UnreadableFacts(why=f"{path.name}是空的或不是 JSON", remedy=remedy) from error
    if not isinstance(content, dict) or not isinstance(content.get("facts"), dict):
        raise UnreadableFacts(
            why=f"{path.name}没有 facts 一项", remedy="请把各项事实放在 facts 之内"
        )
    return str(content.get("name", "")), content["facts"]


def _show(found: Judgement) -> None:
    click.echo(f"{found.name}：{found.overall.label}（{found.title}{found.version}，{found.day}）")
    if found.score is not None:
        click.echo(f"得分{found.score.low}至{found.score.high}，合格线{found.score.pass_mark}")
    for finding in found.findings:
        click.echo(f"[{finding.answer.label}] {finding.rule} {finding.sentence}")
        for change in finding.gap:
            click.echo(f"    · {change.sentence}")
    if found.note:
        click.echo(found.note)


def _show_supposition(found: Supposition) -> None:
    _show(found.after)
    for turned in found.turned:
        click.echo(f"{turned.rule} {turned.label}：由{turned.before.label}变为{turned.after.label}")


def _supposition_object(found: Supposition, changes: tuple[str, ...]) -> dict[str, Any]:
    turned = [
        {"rule": each.rule, "before": each.before.value, "after": each.after.value}
        for each in found.turned
    ]
    before = judgement_object(found.before)
    return {
        **judgement_object(found.after),
        "what_if": list(changes),
        "turned": turned,
        "before": {key: before[key] for key in ("overall", "score", "findings")},
    }


def _ruleset_object(ruleset: RuleSet) -> dict[str, Any]:
    return {
        "ruleset": ruleset.code,
        "name": ruleset.name,
        "is_sample": ruleset.is_sample,
        "versions": [_edition_object(edition) for edition in ruleset.editions],
    }


def _edition_object(edition: Edition) -> dict[str, Any]:
    parts: tuple[Rule | Score, ...] = (*edition.rules, *edition.scores)
    return {
        "version": edition.version,
        "since": edition.since.isoformat(),
        "until": edition.until.isoformat() if edition.until else None,
        "source": str(edition.citation),
        "sources": sorted({str(part.citation) for part in parts}),
        "rules": [part.code for part in parts],
        "note": edition.note,
    }


def _fact_object(fact: Fact) -> dict[str, Any]:
    return {
        "name": fact.name,
        "label": fact.label,
        "meaning": fact.meaning,
        "unit": fact.unit,
        "shape": fact.shape.value,
        "how": fact.shape.meaning,
        "assumed": fact.assumed or None,
    }


def _print(content: object) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
