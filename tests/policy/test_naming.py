"""How nodes are called and in what unit."""

from datetime import date

import pytest

from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Number
from kejitong.policy.facts import Sheet
from kejitong.policy.loading import load_rulesets
from kejitong.policy.naming import Names
from kejitong.policy.vocabulary import (
    add,
    at_least,
    choose,
    days_since,
    fact,
    first_known,
    greatest,
    latest,
    least,
    named,
    parameter,
    total,
    years_running,
)

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)
NAMES = Names(Reading(EDITION, Sheet("", {}), DAY))


@pytest.mark.parametrize(
    ("node", "name", "unit"),
    [
        (latest("sales"), "2025年销售收入", "元"),
        (total("sales", years=3), "近3年销售收入合计", "元"),
        (latest("rd_staff") / latest("staff"), "2025年科技人员÷2025年职工总数", "%"),
        (latest("sales") / years_running(3), "2025年销售收入÷近3年中实际经营年数", "元"),
        (add(fact("ip_class1"), fact("ip_class2")), "Ⅰ类知识产权＋Ⅱ类知识产权", "项"),
        (fact("ip_class2") - 1, "Ⅱ类知识产权－1", "项"),
        (greatest(fact("ip_class2"), 0), "Ⅱ类知识产权", "项"),
        (least(fact("ip_class1"), fact("ip_class2")), "Ⅰ类知识产权与Ⅱ类知识产权中的较小者", "项"),
        (days_since("established_on"), "自注册成立日期起的天数", "天"),
        (parameter("hnte.pass_mark"), "创新能力评价合格线", "分"),
        (named("x", "某数", latest("sales"), unit="%"), "某数", "%"),
        (first_known(latest("sales"), 0), "0", "元"),
        (
            choose((at_least(latest("sales"), 0), 1), otherwise=latest("staff")),
            "2025年职工总数",
            "人",
        ),
    ],
)
def test_names_and_units(node: Number, name: str, unit: str) -> None:
    assert (NAMES.name(node), NAMES.unit(node)) == (name, unit)
