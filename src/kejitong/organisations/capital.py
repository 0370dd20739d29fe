"""Registered capital as business registers print it: `50(万元人民币)`, `2万人民币`, `100(万美元)`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from kejitong.kernel.money import to_fen
from kejitong.workbooks import cells

_FOREIGN: Final = (
    "美元", "欧元", "日元", "港元", "港币", "英镑", "新加坡元", "韩元", "台币", "澳元", "加元",
    "加拿大元", "澳大利亚元", "法郎", "德国马克",
)  # fmt: skip
_REMEDY: Final = "只保留原文；请另填“注册资本”（元）"


@dataclass(frozen=True, slots=True)
class Capital:
    """读出的人民币金额（元），和不能读成人民币金额时的提醒。"""

    yuan: Decimal | None = None
    doubt: str = ""


@lru_cache(maxsize=4096)
def read(text: str) -> Capital:
    """读注册资本的原文；外币不折算，没写单位的不猜。"""
    amount, problem = cells.parse_money(text)
    if not problem:
        if amount and not any(unit in text for unit in ("元", "万", "亿", "人民币")):
            return Capital(doubt=f"没有写明单位，{_REMEDY}")
        return Capital(None if amount is None else to_fen(amount))
    currency = next((name for name in _FOREIGN if name in text), "")
    if currency:
        return Capital(doubt=f"币种为{currency}，不折算成人民币，只保留原文")
    return Capital(doubt=f"认不出金额，{_REMEDY}")
