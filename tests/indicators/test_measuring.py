"""Each kind of measure on real records: what counts, what is missing and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.measuring import READERS
from kejitong.indicators.reckoning import Reckoner
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
def region() -> Any:
    return makers.a_region()


def read(measure: Any, scope: Scope = SCOPE) -> Any:
    return READERS[type(measure)](measure, Reckoner(scope))


def a_month(region: Any, series: str, year: int, month: int, value: str, **more: Any) -> Any:
    return makers.a_record(
        "statistics", series=series, region=region, year=year, month=month, value=Decimal(value),
        unit="亿元", document="试验月报", **{"status": "audited", **more},
    )  # fmt: skip


def test_nothing_recorded_is_missing_and_says_where_to_go(region: Any) -> None:
    reading = read(words.Count("outreach.held"))
    assert (reading.value, reading.records) == (None, 0)
    assert reading.missing == "活动中没有“举办的活动”的记录，请先登记或导入"


def test_total_converts_and_says_when_no_amount_was_filled(region: Any) -> None:
    for number, amount in (("甲", 15000), ("乙", 25000)):
        makers.a_record("grants", document_number=number, title="专项", level="city", region=region,
                        granted_on=date(2026, 5, 1), amount=Decimal(amount))  # fmt: skip
    measure = words.Total("programmes.granted", "amount", words.where(level="above"), per=10000)
    assert (read(measure).value, read(measure).records) == (Decimal(4), 2)


def test_latest_takes_the_last_audited_month_of_the_region_itself(region: Any) -> None:
    township = makers.a_township(region)
    a_month(region, "hightech_output", 2026, 9, "450")
    a_month(region, "hightech_output", 2026, 10, "500")
    a_month(region, "hightech_output", 2026, 11, "560", status="preliminary")
    a_month(township, "hightech_output", 2026, 10, "7")
    figures = Reckoner(SCOPE)
    assert figures.figure("hightech_output").text == "500.00亿元"
    assert figures.figure("hightech_output").status == "stated"
    assert figures.figure("hightech_output").note == "试验月报"
    assert figures.figure("hightech_output_month").text == "1—10月"


def test_growth_compares_the_same_month_unless_the_document_states_it(region: Any) -> None:
    a_month(region, "hightech_output", 2026, 10, "550")
    a_month(region, "hightech_output", 2025, 10, "500")
    a_month(region, "hightech_output", 2025, 11, "600")
    assert Reckoner(SCOPE).figure("hightech_output_growth").text == "同比增长10.0%"
    makers.corrected(
        "statistics", Reckoner(SCOPE).sources("hightech_output").__next__().rows.last(),
        stated_growth=Decimal("8.8"),
    )  # fmt: skip
    assert Reckoner(SCOPE).figure("hightech_output_growth").text == "同比增长8.8%"


def test_growth_without_last_years_month_is_missing(region: Any) -> None:
    a_month(region, "hightech_output", 2026, 10, "550")
    a_month(region, "hightech_output", 2025, 9, "500")
    figure = Reckoner(SCOPE).figure("hightech_output_growth")
    assert figure.is_missing
    assert "上年没有10月的同期数据" in figure.missing


def test_the_base_is_the_same_month_whatever_growth_is_stated(region: Any) -> None:
    a_month(region, "hightech_output", 2026, 10, "550", stated_growth=Decimal("8.8"))
    a_month(region, "hightech_output", 2025, 10, "500")
    a_month(region, "hightech_output", 2025, 11, "600")
    figures = Reckoner(SCOPE)
    assert figures.figure("hightech_output").months == "1—10月"
    assert figures.a_year_before("hightech_output").exact == "500.00亿元"
    assert (figures.growth("hightech_output"), figures.stated_growth("hightech_output")) == (
        Decimal("8.8"), Decimal("8.8"),
    )  # fmt: skip
    assert figures.reckoned_growth("hightech_output") == 10
    assert figures.stated_growth("hightech_output_month") is None
    assert figures.growth("hightech_output_month") is None
    assert [source.rows.last().value for source in figures.sources("hightech_output_growth")] == [
        550, 500,
    ]  # fmt: skip


def test_what_is_reported_by_month_goes_as_far_as_its_last_month(region: Any) -> None:
    firm = makers.an_organisation(region=region)
    for year, month in ((2026, 1), (2026, 2), (2025, 1), (2025, 2), (2025, 3)):
        makers.a_record(
            "monthly_facts", organisation=firm, year=year, month=month, output=Decimal(10**8)
        )
    figures = Reckoner(SCOPE)
    assert (figures.figure("reported_output").exact, figures.figure("reported_output").month) == (
        "2.00亿元", 2,
    )  # fmt: skip
    assert figures.growth("reported_output") == 0
    assert Reckoner(SCOPE.up_to(date(2024, 5, 1))).growth("reported_output") is None


def test_ratio_does_not_divide_different_months(region: Any) -> None:
    a_month(region, "hightech_output", 2026, 10, "500")
    a_month(region, "industrial_output", 2026, 9, "900")
    assert "分子到10月，分母到9月" in Reckoner(SCOPE).figure("hightech_output_share").missing
    a_month(region, "industrial_output", 2026, 10, "1000")
    assert Reckoner(SCOPE).figure("hightech_output_share").text == "50.0%"


def test_months_and_years_of_dates(region: Any) -> None:
    for day in (date(2025, 3, 1), date(2026, 7, 9), date(2026, 4, 2)):
        makers.a_record("events", title=f"会{day}", kind="meeting", held_on=day, region=region)
    assert read(words.MonthOf("outreach.held", "held_on")).value == 4
    assert read(words.YearOf("outreach.held", "held_on")).value == 2026
    assert read(words.Name("outreach.held", "title")).words == "会2026-04-02"


def test_report_year_and_cutoff_month(region: Any) -> None:
    assert read(words.ReportYear()).value == 2026
    assert read(words.CutoffMonth("outreach.held")).value is None
    makers.a_record("events", title="会", kind="meeting", held_on=date(2026, 2, 1), region=region)
    assert read(words.CutoffMonth("outreach.held")).value == 11


@pytest.mark.parametrize(("day", "said"), [(30, "11月底"), (10, "11月10日")])
def test_the_cutoff_is_told_as_a_day_or_the_end_of_its_month(day: int, said: str) -> None:
    figure = Reckoner(SCOPE.up_to(date(2026, 11, day))).figure("cutoff_day")
    assert (figure.text, figure.exact, figure.records) == (said, said, 0)
