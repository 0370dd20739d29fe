"""What a request asks about: whose region, which year, up to which day; and who acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from kejitong.audit.actions import Act
from kejitong.indicators import moving
from kejitong.indicators.figures import Scope, cutoff
from kejitong.intake.scoping import within
from kejitong.kernel.refusals import Refused
from kejitong.organisations import queries as organisations
from kejitong.registers import queries
from kejitong.registers.access import can_write
from kejitong.registers.register import Register, Values
from kejitong.ui.page import Request

YEARS = 5
WEB = "网页登记"


class OutOfRegion(Refused):
    """这个地区不在您的范围之内。"""


class SharedRegister(Refused):
    """您不能改这本登记册。"""


class NotADay(Refused):
    """日期看不明白。"""


class NotEarlier(Refused):
    """要比较的日期不在截止日之前。"""


class NoRegion(Refused):
    """还没有写明本系统装给哪个地区用。"""


@dataclass(frozen=True, slots=True)
class Choice:
    """下拉里的一项。"""

    value: str
    label: str
    is_chosen: bool = False


def region_of(request: Request) -> str:
    """The division code that limits what the reader sees; empty for the whole installation."""
    return str(getattr(cast("Any", request.user), "region", ""))


def home_region(request: Request) -> str:
    """The region whose figures are shown unless another is asked for."""
    found = region_of(request) or request.installation.region
    if not found:
        raise NoRegion(remedy="请系统管理员给您的账户写上地区代码")
    return found


def act(request: Request, *, reason: str = "") -> Act:
    """What the reader does now, in the words of the journal."""
    name = request.user.get_username()
    return Act(by=name, at=request.now, reason=reason.strip(), source=WEB)


def scope(request: Request, year: int | None = None) -> Scope:
    """The region and the cut-off that the address asks for."""
    region = request.GET.get("region") or home_region(request)
    if not region.startswith(queries.prefix(region_of(request))):
        raise OutOfRegion(why=f"您的范围是{region_of(request)}", remedy="请从页面上选择地区")
    asked = _day(request.GET.get("until", ""))
    if year is None:
        year = _year(request, asked)
    if asked and asked.year != year:
        asked = None
    until = cutoff(year, until=asked, today=request.today)
    return Scope(region, organisations.region_name(region), until)


def then(request: Request, scope: Scope) -> date:
    """The earlier day to compare with: as asked, else the last day of the month before."""
    asked = _day(request.GET.get("then", "")) or moving.month_before(scope.until)
    if asked >= scope.until:
        raise NotEarlier(
            why=f"从{asked.isoformat()}到{scope.until.isoformat()}", remedy="请把前一个日期改早"
        )
    return asked


def _year(request: Request, until: date | None) -> int:
    text = request.GET.get("year", "")
    if text.isdecimal() and len(text) == 4:
        return int(text)
    return until.year if until else request.today.year


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotADay(why=f"“{text[:20]}”", remedy="请写成 2026-11-30 这样") from None


def asked(scope: Scope, request: Request) -> dict[str, str]:
    """What a link must carry so that the next page speaks of the same region and day."""
    carried = {"year": str(scope.year), "until": scope.until.isoformat()}
    if scope.region != home_region(request):
        carried["region"] = scope.region
    return carried


def keep_to_own(request: Request, register: Register) -> None:
    """A register that is not kept by region is not changed by those who see only a part."""
    reason = can_write(register, region_of(request), whole=request.installation.region)
    if reason:
        raise SharedRegister(why=reason)


def keep_within(request: Request, register: Register, values: Values) -> None:
    """Nobody writes a record that lies outside what he may see, or that is shared by more."""
    keep_to_own(request, register)
    region = region_of(request)
    if not all(within(register, region, [values], [None])):
        raise OutOfRegion(why=f"您的范围是{region}", remedy="请核对所属地区，或请上级人员登记")


def years(scope: Scope, today: date) -> list[Choice]:
    """This year and the years before it."""
    latest = max(today.year, scope.year)
    return [
        Choice(str(year), f"{year}年", is_chosen=year == scope.year)
        for year in range(latest, latest - YEARS, -1)
    ]


def posted_until(request: Request, year: int) -> date:
    """The cut-off that a form asks for."""
    asked = _day(request.POST.get("until", ""))
    return cutoff(year, until=asked, today=request.today)
