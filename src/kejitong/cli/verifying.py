"""Verification: the journal's chain, the seals of frozen figures, and what would differ now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from kejitong.cli.django import setup


@click.command()
def verify() -> None:
    """核对日志链是否完整，冻结的数字与现在的记录是否一致。"""
    setup()
    from kejitong.audit.queries import check_chain
    from kejitong.indicators.verifying import broken_seals

    state = check_chain()
    faults = [fault.problem for fault in state.breaks]
    if not state.entries and (records := _records()):
        faults.append(f"日志是空的，而登记册里有{records}条记录")
    faults.extend(broken_seals())
    for problem in faults:
        click.echo(f"被改动：{problem}")
    if not faults:
        click.echo(f"日志完整：{state.entries}条，首尾相链；冻结的数字与封记相符。")
    differing = 0
    for line in _frozen_lines():
        differing += 1
        click.echo(line)
    click.echo(
        "冻结的数字与现在的记录一致。" if not differing else f"共{differing}处与冻结时不同。"
    )
    raise SystemExit(1 if faults or differing else 0)


def _frozen_lines() -> Iterator[str]:
    from kejitong.indicators.freezing import Freeze
    from kejitong.indicators.verifying import differences

    for freeze in Freeze.objects.order_by("pk"):
        for found in differences(freeze):
            change = f"当时{found.was}，现在{found.now}" if found.is_value else "数值未变，记录有变"
            yield f"{freeze.until}冻结的“{found.label}”（{found.code}）：{change}" + "".join(
                f"\n    第{e.id}条 {_hour(e.at)} {e.actor} {e.act} {e.room}:{e.record} {e.reason}"
                for e in found.acts
            )


def _hour(at: str) -> str:
    return datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M")


def _records() -> int:
    from kejitong.registers import catalogue, queries

    return sum(queries.live(register).count() for register in catalogue.registers().values())
