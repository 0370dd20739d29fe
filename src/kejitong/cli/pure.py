"""The command that needs neither Django nor a database: it says what kind of number one has."""

from __future__ import annotations

import json
from typing import IO, Any

import click

from kejitong.kernel.identifiers.identify import Identified
from kejitong.kernel.identifiers.identify import identify as identified

_COLUMNS = ("value", "kind", "normalised", "valid", "problem")
_KINDS = {
    "uscc": "统一社会信用代码",
    "id_card": "公民身份号码",
    "patent": "专利申请号",
    "hnte_certificate": "高新技术企业证书编号",
    "tech_sme_entry": "科技型中小企业入库登记编号",
    "unknown": "认不出",
}


class OneSentence(click.ClickException):
    """出错时只说一句话，退出码为2。"""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


@click.command(help="识别统一社会信用代码、身份证号、专利号、高企证书编号和入库登记编号。")
@click.argument("values", nargs=-1, required=True, metavar="号码…")
@click.option("--json", "as_json", is_flag=True, help="输出JSON，供程序读取。")
def identify(*, values: tuple[str, ...], as_json: bool) -> None:
    """Say of each value what it is."""
    answers = [identified(value) for value in values]
    if as_json:
        rows = [{name: getattr(answer, name) for name in _COLUMNS} for answer in answers]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for answer in answers:
        click.echo(_line(answer))


def _line(answer: Identified) -> str:
    written = answer.normalised if answer.kind != "unknown" else ""
    verdict = "相符" if answer.valid else answer.problem
    parts = "，".join(f"{name}{value}" for name, value in answer.parts if value)
    return "  ".join(filter(None, (answer.value, _KINDS[answer.kind], written, verdict, parts)))
