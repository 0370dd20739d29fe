"""Commands that ask the registers: the summary, the dictionary, one figure, and verification."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from kejitong.cli.django import setup
from kejitong.kernel.refusals import Refused


class NoRegion(Refused):
    """还不知道本系统装给哪个区。"""


class Day(click.ParamType[date]):
    """A day as 2026-11-30."""

    name = "日期"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read the day or say how it is written."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成2026-11-30的样子。", param, ctx)


DAY = Day()


@click.command()
@click.argument("year", type=int)
@click.option("--until", type=DAY, help="截止日；不写则到今天（演示区为其固定的一天）。")
@click.option("--json", "as_json", type=click.Path(dir_okay=False), help="带出处的 JSON 文件。")
@click.option("--docx", type=click.Path(dir_okay=False), help="公文格式的 docx 文件。")
@click.option("--freeze", is_flag=True, help="定稿：冻结全部数字和记录。")
def summary(year: int, *, until: date | None, as_json: str, docx: str, freeze: bool) -> None:
    """写出一年的科技工作总结。"""
    setup()
    from kejitong.audit.actions import Act
    from kejitong.indicators.figures import cutoff
    from kejitong.reports import actions, printing, queries
    from kejitong.ui.installation import installation

    here = installation()
    scope = _scope(cutoff(year, until=until, today=here.today))
    act = Act(by="命令行", at=here.now)
    outline = queries.outline()
    draft = queries.frozen_on(outline.code, scope)
    if draft is None:
        draft = actions.regenerate(outline, scope, act=act)
    if freeze and not draft.is_frozen:
        draft = actions.freeze(draft, act=act)
    figures = queries.Figures(outline, draft)
    printed = printing.as_printed(draft, figures)
    if as_json:
        _write_json(as_json, asdict(printed))
    if docx:
        from kejitong.documents.docx import write_docx

        write_docx(printing.as_document(draft, figures, issuer=here.bureau), docx)
    missing = [slot for slot, held in printed.slots.items() if held.status == "missing"]
    click.echo(_report(draft, printed, missing))
    for path in filter(None, (as_json, docx)):
        click.echo(f"已写入 {path}")


def _report(draft: Any, printed: Any, missing: list[str]) -> str:
    state = "定稿" if draft.is_frozen else f"第{draft.number}稿"
    filled = len(printed.slots) - len(missing)
    lines = [
        (
            f"{printed.year}年科技工作总结（{state}，截至{printed.until}）："
            f"{len(printed.paragraphs)}段，{len(printed.slots)}处数字，已算出{filled}处。"
        )
    ]
    lines += [f"待补 {slot}：{printed.slots[slot].indicator}" for slot in missing]
    return "\n".join(lines)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def figures(*, as_json: bool) -> None:
    """指标字典：代码、名称、单位、口径、依据、用在总结的哪些槽位。"""
    setup()
    from kejitong.indicators.reckoning import indicators
    from kejitong.reports.queries import outlines

    slots: dict[str, list[str]] = {}
    for outline in outlines().values():
        for slot, code in outline.slots.items():
            slots.setdefault(code, []).append(slot)
    rows = [
        {"code": code, "label": known.label, "unit": known.unit, "meaning": known.meaning,
         "source": known.basis, "slots": slots.get(code, [])}
        for code, known in indicators().items()
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        used = "、".join(row["slots"])
        click.echo(f"{row['code']}\t{row['label']}（{row['unit']}）\t{used}\t{row['meaning']}")


@click.command()
@click.argument("code")
@click.option("--year", type=int, required=True, help="年份。")
@click.option("--until", type=DAY, help="截止日。")
@click.option("--region", help="地区代码；不写则为本区。")
@click.option("--records", type=click.Path(dir_okay=False), help="把背后的记录写成 xlsx 文件。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def figure(code: str, *, year: int, records: str, as_json: bool, **where: Any) -> None:
    """一个指标的数、口径、同比、目标、名次和背后的记录。"""
    setup()
    from kejitong.indicators.exporting import write_records
    from kejitong.indicators.figures import cutoff
    from kejitong.indicators.reckoning import Reckoner
    from kejitong.ui.installation import installation

    day = cutoff(year, until=where["until"], today=installation().today)
    scope = _scope(day, where["region"])
    reckoner = Reckoner(scope)
    told = _told(reckoner, code)
    if records:
        write_records(reckoner, code, Path(records))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        return
    for name, value in told.items():
        if value not in (None, ""):
            click.echo(f"{LABELS[name]}：{value}")


LABELS = {
    "code": "代码", "label": "指标", "value": "数值", "text": "写法", "unit": "单位",
    "status": "状态", "missing": "待补原因", "until": "截止日", "region": "地区", "records": "记录数",
    "growth": "同比（%）", "target": "当年目标", "rank": "名次", "meaning": "口径", "source": "依据",
}  # fmt: skip


def _told(reckoner: Any, code: str) -> dict[str, Any]:
    found = reckoner.figure(code)
    growth, target = reckoner.growth(code), reckoner.target(code)
    own = next((place for place in reckoner.standings(code) if place.is_own), None)
    return {
        "code": code, "label": found.indicator.label, "value": _text(found.value),
        "text": found.text, "unit": found.indicator.unit, "status": str(found.status),
        "missing": found.missing, "until": str(found.scope.until), "region": found.scope.region,
        "records": found.records, "growth": _text(growth and round(growth, 1)),
        "target": _text(target and target.value.normalize()), "rank": own and own.rank,
        "meaning": found.indicator.meaning, "source": found.indicator.basis,
    }  # fmt: skip


def _text(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


@click.command()
def registers() -> None:
    """有哪些登记册，各有多少条记录。"""
    setup()
    from kejitong.registers import catalogue, queries

    for slug, register in catalogue.registers().items():
        click.echo(f"{slug}\t{register.label}\t{queries.live(register).count()}")


def _scope(until: date, region: str = "") -> Any:
    from kejitong.indicators.figures import Scope
    from kejitong.organisations import queries as organisations
    from kejitong.ui.installation import installation

    code = region or installation().region
    if not code:
        raise NoRegion(remedy="请先运行 kejitong demo，或用 --region 写明地区代码")
    if organisations.region_of_code(code) is None:
        raise NoRegion(why=f"地区登记册里没有“{code}”", remedy="请核对地区代码")
    return Scope(code, organisations.region_name(code), until)


def _write_json(path: str, told: dict[str, Any]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    Path(path).write_text(text, encoding="utf-8")
