"""The officer's scan: counts by bucket and condition, the list, and what is exported of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.http import QueryDict

from kejitong.cultivation.scanning import BUCKET, Bucket, Scan, lacking
from kejitong.cultivation.selecting import wanted
from kejitong.cultivation.sources import Assumed
from kejitong.desks.officer import links
from kejitong.desks.officer.scopes import Choice
from kejitong.organisations.industry import SECTIONS
from kejitong.policy.answers import Answer
from kejitong.policy.rules import Aim
from kejitong.ui import pieces
from kejitong.ui.charts import Chart, Series
from kejitong.ui.pieces import BadgeKind, Pager
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut, sheet_name

PAGE = 50
SHOWN = (Answer.MET, Answer.UNMET, Answer.UNKNOWN, Answer.MANUAL_REVIEW, Answer.NOT_APPLICABLE)
_KINDS: dict[str, BadgeKind] = {
    Bucket.READY: "green",
    Bucket.ONE_SHORT: "blue",
    Bucket.TWO_SHORT: "blue",
    Bucket.LACKING: "amber",
}
_SECTIONS = {section.letter: section.name for section in SECTIONS}


@dataclass(frozen=True, slots=True)
class Wish:
    """名单要看什么。"""

    bucket: str = ""
    township: str = ""
    industry: str = ""
    rule: str = ""
    answer: str = ""
    number: int = 1

    @property
    def asked(self) -> dict[str, str]:
        """写进网址的筛选条件。"""
        return {
            "bucket": self.bucket,
            "township": self.township,
            "industry": self.industry,
            "rule": self.rule,
            "answer": self.answer,
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """一个条件的一种答案有几家。"""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Condition:
    """一个条件各种答案的家数。"""

    label: str
    citation: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """名单上的一家。"""

    name: str
    url: str
    township: str
    industry: str
    bucket: str
    kind: BadgeKind
    short: str
    unknown: str
    score: str


@dataclass(frozen=True, slots=True)
class ScanPage:
    """扫描页上的一切。"""

    scan: Scan
    chart: Chart
    conditions: tuple[Condition, ...]
    rows: tuple[Row, ...]
    total: int
    pager: Pager
    buckets: tuple[Choice, ...]
    townships: tuple[Choice, ...]
    industries: tuple[Choice, ...]
    narrowed: str
    assumed: tuple[str, ...]
    export_url: str
    clear_url: str


def wish_of(asked: QueryDict) -> Wish:
    """网址里写明的筛选。"""
    text = {name: asked.get(name, "")[:60] for name in Wish().asked}
    number = asked.get("page", "")
    page = int(number) if number.isdecimal() and len(number) < 7 else 1
    return Wish(**text, number=max(page, 1))


def scan_page(scan: Scan, wish: Wish) -> ScanPage:
    """计数、名单、筛选和翻页。"""
    code, asked = scan.ruleset.code, {"day": scan.day.isoformat(), **wish.asked}
    found = narrowed(scan, wish)
    last = max(1, -(-found.height // PAGE))
    number = min(wish.number, last)
    rows = found.slice((number - 1) * PAGE, PAGE).iter_rows(named=True)
    pager = pieces.numbered(
        current=number,
        last=last,
        summary=f"共{found.height:,}家",
        address=lambda page: links.scan(code, {**asked, "page": page}) + "#list",
    )
    clear = links.scan(code, {"day": scan.day.isoformat()}) + "#list"
    return ScanPage(
        scan,
        _chart(scan),
        tuple(_conditions(scan)),
        tuple(_row(scan, row) for row in rows),
        found.height,
        pager,
        tuple(_buckets(scan, wish)),
        tuple(_choices(scan, "township", wish.township)),
        tuple(_choices(scan, "industry", wish.industry)),
        _said(scan, wish),
        tuple(assumptions(scan)),
        links.scan_export(code, asked),
        clear if any(wish.asked.values()) else "",
    )


def narrowed(scan: Scan, wish: Wish) -> pl.DataFrame:
    """筛选后的名单：差得少的在前，得分高的在前。"""
    found = scan.answers
    codes = {rule.code for rule in scan.edition.rules}
    for column, value in (
        (BUCKET, wish.bucket),
        ("township", wish.township),
        ("industry", wish.industry),
        (wish.rule, wish.answer if wish.rule in codes else ""),
    ):
        if value:
            found = found.filter(pl.col(column).cast(pl.String) == value)
    if "score_high" in found.columns:
        middle = pl.col("score_low") + pl.col("score_high")
        return found.sort(BUCKET, -middle, "name", nulls_last=True)
    return found.sort(BUCKET, "name")


def assumptions(scan: Scan) -> Iterator[str]:
    """扫描时先这样计、要向企业核实的事实。"""
    for name, source in wanted(scan.edition).items():
        fact = scan.edition.fact(name)
        if fact is not None and isinstance(source, Assumed):
            yield f"{fact.label}按“{'否' if source.value is False else source.value}”计"


def _chart(scan: Scan) -> Chart:
    if scan.edition.aim is Aim.FIRST:
        return _graded(scan)
    counted = scan.buckets
    shown = [bucket for bucket in Bucket if bucket is not Bucket.OUTSIDE or bucket in counted]
    values = tuple(counted.get(bucket.value, 0) for bucket in shown)
    day, code = scan.day.isoformat(), scan.ruleset.code
    urls = tuple(links.scan(code, {"day": day, "bucket": one.value}) + "#list" for one in shown)
    labels = tuple(bucket.label for bucket in shown)
    return Chart("ranking", labels, (Series("企业", values, urls),), unit="家")


def _graded(scan: Scan) -> Chart:
    """How many fall to each grade; a rule set that sorts instead of judging."""
    counts = dict(scan.answers.group_by("grade").len().iter_rows()) if scan.count else {}
    labels = (*(rule.label for rule in scan.edition.rules), Bucket.LACKING.label)
    values = (
        *(counts.get(rule.code, 0) for rule in scan.edition.rules),
        scan.in_bucket(Bucket.LACKING),
    )
    return Chart("ranking", labels, (Series("企业", values),), unit="家")


def _conditions(scan: Scan) -> Iterator[Condition]:
    day = scan.day.isoformat()
    for rule in scan.edition.rules:
        counts = scan.answered(rule.code)
        tallies = tuple(
            Tally(
                counts.get(answer.value, 0),
                links.scan(
                    scan.ruleset.code, {"day": day, "rule": rule.code, "answer": answer.value}
                )
                + "#list",
            )
            for answer in SHOWN
        )
        yield Condition(rule.label, str(rule.citation), tallies)


def _row(scan: Scan, row: dict[str, Any]) -> Row:
    pairs = (("day", scan.day.isoformat()),)
    bucket = Bucket(row[BUCKET])
    label = bucket.label
    if scan.edition.aim is Aim.FIRST and bucket is Bucket.READY:
        label = next(rule.label for rule in scan.edition.rules if rule.code == row["grade"])
    return Row(
        row["name"],
        links.precheck_facts(scan.ruleset.code, row["id"], pairs),
        row["township"] or "",
        _SECTIONS.get(row["industry"] or "", ""),
        label,
        _KINDS.get(bucket, "plain"),
        "、".join(lacking(scan, row, Answer.UNMET)),
        "、".join(lacking(scan, row, Answer.UNKNOWN)),
        score(row),
    )


def score(row: dict[str, Any]) -> str:
    """得分区间的写法。"""
    low, high = row.get("score_low"), row.get("score_high")
    if low is None or high is None:
        return ""
    return f"{low:g}" if low == high else f"{low:g}—{high:g}"


def _buckets(scan: Scan, wish: Wish) -> Iterator[Choice]:
    counted = scan.buckets
    for bucket in Bucket:
        if count := counted.get(bucket.value, 0):
            yield Choice(
                bucket.value, f"{bucket.label}（{count}）", is_chosen=wish.bucket == bucket.value
            )


def _choices(scan: Scan, column: str, chosen: str) -> Iterator[Choice]:
    for value in scan.answers.get_column(column).drop_nulls().unique().sort():
        if value:
            label = _SECTIONS.get(value, value) if column == "industry" else value
            yield Choice(value, label, is_chosen=value == chosen)


def _said(scan: Scan, wish: Wish) -> str:
    label = next((rule.label for rule in scan.edition.rules if rule.code == wish.rule), "")
    known = {answer.value: answer.label for answer in Answer}
    return f"“{label}”{known[wish.answer]}的企业" if label and wish.answer in known else ""


def sheet(scan: Scan, wish: Wish) -> SheetOut:
    """筛选后的名单，每个条件的答案、数和界限都在，供下载。"""
    rules, day = scan.edition.rules, scan.day
    columns = [ColumnOut(name) for name in ("单位", "统一社会信用代码", "镇街", "行业", "结果")]
    for rule in rules:
        columns += [ColumnOut(rule.label), ColumnOut(f"{rule.label}的数", Kind.DECIMAL)]
    columns += [ColumnOut("得分"), ColumnOut("评判日期", Kind.DATE)]
    rows = (_exported(scan, row, day) for row in narrowed(scan, wish).iter_rows(named=True))
    return SheetOut(sheet_name(scan.ruleset.name), tuple(columns), rows)


def _exported(scan: Scan, row: dict[str, Any], day: date) -> list[Any]:
    told: list[Any] = [row["name"], row["uscc"], row["township"] or ""]
    told += [_SECTIONS.get(row["industry"] or "", ""), Bucket(row[BUCKET]).label]
    for rule in scan.edition.rules:
        told += [Answer(row[rule.code]).label, row.get(f"{rule.code}_value")]
    return [*told, score(row), day]
