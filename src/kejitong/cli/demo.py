"""The demonstration: builds the district, writes the summary, opens the site."""

from __future__ import annotations

from pathlib import Path

import click

from kejitong.cli.django import migrate


@click.command()
@click.option(
    "--scale", default=1, show_default=True, type=click.IntRange(1, 200), help="规模倍数。"
)
@click.option("--no-serve", is_flag=True, help="只搭建，不打开网站。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--port", default=8000, show_default=True, help="端口。")
def demo(*, scale: int, no_serve: bool, host: str, port: int) -> None:
    """搭建演示区（已有则不重复），写出年度总结，打开网站。"""
    migrate()
    from kejitong.demo import district
    from kejitong.demo.people import ACCOUNTS
    from kejitong.ui.installation import installation

    if district.is_built():
        click.echo("演示区已经搭好，沿用现有数据；要换规模，请用 KEJITONG_HOME 另指一个文件夹。")
    else:
        click.echo(f"正在搭建演示区（规模 {scale}）……")
        district.build(scale=scale, tell=click.echo)
    path = _summary()
    here = installation()
    click.echo(f"年度总结：{path}")
    click.echo(f"演示区：{here.bureau}，固定日期 {here.day}，数字与编码均为虚构。")
    if no_serve:
        return
    click.echo("账户：" + "；".join(f"{a.label} {a.username} / {a.password}" for a in ACCOUNTS))
    click.echo(f"打开 http://{host}:{port}/ ，按 Ctrl+C 结束。")
    from kejitong.cli.serving import run

    run(host, port)


def _summary() -> Path:
    from django.conf import settings

    from kejitong.audit.actions import Act
    from kejitong.documents.docx import write_docx
    from kejitong.indicators.figures import Scope
    from kejitong.organisations.queries import region_name
    from kejitong.reports import actions, printing, queries
    from kejitong.ui.installation import installation

    here = installation()
    scope = Scope(here.region, region_name(here.region), here.today)
    outline = queries.outline()
    draft = queries.newest(outline.code, here.region, here.today.year)
    if draft is None:
        draft = actions.regenerate(outline, scope, act=Act(by="演示", at=here.now))
    folder = Path(settings.HOME) / "exports"
    folder.mkdir(exist_ok=True)
    path = folder / f"{here.today.year}年科技工作总结.docx"
    figures = queries.Figures(outline, draft)
    write_docx(printing.as_document(draft, figures, issuer=here.bureau), path)
    return path
