"""The headings of a table: which column is which fact of which year, and which names the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kejitong.kernel.refusals import Problem
from kejitong.policy.facts import Key, spelled
from kejitong.policy.reading import Misread, check_year, unknown_name
from kejitong.policy.rules import Edition

IDENTITY = frozenset(
    [
        "id",
        "name",
        "code",
        "uscc",
        "enterprise",
        "enterprise_id",
        "organisation",
        "organisation_id",
        "row",
        "region",
        "township",
        "industry",
        "序号",
        "名称",
        "企业名称",
        "单位名称",
        "统一社会信用代码",
        "镇街",
        "行业",
        "地区",
    ]
)
_COLUMN = re.compile(r"^(.+?)_((?:19|20)\d{2})$")
_TWICE = re.compile(r"^(.+)_duplicated_\d+$")
"""How a reader of text names a column whose heading stands there already."""


def headings(
    edition: Edition, names: Sequence[str], *, day: date
) -> tuple[dict[str, Key], list[Problem]]:
    """每一列是哪项事实、哪个年度；认不得的列怎么改。"""
    keys: dict[str, Key] = {}
    problems: list[Problem] = []
    taken: dict[Key, str] = {}
    for name in names:
        if name in IDENTITY:
            continue
        twice = _TWICE.match(name)
        if twice and twice[1] in names:
            said = "有两列同名，请删去一列，或改用不同的列名"
            problems.append(Problem(None, f"列“{twice[1]}”", "", said))
            continue
        try:
            key = _key(edition, name, day)
        except Misread as misread:
            problems.append(Problem(None, f"列“{name}”", "", misread.why))
            continue
        if key in taken:
            said = f"与列“{taken[key]}”同为{spelled(key)}，请只留一列"
            problems.append(Problem(None, f"列“{name}”", "", said))
        keys[name] = key
        taken[key] = name
    if not keys and not problems:
        problems.append(Problem(None, "表头", "", "没有一列事实，请按事实清单补上列名"))
    return keys, problems


def _key(edition: Edition, name: str, day: date) -> Key:
    fact = edition.fact(name)
    if fact is not None:
        return name, day.year - 1 if fact.shape.by_year else None
    found = _COLUMN.match(name)
    fact = edition.fact(found[1]) if found else None
    if found is None or fact is None:
        stem, year = (found[1], found[2]) if found else (name, "")
        raise Misread(why=unknown_name(edition, stem, year=year))
    if not fact.shape.by_year:
        raise Misread(why=f"不分年度，请把列名改为 {fact.name}")
    check_year(int(found[2]), day=day)
    return fact.name, int(found[2])
