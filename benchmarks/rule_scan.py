"""The rule scan against hand-written Polars and a Django loop, in one run and interleaved.

    python benchmarks/rule_scan.py [--rows 460000] [--rounds 7] [--ten-times]

The scan goes the way of the command: parquet read in slices, each slice judged, the doubtful rows
exactly, and written part by part. The hand-written expressions read the same parquet, use floats,
count on booleans and give the same answers, values, thresholds and score intervals; the Django
loop reads the same rows from SQLite, decides the same conditions and writes nothing. So judging is
compared with both, and judging with writing with the hand-written expressions written likewise.
`--ten-times` adds ten times the rows.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from kejitong.policy.loading import load_rulesets
from kejitong.policy.rules import RuleSet
from kejitong.policy.scanning import scan_file, scan_into

DAY = date(2026, 6, 1)
YEARS = (2023, 2024, 2025)
YEARLY = ("sales", "rd_expense", "rd_expense_domestic", "net_assets", "conversions")


def enterprises(rows: int) -> pl.DataFrame:
    """Invented enterprises, one row each, some facts missing."""
    draw = random.Random(20260601)
    gauss = pl.Series([draw.lognormvariate(0, 1) for _ in range(10_000)])

    def spread(seed: int, scale: float) -> pl.Series:
        picked = gauss.sample(rows, with_replacement=True, seed=seed) * scale
        return picked.round(2)

    def gaps(column: pl.Series, seed: int) -> pl.Series:
        keep = pl.Series(range(100)).sample(rows, with_replacement=True, seed=seed) > 1
        return pl.select(pl.when(keep).then(column)).to_series()

    def counts(seed: int, most: int) -> pl.Series:
        return pl.Series(range(most)).sample(rows, with_replacement=True, seed=seed)

    columns: dict[str, pl.Series] = {}
    for index, year in enumerate(YEARS):
        columns[f"sales_{year}"] = gaps(spread(10 + index, 4e7), 40 + index)
        columns[f"rd_expense_{year}"] = gaps(spread(20 + index, 2e6), 50 + index)
        columns[f"rd_expense_domestic_{year}"] = (columns[f"rd_expense_{year}"] * 0.97).round(2)
        columns[f"net_assets_{year}"] = spread(30 + index, 2e7)
        columns[f"conversions_{year}"] = counts(60 + index, 9)
    income = columns["sales_2025"]
    columns["total_income_2025"] = income
    columns["hightech_income_2025"] = (income * spread(70, 0.5).clip(0, 1)).round(2)
    columns["staff_2025"] = counts(71, 400) + 1
    columns["rd_staff_2025"] = (columns["staff_2025"] * spread(72, 0.12).clip(0, 1)).round(1)
    for index, name in enumerate(("ip_class1", "ip_class2", "ip_self_developed")):
        columns[name] = counts(80 + index, 7)
    days = pl.Series(range(8_000)).sample(rows, with_replacement=True, seed=90)
    columns["established_on"] = (days + 12_400).cast(pl.Int32).cast(pl.Date)
    fields = pl.Series(["101", "401", "80504", "999"])
    columns["field_code"] = fields.sample(rows, with_replacement=True, seed=91)
    columns["has_incident"] = counts(92, 50) == 0
    return pl.DataFrame({"uscc": pl.Series(range(rows)).cast(pl.String), **columns})


def hand_written(path: Path) -> pl.LazyFrame:
    """What a careful analyst would write for this one rule set on this one day, in floats."""
    col, when, lit = pl.col, pl.when, pl.lit
    started = col("established_on")

    def yearly(name: str, year: int) -> pl.Expr:
        return pl.coalesce(col(f"{name}_{year}"), when(started.dt.year() > year).then(lit(0.0)))

    def over(name: str) -> pl.Expr:
        return yearly(name, 2023) + yearly(name, 2024) + yearly(name, 2025)

    def ratio(above: pl.Expr, below: pl.Expr) -> pl.Expr:
        return when(below != 0).then(above / below)

    def answer(number: int, yes: str = "met", undecided: str = "unknown") -> pl.Expr:
        holds = when(col(f"c{number}")).then(lit(yes)).when(~col(f"c{number}")).then(lit("unmet"))
        return holds.otherwise(lit(undecided)).alias(f"h{number}")

    def growth(name: str) -> pl.Expr:
        first, second, third = (yearly(name, year).clip(0) for year in YEARS)
        later = third / second
        return (
            when(second.is_null() | first.is_null() | third.is_null())
            .then(None)
            .when(second <= 0)
            .then(-1.0)
            .when(first <= 0)
            .then(later - 1)
            .otherwise((second / first + later) / 2 - 1)
        )

    def banded(name: str, edges: tuple[tuple[float, int], ...]) -> pl.Expr:
        value = col(name)
        chain = when(value.is_null()).then(None)
        for edge, points in edges:
            chain = chain.when(value >= edge if edge else value > 0).then(lit(float(points)))
        return chain.otherwise(lit(0.0))

    growing_low = ((0.35, 9), (0.25, 7), (0.15, 5), (0.05, 3), (0.0, 1))
    growing_high = ((0.35, 10), (0.25, 8), (0.15, 6), (0.05, 4), (0.0, 2))
    turned_low, turned_high = (
        ((5, 25), (4, 19), (3, 13), (2, 7), (1, 1)),
        (
            (5, 30),
            (4, 24),
            (3, 18),
            (2, 12),
            (1, 6),
        ),
    )
    running = (2026 - started.dt.year()).clip(0, 3).cast(pl.Float64).fill_null(3.0)
    sales, latest = over("sales"), yearly("sales", 2025)
    return (
        pl.scan_parquet(path)
        .with_columns(
            days=(lit(DAY) - started).dt.total_days(),
            rd=over("rd_expense"),
            domestic=over("rd_expense_domestic"),
            staff_share=ratio(col("rd_staff_2025"), col("staff_2025")),
            tech_share=ratio(yearly("hightech_income", 2025), yearly("total_income", 2025)),
            floor=when(latest <= 5e7)
            .then(0.05)
            .when(latest <= 2e8)
            .then(0.04)
            .when(latest.is_not_null())
            .then(0.03),
            sales_growth=growth("sales"),
            assets_growth=growth("net_assets"),
            turned=ratio(over("conversions"), running),
            has_ip=(col("ip_class1") >= 1) | (col("ip_class2") >= 1),
        )
        .with_columns(
            intensity=ratio(col("rd"), sales),
            domestic_share=ratio(col("domestic"), col("rd")),
            growth_low=banded("sales_growth", growing_low) + banded("assets_growth", growing_low),
            growth_high=banded("sales_growth", growing_high)
            + banded("assets_growth", growing_high),
            turned_low=banded("turned", turned_low),
            turned_high=banded("turned", turned_high),
            count_low=when(col("ip_class1") >= 1)
            .then(7.0)
            .otherwise(banded("ip_class2", ((5, 5), (3, 3), (1, 1)))),
            count_high=when(col("ip_class1") >= 1)
            .then(8.0)
            .otherwise(banded("ip_class2", ((5, 6), (3, 4), (1, 2)))),
        )
        .with_columns(
            ip_low=when(col("has_ip")).then(col("count_low") + 1).otherwise(0.0),
            ip_high=when(col("has_ip"))
            .then(
                pl.min_horizontal(
                    col("count_high")
                    + 18
                    + when(col("ip_self_developed") >= 1).then(6.0).otherwise(3.0),
                    30.0,
                )
            )
            .otherwise(0.0),
        )
        .with_columns(
            low=col("ip_low") + col("turned_low").fill_null(0) + col("growth_low").fill_null(0),
            high=col("ip_high")
            + col("turned_high").fill_null(30)
            + col("growth_high").fill_null(20)
            + 20,
        )
        .with_columns(
            c1=col("days") >= 365,
            c2=col("has_ip"),
            c3=col("field_code").str.slice(0, 3).is_in(["101", "401", "805"]),
            c4=col("staff_share") >= 0.1,
            c5=(col("intensity") >= col("floor")) & (col("domestic_share") >= 0.6),
            c6=col("tech_share") >= 0.6,
            c7=when(col("low") > 70).then(True).when(col("high") <= 70).then(False),
            c8=~col("has_incident"),
            experts=col("turned_low").is_not_null() & col("growth_low").is_not_null(),
        )
        .with_columns(
            unmet=pl.sum_horizontal(~col(f"c{n}") for n in range(1, 9)),
            unknown=pl.sum_horizontal(
                *(col(f"c{n}").is_null() for n in (1, 2, 3, 4, 5, 6, 8)),
                col("c7").is_null() & ~col("experts"),
            ),
        )
        .select(
            "uscc",
            *(answer(n) for n in (1, 2, 4, 5, 6, 8)),
            answer(3, "manual_review"),
            when(col("c7").is_null() & col("experts"))
            .then(lit("manual_review"))
            .otherwise(answer(7))
            .alias("h7"),
            *("days", "staff_share", "intensity", "floor", "tech_share", "unmet", "unknown"),
            *("ip_low", "ip_high", "turned", "turned_low", "turned_high"),
            *("sales_growth", "growth_low", "growth_high", "low", "high"),
            overall=when(col("unmet") > 0)
            .then(lit("not_met"))
            .when(col("unknown") > 0)
            .then(lit("needs_data"))
            .when((col("low") + col("high")) / 2 > 70)
            .then(lit("promising"))
            .otherwise(lit("opportunity")),
        )
    )


def django_loop(database: Path) -> int:
    """Read every row through the ORM and decide in Python; gives the number with no gap."""
    from django.apps import apps
    from django.conf import settings
    from django.db import models

    if not settings.configured:
        settings.configure(
            DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}},
            DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        )
        apps.populate([])
    if "enterprise" not in apps.all_models["bench"]:
        names = [row[1] for row in sqlite3.connect(database).execute("pragma table_info(bench)")]
        text = {"uscc", "field_code", "established_on"}
        fields: dict[str, object] = {
            name: models.TextField(primary_key=name == "uscc")
            if name in text
            else models.FloatField(null=True)
            for name in names
        }
        meta = type("Meta", (), {"app_label": "bench", "db_table": "bench", "managed": False})
        type("Enterprise", (models.Model,), {"__module__": "bench", "Meta": meta, **fields})
    rows = apps.all_models["bench"]["enterprise"]._default_manager.iterator()
    return sum(_ready(row) for row in rows)


def _ready(row: object) -> bool:
    """The conditions in plain floats, for one object of the ORM."""

    def three(name: str) -> float | None:
        values = [getattr(row, f"{name}_{year}") for year in YEARS]
        return None if None in values else sum(values)

    def growth(name: str) -> float:
        values = [getattr(row, f"{name}_{year}") for year in YEARS]
        if None in values or values[1] <= 0:
            return -1.0
        first, second, third = values
        later = third / second
        return later - 1 if first <= 0 else (second / first + later) / 2 - 1

    sales, rd, domestic = three("sales"), three("rd_expense"), three("rd_expense_domestic")
    if not sales or not rd or domestic is None or not row.sales_2025:
        return False
    floor = 0.05 if row.sales_2025 <= 5e7 else 0.04 if row.sales_2025 <= 2e8 else 0.03
    started = date.fromisoformat(row.established_on)
    turned = (three("conversions") or 0) / max(1, min(3, DAY.year - started.year))
    points = [5 * (turned >= edge) for edge in (1, 2, 3, 4, 5)]
    points += [
        2 * (growth(name) >= edge)
        for name in ("sales", "net_assets")
        for edge in (0.0, 0.05, 0.15, 0.25, 0.35)
    ]
    high = sum(points) + 20 + (30 if row.ip_class1 else 20 + row.ip_class2)
    return (
        (DAY - started).days >= 365
        and row.ip_class1 + row.ip_class2 >= 1
        and row.field_code[:3] in {"101", "401", "805"}
        and row.rd_staff_2025 / row.staff_2025 >= 0.1
        and rd / sales >= floor
        and domestic / rd >= 0.6
        and row.hightech_income_2025 / row.total_income_2025 >= 0.6
        and high > 70
        and not row.has_incident
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The works in turn, round by round; the median of each."""
    runs = [[timed(work) for work in works] for _ in range(rounds)]
    return [statistics.median(run[at] for run in runs) for at in range(len(works))]


def told(what: str, value: float, *, least: float = 0.0, most: float = float("inf")) -> None:
    """One figure beside its target."""
    target = f"at least {least:g}" if least else f"at most {most:g}"
    mark = "pass" if least <= value <= most else "miss"
    print(f"{mark}  {what}: {value:.2f} ({target})")


def judge_all(ruleset: RuleSet, path: Path) -> None:
    """Every slice judged, nothing written."""
    for _part in scan_file(ruleset, path, day=DAY):
        pass


def asked() -> argparse.Namespace:
    """What to measure; `--alone` is for the process whose memory is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=460_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--ten-times", action="store_true")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Print the medians, and each ratio beside its target."""
    wanted = asked()
    ruleset = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016")
    if wanted.alone:
        scan_into(ruleset, wanted.alone, wanted.alone.with_name("alone.parquet"), day=DAY)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "rows.parquet", Path(folder) / "out.parquet"
        enterprises(wanted.rows).write_parquet(path)
        compared(ruleset, path, out, wanted.rounds)
        told(f"MiB at the most, {wanted.rows} rows", alone(path), most=2048)
        if wanted.ten_times:
            grown(ruleset, path, out, 10 * wanted.rows)


def grown(ruleset: RuleSet, path: Path, out: Path, rows: int) -> None:
    """Ten times the rows, in turn with the rows themselves."""
    large = path.with_name("large.parquet")
    enterprises(rows).write_parquet(large)
    more, once = medians(
        3,
        lambda: scan_into(ruleset, large, out, day=DAY),
        lambda: scan_into(ruleset, path, out, day=DAY),
    )
    told(f"ten times the rows, {more:.2f} s, times as long", more / once, most=12)
    told(f"MiB at the most, {rows} rows", alone(large), most=2048)


def compared(ruleset: RuleSet, path: Path, out: Path, rounds: int) -> None:
    """The scan beside its rivals; the first one lays its query out, which is told apart."""
    first = timed(lambda: judge_all(ruleset, path))
    judging, hand, command, written = medians(
        rounds,
        lambda: judge_all(ruleset, path),
        lambda: hand_written(path).collect(),
        lambda: scan_into(ruleset, path, out, day=DAY),
        lambda: hand_written(path).sink_parquet(out, compression_level=1),
    )
    database = path.with_suffix(".sqlite3")
    store(pl.read_parquet(path), database)
    loop = timed(lambda: django_loop(database))
    print(f"judging for the first time in a process {first:.3f} s")
    print(f"judging {judging:.3f} s, hand-written {hand:.3f} s, Django loop {loop:.2f} s")
    print(f"judging and writing {command:.3f} s, hand-written and written {written:.3f} s")
    told("judging / hand-written", judging / hand, most=1.5)
    told("judging and writing / the same by hand", command / written, most=1.5)
    told("Django loop / judging", loop / judging, least=40)


def alone(path: Path) -> float:
    """The scan in a process of its own, for its memory."""
    command = [sys.executable, __file__, "--alone", str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def store(frame: pl.DataFrame, database: Path) -> None:
    """The same rows in SQLite."""
    flat = frame.with_columns(pl.col("established_on").cast(pl.String))
    names = ", ".join(flat.columns)
    marks = ", ".join("?" * flat.width)
    with sqlite3.connect(database) as connection:
        connection.execute(f"create table bench ({names})")
        connection.executemany(f"insert into bench values ({marks})", flat.iter_rows())


if __name__ == "__main__":
    main()
