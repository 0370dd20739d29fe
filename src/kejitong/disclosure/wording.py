"""The words of a notice: its title and its opening, drawn up for the officer to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kejitong.catalogue.items import ServiceItem
from kejitong.disclosure.states import PUBLISH, sources_of
from kejitong.kernel.phrasing import chinese_number

if TYPE_CHECKING:
    from kejitong.calls.models import Call
    from kejitong.disclosure.models import PublicNotice

_VERBS: Final = {"核定": "拟兑付"}


def title(call: Call, item: ServiceItem, *, ordinal: int = 1) -> str:
    """关于某批次拟立项名单的公示。"""
    again = f"（第{chinese_number(ordinal)}次公示）" if ordinal > 1 else ""
    return f"关于{named(call, item)}名单的公示{again}"


def named(call: Call, item: ServiceItem) -> str:
    """批次名称接着拟怎样：末尾已经有“认定”“立项”的不再重复。"""
    word = proposed(item)
    return f"{call.name.removesuffix(word.removeprefix('拟'))}{word}"


def lead(call: Call, item: ServiceItem, *, after: PublicNotice | None = None) -> str:
    """开头的一段；再次公示的写明接着哪一份。"""
    basis = f"根据{item.notice.basis}" if item.notice else ""
    if after is not None:
        return (
            f"{basis}，《{after.title}》（{after.number}）公示期间收到的异议已经办结，"
            "名单有变更，现将变更后的名单再次公示。"
        )
    return f"{basis}，经申报、审查和集体研究，确定了{named(call, item)}名单，现予公示。"


def proposed(item: ServiceItem) -> str:
    """公示之前的状态怎么叫：拟立项、拟认定、拟兑付。"""
    sources = sources_of(PUBLISH)
    labels = [state.label for state in item.lifecycle.states if state.code in sources]
    word = labels[0].partition("，")[0].removeprefix("已") if labels else ""
    return _VERBS.get(word, word)
