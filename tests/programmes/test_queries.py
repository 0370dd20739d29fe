"""What filings, grants and award applications count: region, period, level, tree, retired."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.spans import Span
from kejitong.programmes import queries
from kejitong.programmes.registers import AWARDS, FILINGS, GRANTS, PROGRAMMES
from kejitong.recognitions.registers import CERTIFICATES, PLATFORMS
from kejitong.registers.choices import Level

HOME = "320612"
YEAR = Span.closed(date(2025, 1, 1), date(2025, 11, 30))
INSIDE = (date(2025, 1, 1), date(2025, 11, 30))
OUTSIDE = (date(2024, 12, 31), date(2025, 12, 1))


def titles(countable, period=YEAR, region=HOME, **where):
    return [str(row) for row in countable.rows(region, period, **where)]


@pytest.mark.parametrize(
    ("countable", "field", "more"),
    [
        (queries.filed, "filed_on", {}),
        (queries.approved, "approved_on", {}),
        (queries.reviewed, "reviewed_on", {}),
    ],
)
def test_filings_count_within_the_period_region_and_while_live(world, countable, field, more):
    for day in INSIDE:
        world.filing(f"内{day}", **{field: day}, **more)
    for day in OUTSIDE:
        world.filing(f"外{day}", **{field: day}, **more)
    world.filing("未发生", **more)
    world.filing("镇上", **{field: INSIDE[0]}, organisation=world.yard)
    world.filing("邻区", **{field: INSIDE[0]}, organisation=world.outsider)
    world.retire(FILINGS, world.filing("停用", **{field: INSIDE[0]}))
    assert titles(countable) == ["内2025-01-01", "内2025-11-30", "镇上"]
    assert titles(countable, region="320613") == ["邻区"]
    assert len(titles(countable, region="")) == 4


def test_awards_applied_count_within_period_region_level(world):
    for day in (*INSIDE, *OUTSIDE):
        world.award(str(day), applied_on=day)
    world.award("市级", applied_on=INSIDE[0], programme=world.city)
    world.award("邻区", applied_on=INSIDE[0], organisation=world.outsider)
    world.retire(AWARDS, world.award("停用", applied_on=INSIDE[0]))
    assert titles(queries.awards_applied, level="provincial") == ["2025-01-01", "2025-11-30"]
    assert titles(queries.awards_applied, level="city") == ["市级"]
    assert len(titles(queries.awards_applied)) == 3


def test_filed_by_programme_takes_the_tree_below_it(world):
    world.filing("父", filed_on=INSIDE[0], programme=world.torch)
    world.filing("子", filed_on=INSIDE[0], programme=world.hte)
    world.filing("别的", filed_on=INSIDE[0], programme=world.city)
    assert titles(queries.filed, programme="torch") == ["父", "子"]
    assert titles(queries.filed, programme="hte") == ["子"]
    assert titles(queries.approved, programme="torch") == []
    assert titles(queries.filed, programme="no_such_code") == []


def test_level_above_means_city_and_higher(world):
    for name in ("torch", "provincial", "city", "local"):
        world.filing(name, approved_on=INSIDE[0], programme=getattr(world, name))
    assert titles(queries.approved, level="above") == ["torch", "provincial", "city"]
    assert titles(queries.approved, level="district") == ["local"]
    assert titles(queries.approved) == ["torch", "provincial", "city", "local"]
    assert titles(queries.approved, level="above", programme="major") == ["city"]
    assert queries.levels("above") == (Level.NATIONAL, Level.PROVINCIAL, Level.CITY)
    with pytest.raises(ValueError, match="village"):
        queries.levels("village")


def test_applicants_are_counted_once_whatever_they_filed(world):
    for kind in ("first", "renewal"):
        world.filing(kind, programme=world.hte, filed_on=INSIDE[0], kind=kind)
    world.filing("船厂", programme=world.hte, filed_on=INSIDE[1], organisation=world.yard)
    world.filing("别的计划", programme=world.city, filed_on=INSIDE[1], organisation=world.yard)
    world.filing("邻区", programme=world.hte, filed_on=INSIDE[1], organisation=world.outsider)
    assert titles(queries.applicants, programme="torch") == ["示例机械厂", "示例船厂"]
    assert titles(queries.applicants, programme="hte", region="") == [
        "示例机械厂", "示例船厂", "邻区电子厂",
    ]  # fmt: skip
    assert titles(queries.applicants, programme="major") == ["示例船厂"]


def test_applicants_leave_out_other_years_and_retired_filings(world):
    world.filing("去年", programme=world.hte, filed_on=OUTSIDE[0])
    gone = world.filing("停用", programme=world.hte, filed_on=INSIDE[0], organisation=world.yard)
    world.retire(FILINGS, gone)
    assert titles(queries.applicants, programme="hte") == []


@pytest.mark.parametrize(
    ("kind", "counted"), [("renewal", 1), ("recheck", 1), ("first", 0), ("ordinary", 0)]
)
def test_renewed_certificates_expire_this_year_and_were_filed_for_again(world, kind, counted):
    def certificate(number, organisation, issued, expires):
        world.add(CERTIFICATES, kind="high_tech_enterprise", number=number, issued_on=issued,
                  organisation=organisation, expires_on=expires)  # fmt: skip

    old, new = date(2022, 12, 1), date(2023, 12, 1)
    certificate("到期已申报", world.mill, old, date(2025, 11, 30))
    certificate("到期未申报", world.yard, old, date(2025, 11, 30))
    certificate("未到期", world.mill, new, date(2026, 11, 30))
    world.filing("再次申报", programme=world.hte, kind=kind, filed_on=INSIDE[0])
    rows = queries.renewed_certificates.rows(
        HOME, YEAR, kind="high_tech_enterprise", programme="torch"
    )
    assert [row.number for row in rows] == ["到期已申报"][:counted]


def test_reviewed_by_category(world):
    world.filing("工业", reviewed_on=INSIDE[0], category="industry")
    world.filing("中心", reviewed_on=INSIDE[0], category="engineering_centre")
    world.filing("市级", reviewed_on=INSIDE[0], category="industry", programme=world.city)
    assert titles(queries.reviewed, level="district", category="industry") == ["工业"]
    assert titles(queries.reviewed, level="district") == ["工业", "中心"]


@pytest.mark.parametrize(
    ("first", "last", "passed", "counted"),
    [
        (date(2025, 11, 30), date(2025, 12, 6), True, True),
        (date(2025, 11, 20), date(2025, 11, 30), True, True),
        (date(2025, 12, 1), date(2025, 12, 6), True, False),
        (date(2025, 11, 20), date(2025, 11, 29), True, False),
        (date(2025, 11, 20), date(2025, 12, 6), False, False),
        (date(2025, 11, 20), date(2025, 12, 6), None, False),
    ],
)
def test_in_notice_on_the_cut_off_day(world, first, last, passed, counted):
    world.filing("甲", notice_from=first, notice_until=last, has_passed_visit=passed)
    assert titles(queries.in_notice, level="district") == ["甲"] * counted
    assert titles(queries.in_notice, level="city") == []


@pytest.mark.parametrize(
    ("approved", "due", "accepted", "counted"),
    [
        (date(2023, 1, 1), date(2025, 11, 29), None, True),
        (date(2023, 1, 1), date(2025, 11, 30), None, False),
        (date(2023, 1, 1), date(2025, 6, 30), date(2025, 11, 30), False),
        (date(2023, 1, 1), date(2025, 6, 30), date(2025, 12, 1), True),
        (None, date(2025, 6, 30), None, False),
        (date(2023, 1, 1), None, None, False),
    ],
)
def test_overdue_on_the_cut_off_day(world, approved, due, accepted, counted):
    world.filing("甲", approved_on=approved, due_on=due, accepted_on=accepted)
    assert titles(queries.overdue) == ["甲"] * counted


def test_granted_counts_by_document_date_level_and_region(world):
    for day in (*INSIDE, *OUTSIDE):
        world.grant(str(day), granted_on=day)
    world.grant("区级", level="district")
    world.grant("邻区", region=world.elsewhere)
    world.retire(GRANTS, world.grant("停用"))
    rows = queries.granted.rows(HOME, YEAR)
    assert [row.title for row in rows] == ["2025-01-01", "2025-11-30"]
    assert [row.title for row in queries.granted.rows(HOME, YEAR, level="district")] == ["区级"]
    assert queries.granted.rows(HOME, YEAR, level="").count() == 3


def test_granted_to_a_platform_by_name_or_alias(world):
    centre = world.add(
        PLATFORMS, name="示例家纺产业技术研究院", aliases="家纺研究院；示例院",
        region=world.district, level="provincial", kind="other",
    )  # fmt: skip
    world.grant("建设", platform=centre.pk)
    world.grant("别的")
    for name in ("示例家纺产业技术研究院", "示例院"):
        assert [row.title for row in queries.granted.rows(HOME, YEAR, platform=name)] == ["建设"]
    assert not queries.granted.rows(HOME, YEAR, platform="没有这个平台").exists()


def test_granted_for_a_programme_directly_or_through_its_filing(world):
    filing = world.filing("项目", programme=world.hte)
    world.grant("直接", programme=world.torch)
    world.grant("经项目", filing=filing.pk)
    world.grant("别的", programme=world.city)
    rows = queries.granted.rows(HOME, YEAR, programme="torch")
    assert [row.title for row in rows] == ["直接", "经项目"]


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_does_not_grow(world, django_assert_num_queries, rows):
    for number in range(rows):
        world.filing(f"第{number}项", programme=world.hte, filed_on=INSIDE[0])
    with django_assert_num_queries(2):
        assert len(titles(queries.filed, programme="torch")) == rows


def test_within_reads_the_stored_tree(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.within("torch") == {world.torch, world.hte}
    world.add(PROGRAMMES, code="deep", name="更下一级", level="city", parent=world.hte)
    assert len(queries.within("torch")) == 3


@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), min_size=1, max_size=8), st.integers(0, 7))
def test_subtree_is_what_reaches_its_root_by_climbing(parents, root):
    """Parents may form loops; the subtree is exactly what climbs to the root."""
    tree = [(number, f"c{number}", parent) for number, parent in enumerate(parents)]

    def climbs(number):
        seen = set()
        while number is not None and number not in seen and number < len(parents):
            if number == root:
                return True
            seen.add(number)
            number = parents[number]
        return False

    assert queries.subtree(tree, f"c{root}") == {pk for pk, _, _ in tree if climbs(pk)}
