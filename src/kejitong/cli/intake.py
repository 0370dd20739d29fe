"""`kejitong import`: a workbook into a register, or only the account of what would become of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kejitong.cli.django import setup
from kejitong.kernel.refusals import Problem, Refused

if TYPE_CHECKING:
    from kejitong.intake.models import Batch
    from kejitong.registers.register import Register

SOME_REFUSED = 1
SHOWN = 20

Said = dict[str, str | int | None]
"""Row, column, value and problem, as JSON gives them out."""


class NoFile(Refused):
    """没有找到这个文件。"""


class NotAPair(Refused):
    """“栏目=值”写得不对。"""


@dataclass(slots=True)
class Account:
    """What became, or would become, of every row of a sheet."""

    register: str
    sheet: str
    heading_rows: list[int]
    columns: dict[str, str | None]
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    warnings: int = 0
    problems: list[Said] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)

    def note(
        self, register: Register, problems: Iterable[Problem], doubts: Iterable[Problem]
    ) -> None:
        """Remember why a row is refused, and what is doubtful about it."""
        self.problems += self._said(register, problems)
        self.remarks += self._said(register, doubts)

    def _said(self, register: Register, problems: Iterable[Problem]) -> Iterator[Said]:
        """A column goes by the sheet's own heading, where it has one."""
        for one in problems:
            headings = (text for text, name in self.columns.items()
                        if name and register.heading(name) == one.column)  # fmt: skip
            column = next(headings, one.column)
            yield {"row": one.row, "column": column, "value": one.value, "problem": one.problem}


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for."""

    slug: str
    path: Path
    sheet: str = ""
    dry_run: bool = False
    as_json: bool = False
    good_only: bool = False
    reason: str = ""
    pairs: tuple[str, ...] = ()


@click.command("import")
@click.argument("slug", metavar="REGISTER")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="工作表；不指名时自己找。")
@click.option("--dry-run", is_flag=True, help="只预览，什么也不写入。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--good-only", is_flag=True, help="有退回的行时，仍导入好的行。")
@click.option("--reason", default="", help="导入的理由或依据。")
@click.option("--set", "pairs", multiple=True, metavar="栏目=值", help="表里没有、各行相同的一栏。")
@click.pass_context
def import_command(context: click.Context, /, **options: Any) -> None:
    """把 FILE（Excel、WPS 或 csv）导入登记册 REGISTER。"""
    order = Order(**options)
    if not order.path.is_file():
        raise NoFile(why=str(order.path), remedy="请核对路径")
    setup()
    from kejitong.registers.catalogue import register

    into = register(order.slug)
    fixed = dict(_pair(into, text) for text in order.pairs)
    account, said = _dry(into, order, fixed) if order.dry_run else _real(into, order, fixed)
    if order.as_json:
        click.echo(json.dumps(asdict(account), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(into, account, said)))
    context.exit(SOME_REFUSED if account.refused else 0)


def _dry(register: Register, order: Order, fixed: dict[str, str]) -> tuple[Account, list[str]]:
    """Judge every row and write nothing, neither to the database nor to the disk."""
    from kejitong.intake import constants, queries, reading
    from kejitong.intake.comparing import Outcome
    from kejitong.intake.evaluating import Plan, evaluate
    from kejitong.ui.installation import installation

    source = reading.open_source(order.path, register, sheet=order.sheet)
    mapping = queries.mapping_for(register, source)
    account = Account(
        register.slug, source.grid.sheet, list(source.table.heading_rows),
        {heading: mapping.get(heading) for heading in source.headings},
    )  # fmt: skip
    here = installation()
    fixed = {**constants.told(register, source.words, mapping), **fixed}
    plan = Plan(mapping, fixed, home=here.region, today=here.today)
    for judged in evaluate(register, source, plan):
        account.rows += len(judged.numbers)
        account.added += judged.count(Outcome.ADDED)
        account.changed += judged.count(Outcome.CHANGED)
        account.unchanged += judged.count(Outcome.UNCHANGED)
        account.refused += judged.count(Outcome.REFUSED)
        account.warnings += len(judged.warnings)
        for index, verdict in enumerate(judged.verdicts):
            account.note(register, verdict.problems, judged.warnings.get(index, ()))
    return account, [*queries.remarks(register, source, plan), "这是试算，没有写入任何内容。"]


def _real(register: Register, order: Order, fixed: dict[str, str]) -> tuple[Account, list[str]]:
    """Import all rows, or the good ones if so asked; otherwise leave nothing behind."""
    from kejitong.audit.actions import Act
    from kejitong.intake import actions, queries
    from kejitong.ui.installation import installation

    act = Act("命令行", installation().now, order.reason or f"命令行导入“{order.path.name}”")
    with order.path.open("rb") as file:
        upload = actions.Upload(order.path.name, file, order.sheet, fixed)
        batch = actions.bring(register, upload, act=act)
    account, earlier = _account(register, batch), queries.same_file(batch)
    said = list(batch.remarks)
    if earlier and earlier.confirmed_at:
        said.append(f"同一份文件已于{earlier.confirmed_at:%Y-%m-%d %H:%M}导入过。")
    good = batch.row_count - batch.refused
    if good and (order.good_only or not batch.refused):
        actions.confirm(batch, actions.Extent.GOOD, act=act)
        return account, [*said, f"已导入，批次{batch.pk}，可以整次撤销。"]
    actions.discard(batch, act=act)
    hint = "改正后再试，或加 --good-only 只导入好的行" if good else "请核对表头和各行"
    return account, [*said, f"没有导入；{hint}。"]


def _account(register: Register, batch: Batch) -> Account:
    from kejitong.intake import queries
    from kejitong.intake.comparing import Outcome

    account = Account(
        batch.register, batch.sheet, batch.heading_rows,
        {text: batch.mapping.get(text) for text, _ in batch.headings},
        batch.row_count, batch.added, batch.changed, batch.unchanged, batch.refused, batch.warned,
    )  # fmt: skip
    for row in queries.rows(batch, Outcome.REFUSED):
        account.note(register, row.problems, ())
    for row in queries.warned(batch):
        account.note(register, (), row.warnings)
    return account


def _lines(register: Register, account: Account, said: list[str]) -> Iterator[str]:
    rows = "、".join(map(str, account.heading_rows))
    yield f"{register.label}：工作表“{account.sheet}”，表头在第{rows}行。"
    used = [
        f"{heading}→{register.heading(name)}" for heading, name in account.columns.items() if name
    ]
    if used:
        yield f"对应：{'、'.join(used)}。"
    unused = [heading for heading, name in account.columns.items() if name is None]
    if unused:
        more = f"等{len(unused)}列" if len(unused) > SHOWN else ""
        yield f"没有用到的列：{'、'.join(unused[:SHOWN])}{more}。"
    yield (
        f"共{account.rows}行：新增{account.added}，更改{account.changed}，"
        f"不变{account.unchanged}，退回{account.refused}；{account.warnings}行有提醒。"
    )
    yield from _listed("问题", account.problems)
    yield from _listed("提醒", account.remarks)
    yield from said


def _listed(what: str, said: list[Said]) -> Iterator[str]:
    """The first of them, and how many more there are."""
    if said:
        yield f"{what}："
    for one in said[:SHOWN]:
        value = f"“{one['value']}”" if one["value"] else ""
        yield f"  第{one['row']}行 {one['column']}{value}：{one['problem']}"
    if len(said) > SHOWN:
        rest = len(said) - SHOWN
        yield f"  ……还有{rest}处{what}，共{len(said)}处，用 --json 可以看全。"


def _pair(register: Register, text: str) -> tuple[str, str]:
    """A column by its name or its heading, and the text that stands in every row."""
    named, sign, value = text.partition("=")
    headings = {register.heading(name): name for name in register.by_name}
    name = headings.get(named, named)
    if not sign or name not in register.by_name:
        raise NotAPair(why=f"“{text}”", remedy=f"应像“栏目=值”，栏目可用：{'、'.join(headings)}")
    return name, value
