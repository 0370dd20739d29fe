"""The shelves of the desk itself: addresses, forms, tables, scopes, downloads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import get_resolver

from kejitong.accounts.models import Role
from kejitong.desks.officer import downloads, forms, links, scopes, tables
from kejitong.registers import catalogue
from kejitong.registers.listing import Wish, listing
from kejitong.ui.installation import Installation
from kejitong.ui.page import Request
from tests import makers
from tests.desks.conftest import DAY, District

pytestmark = pytest.mark.django_db


def _request(address: str, *, region: str = makers.DISTRICT, installed: str = "") -> Request:
    request: Request = RequestFactory().get(address)  # type: ignore[assignment]
    request.user = makers.a_user(Role.OFFICER, region=region)
    request.today, request.now = DAY, makers.NOW
    request.installation = Installation(region=installed)
    return request


def test_an_address_leaves_out_what_was_not_asked() -> None:
    assert links.register("patents", {"q": "纺织", "order": "", "after": 0}) == (
        "/office/registers/patents/?q=%E7%BA%BA%E7%BB%87"
    )
    assert links.referring("patents", "organisation", 7).endswith("?organisation=%407")


def test_every_address_of_the_desk_is_led_to() -> None:
    desk = Path(links.__file__).parent
    ui = desk.parents[1] / "ui" / "templates"
    sources = [*desk.rglob("*.py"), *desk.rglob("*.html"), *ui.rglob("*.html")]
    written = "".join(path.read_text("utf-8") for path in sources if path.name != "urls.py")
    names = [
        str(pattern.name)
        for included in get_resolver().url_patterns[:1]
        for pattern in included.url_patterns
    ]
    lost = [n for n in names if f'"{n}"' not in written and f"'{n}'" not in written]
    prefixes = ("import-", "summary-", "batch-", "draft-")
    assert [n for n in lost if not n.startswith(prefixes)] == ["front", "sign-out"]


def test_the_scope_is_the_readers_region_and_the_day_asked(district: District) -> None:
    asked = scopes.scope(_request("/?until=2026-10-31"))
    assert (asked.region, asked.region_name, asked.until.isoformat()) == (
        makers.DISTRICT, "试验区", "2026-10-31",
    )  # fmt: skip
    assert [year.value for year in scopes.years(asked, DAY)] == [
        "2026",
        "2025",
        "2024",
        "2023",
        "2022",
    ]


@pytest.mark.parametrize(
    ("query", "until"),
    [
        ("", "2026-11-30"), ("year=2025", "2025-12-31"), ("year=20a5", "2026-11-30"),
        ("until=2024-06-30", "2024-06-30"), ("year=2025&until=2026-06-30", "2025-12-31"),
    ],
)  # fmt: skip
def test_the_cut_off_follows_the_year(district: District, query: str, until: str) -> None:
    assert scopes.scope(_request(f"/?{query}")).until.isoformat() == until


def test_somebody_without_a_region_sees_the_installation(district: District) -> None:
    request = _request("/", region="", installed=makers.DISTRICT)
    assert scopes.home_region(request) == makers.DISTRICT
    request.installation = Installation()
    with pytest.raises(scopes.NoRegion):
        scopes.home_region(request)


def test_a_township_may_be_asked_for_by_its_district(district: District) -> None:
    request = _request(f"/?region={makers.DISTRICT}001")
    scope = scopes.scope(request)
    assert scope.region_name == "试验东镇"
    assert scopes.asked(scope, request)["region"] == f"{makers.DISTRICT}001"


def test_a_form_has_a_field_for_each_column_with_its_words() -> None:
    register = catalogue.register("certificates")
    fields = {field.name: field for field in forms.blank(register, {"number": "GR1"}).fields}
    assert list(fields) == [column.name for column in register.columns]
    assert fields["number"].value == "GR1"
    assert [option.label for option in fields["kind"].options][0] == "高新技术企业"
    assert fields["organisation"].names_url == links.names("organisations")
    assert "统一社会信用代码" in fields["organisation"].help


def test_what_was_not_touched_is_not_read_again(district: District) -> None:
    """同名的单位有两家时，没有改动的引用照旧。"""
    register, one = catalogue.register("certificates"), district.certificates[0]
    makers.an_organisation("试验企业0", region=district.east)
    form = forms.filled(register, one)
    told = {field.name: field.value for field in form.fields}
    posted = QueryDict(mutable=True)
    posted.update({**told, "field_code": "0101", "reason": "补登", "version": "1"})
    reading = forms.read(register, posted, one)
    assert (reading.form.is_fine, reading.values) == (True, {"field_code": "0101"})


def test_a_heading_sorts_one_way_and_then_the_other() -> None:
    register = catalogue.register("organisations")
    sortings = []
    for order in ("", "name", "-name"):
        page = tables.register_table(
            register, (wish := Wish(order=order)), listing(register, wish, "")
        )
        sortings.append((page.table.columns[0].sorting, page.table.columns[0].sort_url[-10:]))
    assert sortings == [
        ("", "order=name"), ("ascending", "rder=-name"), ("descending", "order=name"),
    ]  # fmt: skip


def test_the_address_is_read_back_as_it_was_written() -> None:
    register = catalogue.register("organisations")
    asked = QueryDict("q=海&kind=enterprise&order=-name&after=12&retired=1&stray=1&before=x")
    assert tables.wish_of(register, asked) == Wish(
        search="海", filters={"kind": "enterprise"}, order="-name", after=12, with_retired=True
    )


def test_a_download_is_named_in_chinese() -> None:
    answer = downloads.document("年度总结", b"docx")
    assert "%E5%B9%B4%E5%BA%A6" in answer["Content-Disposition"]
    assert answer["Content-Type"] == downloads.DOCX


def test_amounts_in_a_form_have_no_separators(district: District) -> None:
    one = makers.an_organisation(registered_capital=Decimal("1234567.50"))
    assert (
        forms.texts_of(catalogue.register("organisations"), one)["registered_capital"]
        == "1234567.5"
    )
