"""Reading facts that people typed: names, years and values checked, with a sentence for each
problem that names the place and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise

from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.policy.facts import Fact, Key, Shape, Sheet, Value
from kejitong.policy.rules import Edition

YES = {"true", "是", "有", "1", "1.0", "yes"}
NO = {"false", "否", "无", "0", "0.0", "no"}
_DATE = re.compile(
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$|^(\d{4})(\d{2})(\d{2})$"
)
_WAN = re.compile(r"万|_wan(?:_|$)")
_YEAR = re.compile(r"^(19|20)\d{2}$")
_BOUNDARIES = 13
_MOST_DIGITS = 24
_TOO_LARGE = Decimal(10) ** 15


class BadFacts(Invalid):
    """填报的事实有误，没有判断。"""


class Misread(Refused):
    """这个值读不出来。"""


def read_facts(
    edition: Edition,
    raw: Mapping[str, object],
    *,
    day: date,
    name: str = "",
    sources: Mapping[Key, str] | None = None,
) -> Sheet:
    """读一家企业的事实；有问题的全部列出，一次改完。"""
    values: dict[Key, Value] = {}
    problems: list[Problem] = []
    if not raw:
        problems.append(Problem(None, "facts", "", "没有任何事实，请至少填写一项"))
    for given, content in raw.items():
        fact = edition.fact(given)
        if fact is None:
            problems.append(Problem(None, given, "", unknown_name(edition, given)))
            continue
        for year, value in _by_year(fact, content, day):
            try:
                key, read = _entry(fact, year, value, day=day)
            except Misread as misread:
                place = fact.name if year is None else f"{fact.name} {year}年"
                problems.append(Problem(None, place, _spelling(value), misread.why))
                continue
            if read is not None:
                values[key] = read
    if problems:
        raise BadFacts(problems=tuple(problems))
    return Sheet(name, values, sources or {})


def read_change(edition: Edition, text: str, *, day: date) -> tuple[Key, Value]:
    """读一条假设：`名称=值` 或 `名称:年度=值`。"""
    place, _, value = text.partition("=")
    given, _, year = place.partition(":")
    fact = edition.fact(given.strip())
    if fact is None:
        said = unknown_name(edition, given.strip())
        raise BadFacts(problems=(Problem(None, given.strip(), "", said),))
    try:
        key, read = _entry(fact, year.strip() or None, value.strip(), day=day)
    except Misread as misread:
        raise BadFacts(problems=(Problem(None, place, value, misread.why),)) from None
    if read is None:
        said = "没有写明改成多少，请写成 名称=值 或 名称:年度=值"
        raise BadFacts(problems=(Problem(None, place, "", said),))
    return key, read


def unknown_name(edition: Edition, given: str, *, year: str = "") -> str:
    """认不得的名称怎么说；表的列名可以带年度。"""
    if _WAN.search(given.lower()):
        return "以万元计；金额一律用元，请乘以10000，并把名称改为事实清单里的名称"
    names = [fact.name for fact in edition.facts]
    near = get_close_matches(given, names, n=1)
    labels = {fact.label: fact.name for fact in edition.facts}
    suggestion = labels.get(given) or (near[0] if near else "")
    fact = edition.fact(suggestion)
    if fact is not None and fact.shape.by_year and year:
        suggestion = f"{suggestion}_{year}"
    hint = f"是否要写 {suggestion}" if suggestion else "请用 kejitong rules facts 查看事实清单"
    return f"不是本规则的事实名称，{hint}"


def read_value(fact: Fact, value: object) -> Value | None:
    """读一个值；空的是没有填。"""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if fact.shape is Shape.DATE:
        return _date(value)
    if fact.shape is Shape.FLAG:
        return _flag(value)
    if fact.shape is Shape.TEXT:
        return str(value).strip()
    if fact.shape is Shape.TALLY and _spelling(value).lower() in {"true", "false", "是", "否"}:
        return Fraction(_flag(value))
    return _number(fact, value)


def check_year(year: int, *, day: date) -> None:
    """年度不能在评判之日以后。"""
    if year > day.year:
        raise Misread(why=f"是{day.year}年以后的年度，请核对年度或评判日期")


def _by_year(fact: Fact, content: object, day: date) -> Iterator[tuple[str | None, object]]:
    if isinstance(content, Mapping):
        yield from ((str(year), value) for year, value in content.items())
    else:
        yield None, content


def _entry(fact: Fact, year: str | None, value: object, *, day: date) -> tuple[Key, Value | None]:
    if year is None:
        default = day.year - 1 if fact.shape.by_year else None
        return (fact.name, default), _content(fact, value)
    if not fact.shape.by_year:
        raise Misread(why="不分年度，请直接填一个值")
    if not _YEAR.match(year):
        raise Misread(why="年度应写四位数字，如 2025")
    check_year(int(year), day=day)
    return (fact.name, int(year)), _content(fact, value)


def _content(fact: Fact, value: object) -> Value | None:
    if isinstance(value, list):
        if fact.shape is not Shape.HEADCOUNT:
            raise Misread(why="只填一个值，不填一串")
        return _average(fact, value)
    return read_value(fact, value)


def _average(fact: Fact, boundaries: list[object]) -> Fraction | None:
    """月平均＝（月初＋月末）÷2；全年月平均＝各月平均之和÷经营月数；开业前的月份填 null。"""
    if len(boundaries) != _BOUNDARIES:
        raise Misread(
            why=f"应是十三个月初月末人数，现有{len(boundaries)}个，请补齐（开业前填 null）"
        )
    counts = [read_value(fact, each) for each in boundaries]
    months = [
        (first + last) / 2
        for first, last in pairwise(counts)
        if isinstance(first, Fraction) and isinstance(last, Fraction)
    ]
    return sum(months, Fraction(0)) / len(months) if months else None


def _number(fact: Fact, value: object) -> Fraction:
    text = _spelling(value).replace(",", "").replace("，", "")
    if "万" in text or "亿" in text:
        raise Misread(why="不要带单位；金额一律用元，请换算成元后填数字，如 50000000")
    try:
        exact = Decimal(text)
    except InvalidOperation:
        raise Misread(why="不是数字，请填数字，如 120 或 50000000") from None
    if not exact.is_finite():
        raise Misread(why="不是有效的数（空缺请留空），请填数字或留空")
    if exact < 0 and not fact.may_be_negative:
        raise Misread(why="不能是负数，请核对")
    if abs(exact) >= _TOO_LARGE or len(exact.as_tuple().digits) > _MOST_DIGITS:
        raise Misread(why="数字过大或位数过多，请核对单位是否为元")
    if fact.is_whole and exact != exact.to_integral_value():
        raise Misread(why="应是整数，请核对")
    return Fraction(exact)


def _date(value: object) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    written = _DATE.match(_spelling(value))
    try:
        if written:
            return date(*(int(part) for part in written.groups() if part))
    except ValueError:
        pass
    raise Misread(why="不是日期，请写成 2020-05-01")


def _flag(value: object) -> bool:
    text = _spelling(value).lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise Misread(why="应填 true 或 false")


def _spelling(value: object) -> str:
    return repr(value) if isinstance(value, float) else str(value).strip()
