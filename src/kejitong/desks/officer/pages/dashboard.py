"""The dashboard: targets and their pace, trends, composition, ranks, expiry, money.

It asks the same number of questions for the same declarations; the answers are kept until
something is written in a register that decides them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import board, compositions, panels
from kejitong.desks.officer.pages.panels import Panel
from kejitong.desks.officer.scopes import Choice
from kejitong.indicators import comparing, trending
from kejitong.indicators.comparing import Progress
from kejitong.indicators.figures import Scope
from kejitong.indicators.priming import look_around, prime_each
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.indicators.vocabulary import Indicator
from kejitong.kernel import stats
from kejitong.registers import catalogue
from kejitong.registers.lookups import one_reading
from kejitong.ui.charts import Chart
from kejitong.ui.pieces import BadgeKind

_MEMORY = Remembered(32)

Asked = dict[str, str]


@dataclass(frozen=True, slots=True)
class Aim:
    """一项年度目标：实际、目标、完成的和按时间该完成的百分数。"""

    label: str
    url: str
    value: str
    target: str
    done: str
    due: str
    badge: str
    kind: BadgeKind
    note: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """一个地区、一个截止日的看板。"""

    aims: tuple[Aim, ...]
    trends: tuple[Panel, ...]
    shares: tuple[Panel, ...]
    ranks: Panel | None
    others: tuple[Panel, ...]

    def panel(self, name: str) -> Panel | None:
        """这个名字的图。"""
        every = (*self.trends, *self.shares, *self.others, *((self.ranks,) if self.ranks else ()))
        return next((one for one in every if one.name == name), None)


def divisible() -> list[Indicator]:
    """The figures of the board that can be shown by township and industry."""
    shown = (one for one in indicators().values() if one.board)
    return [one for one in shown if compositions.is_divisible(one)]


def choices(code: str) -> list[Choice]:
    """What may be shown by township and industry."""
    return [Choice(one.code, one.label, is_chosen=one.code == code) for one in divisible()]


def chosen(code: str) -> str:
    """The figure to divide: as asked, else the first that counts valid certificates or the like."""
    codes = [one.code for one in divisible()]
    stock = [one.code for one in divisible() if not one.pace]
    return code if code in codes else (stock or codes or [""])[0]


@cache
def registers() -> tuple[str, ...]:
    """What decides the dashboard: the board's registers, and those of the money."""
    return tuple({*board.registers(), *catalogue.found_by("grants")})


def dashboard(scope: Scope, asked: Asked, code: str, mark: Mark) -> Dashboard:
    """The dashboard of this region and day, divided by the chosen figure."""
    question = (scope, code, *asked.items())
    return _MEMORY.ask(mark, question, lambda: _dashboard(scope, asked, code))


def _dashboard(scope: Scope, asked: Asked, code: str) -> Dashboard:
    reckoner = Reckoner(scope)
    with one_reading():
        _prepare(reckoner)
        return Dashboard(
            tuple(_aims(reckoner, asked)), tuple(_trends(reckoner, asked)),
            tuple(_shares(scope, asked, code)), _ranks(reckoner, asked),
            tuple(_others(scope, asked)),
        )  # fmt: skip


def _prepare(reckoner: Reckoner) -> None:
    """Read at once what the aims, the months and the ranks over the years tell."""
    scope = reckoner.scope
    years = [reckoner.elsewhen(one) for one in trending.years_back(scope)]
    look_around(years, board.codes())
    months = [reckoner.elsewhen(one) for one in trending.months_of(scope)]
    prime_each([
        *((reckoner, code) for code in board.codes()),
        *((month, code) for month in months for code in _paced()),
        *((year, code) for year in years for code in _ranked()),
    ])  # fmt: skip


def _paced() -> list[str]:
    return [code for code in board.codes() if indicators()[code].pace]


def _ranked() -> list[str]:
    return [code for code in board.codes() if indicators()[code].peers]


def _aims(reckoner: Reckoner, asked: Asked) -> Iterator[Aim]:
    for code, indicator in indicators().items():
        if not indicator.board:
            continue
        figure = reckoner.figure(code)
        found = comparing.progress(code, figure.value, reckoner)
        if found:
            yield _aim(indicator, board.plain(figure), found, links.figure(code, asked))


def _aim(indicator: Indicator, value: str, found: Progress, url: str) -> Aim:
    target, unit = found.target, indicator.unit
    aim = f"{target.value:,.{indicator.places}f}"
    badge, kind = _standing(found)
    return Aim(
        indicator.label, url, f"{value}{unit}", f"{aim}{unit}", _percent(found.done),
        "" if found.due is None else _percent(found.due), badge, kind,
        f"期限{target.due_on}" if target.due_on else "",
    )  # fmt: skip


def _standing(found: Progress) -> tuple[str, BadgeKind]:
    if found.is_reached:
        return "已完成", "green"
    if found.due is None:
        return "未达到", "plain"
    return ("慢于进度", "red") if found.is_behind else ("快于进度", "blue")


def _percent(share: Decimal) -> str:
    return f"{stats.rounded(share * 100, 1):f}"


def _trends(reckoner: Reckoner, asked: Asked) -> Iterator[Panel]:
    for found in trending.by_month(reckoner, _paced()):
        known = [point.value for point in (*found.this_year, *found.last_year) if point.value]
        if known:
            name = f"month-{found.code}"
            yield Panel(
                name, reckoner.indicator(found.code).label,
                panels.monthly(reckoner, found, asked),
                url=links.figure(found.code, asked), export_url=links.board_chart(name, asked),
            )  # fmt: skip


def _shares(scope: Scope, asked: Asked, code: str) -> Iterator[Panel]:
    if not code:
        return
    indicator = indicators()[code]
    here = {**asked, "of": code}
    towns, divisions = compositions.divided(indicator, scope, asked)
    yield Panel(
        "townships", f"{indicator.label}：各镇街", towns, note=_drawn(towns, "个镇街"),
        export_url=links.board_chart("townships", here),
    )  # fmt: skip
    yield Panel(
        "industries", f"{indicator.label}：各行业", divisions,
        note=_joined("按国民经济行业大类", _drawn(divisions, "个大类")), export_url=links.board_chart("industries", here),
    )  # fmt: skip


def _drawn(chart: Chart, unit: str) -> str:
    """How many are drawn of how many, when not all are."""
    if not chart.is_cut:
        return ""
    return f"共{len(chart.categories)}{unit}，图上画前{chart.most}位；全部和合计见数据表"


def _joined(*notes: str) -> str:
    return "，".join(filter(None, notes))


def _ranks(reckoner: Reckoner, asked: Asked) -> Panel | None:
    chart = panels.ranks(reckoner, trending.places(reckoner, _ranked()), asked)
    if chart is None:
        return None
    return Panel(
        "ranks", "同类地区中的历年名次", chart, note="历年同日；越高越靠前，点一点看那年的数",
        export_url=links.board_chart("ranks", asked),
    )  # fmt: skip


def _others(scope: Scope, asked: Asked) -> Iterator[Panel]:
    levels, programmes = compositions.money(scope)
    drawn = (
        ("expiring", "证书到期", panels.expiring(scope), "今后十二个月，未被撤销的证书"),
        ("levels", "上级经费：按层级", levels, "年初至截止日下达的"),
        (
            "programmes",
            "上级经费：按计划",
            programmes,
            _joined("年初至截止日下达的", _drawn(programmes, "项计划")),
        ),
    )
    for name, title, chart, note in drawn:
        if chart.categories:
            yield Panel(name, title, chart, note, export_url=links.board_chart(name, asked))
