"""What an invented enterprise writes into a form: the item's example in its own words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any, Final

from kejitong.catalogue import answering, service_items
from kejitong.catalogue.fields import Edition, Field, Shape
from kejitong.catalogue.items import ServiceItem
from kejitong.demo import naming
from kejitong.demo.naming import Industry
from kejitong.kernel.identifiers import id_card

Filled = dict[str, dict[str, Any]]
_HALVES: Final = (
    "{thing}在{place}使用时{trouble}", "客户反映{thing}{trouble}", "出口的{thing}{trouble}",
    "与进口产品相比，{thing}{trouble}", "批量生产{thing}时{trouble}",
)  # fmt: skip
_TROUBLES: Final = (
    "尺寸不稳定", "返修率偏高", "能耗比同行高一成", "寿命只有同类产品的七成", "一致性差，分选工时多",
    "耐候性不够", "装配间隙难以保证", "检测靠人工，漏检时有发生",
)  # fmt: skip
_PLACES: Final = ("高湿环境", "低温环境", "连续运行工况", "海上", "高粉尘车间", "户外")
_MEANS: Final = (
    "重新设计{thing}的结构并用仿真筛选方案", "改进{thing}的配方和热处理制度", "为{thing}开发在线检测装置",
    "用伺服控制替代{thing}的人工调节", "建立{thing}的疲劳试验方法", "把{thing}的工序由七道合为四道",
    "在{thing}上引入自适应补偿", "为{thing}编制工艺数据库",
)  # fmt: skip
_ENDS: Final = (
    "已完成样机一台，连续运行{number}小时", "计划用{number}个月完成中试", "预计成本下降{number}个百分点",
    "已与{number}家客户约定试用", "第三方检测合格率提高到九成{number}", "前期投入{number}万元",
    "工程师{number}人专职参加", "已积累{number}组试验数据",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """一家企业的说法：它的产业、随机数，和第几件（用来编负责人的号码）。"""

    industry: Industry
    chance: Random
    serial: int

    def sentence(self) -> str:
        """一句：毛病、办法或进展。"""
        words = {
            "thing": self.chance.choice(self.industry.things),
            "place": self.chance.choice(_PLACES), "trouble": self.chance.choice(_TROUBLES),
            "number": self.chance.randint(2, 48),
        }  # fmt: skip
        return self.chance.choice((*_HALVES, *_MEANS, *_ENDS)).format(**words)

    def paragraph(self) -> str:
        """几句话一段。"""
        return "；".join(dict.fromkeys(self.sentence() for _ in range(4))) + "。"

    def person_number(self) -> str:
        """编的身份证号：校验位对，出生年份是十九世纪的，不会是任何人。"""
        first = f"32010018{80 + self.serial % 20}0{1 + self.serial % 9}1{self.serial % 10}"
        body = f"{first}{self.serial:03d}"
        return body + id_card.check_digit(body)


def answers(item: ServiceItem, voice: Voice, *, category: str = "") -> Filled:
    """这个事项的样例，换上自己的名称、负责人、正文和金额。"""
    filled = {code: dict(raw) for code, raw in service_items.example(item.code).items()}
    edition = item.editions[-1]
    own = _own_words(item, edition, voice, category)
    factor = voice.chance.choice((Decimal("0.5"), Decimal("0.75"), Decimal(1), Decimal("1.25")))
    for section in edition.sections:
        raw = filled.setdefault(section.code, {})
        for field in section.fields:
            if field.code in own:
                raw[field.code] = own[field.code]
            elif field.shape is Shape.TABLE and field.summed and field.code in raw:
                raw[field.code] = _scaled(field, raw[field.code], factor)
    return filled


def _own_words(item: ServiceItem, edition: Edition, voice: Voice, category: str) -> dict[str, Any]:
    own: dict[str, Any] = {code: voice.paragraph() for code in item.similar}
    longest = edition.field("title").longest or 200
    own["title"] = naming.project(voice.chance, voice.industry)[:longest]
    if category:
        own["category"] = category
    if item.lead:
        own[item.lead] = naming.person(voice.chance)
    if item.quota.lead_field:
        own[item.quota.lead_field] = voice.person_number()
    return own


def _scaled(field: Field, rows: list[dict[str, str]], factor: Decimal) -> list[dict[str, str]]:
    """Every amount of a summed table times the same factor: what balanced still balances."""
    summed = {column.code for column in field.columns if column.summed}
    return [
        {code: _times(text, factor) if code in summed else text for code, text in row.items()}
        for row in rows
    ]


def _times(text: str, factor: Decimal) -> str:
    return format((Decimal(text) * factor).normalize(), "f")


def without_known(edition: Edition, filled: Filled, known: Mapping[str, Any]) -> Filled:
    """登记册已经带出的不再填；固定行的表格只补空着的格子。"""
    fields = {field.code: field for field in edition.fields}
    return {
        section: {
            code: _merged(fields[code], value, known.get(code))
            for code, value in raw.items()
            if fields[code].shape is Shape.TABLE or not (fields[code].prefill and known.get(code))
        }
        for section, raw in filled.items()
    }


def _merged(field: Field, typed: Any, held: Any) -> Any:
    if field.shape is not Shape.TABLE or not field.rows or not held:
        return typed
    return [
        {
            column.code: answering.typed(column, row.get(column.code, ""))
            or mine.get(column.code, "")
            for column in field.columns
        }
        for row, mine in zip(held, typed, strict=True)
    ]
