"""填好的样例，人名、号码和数字都是编的：测试、演示和办事指南里的样表用它。

一节一个字典，和网页提交的一样：金额按栏目的单位写，表格一行一个字典。
"""

from __future__ import annotations

from typing import Any, Final

from kejitong.packs.national.forms.budget import DIRECT, GRANT, INDIRECT, OWN
from kejitong.packs.national.forms.people import PROMISE

Filled = dict[str, Any]
_DEMO_USCC: Final = "91320612DEM000014B"

ORGANISATION: Final[Filled] = {
    "organisation_name": "示例科技有限公司", "uscc": _DEMO_USCC, "organisation_kind": "企业",
    "address": "示例路1号", "legal_representative": "赵示例", "contact_name": "钱示例",
    "contact_phone": "0513-00000000", "contact_email": "contact@example.com",
}  # fmt: skip
PAID_ORGANISATION: Final[Filled] = {
    **ORGANISATION, "bank_name": "示例银行示例支行", "bank_account": "0000 0000 0000 0000 001",
}  # fmt: skip
FIGURES: Final[Filled] = {
    "years": [
        {"revenue": "8600", "profit": "910", "tax": "352.5", "rd_expense": "430"},
        {"revenue": "7800", "profit": "800", "tax": "310", "rd_expense": "365"},
        {"revenue": "7100", "profit": "690", "tax": "288.6", "rd_expense": "320"},
    ],
    "staff": "120", "rd_staff": "26", "certificate_number": "",
}  # fmt: skip
PEOPLE: Final[Filled] = {
    "lead_name": "孙示例", "lead_id_card": "110101198503070013", "lead_born_on": "1985-03-07",
    "lead_education": "硕士", "lead_title": "副高级", "lead_phone": "13800000000",
    "members": [
        {"name": "李示例", "employer": "示例科技有限公司", "title": "中级", "task": "方案设计",
         "months": "6"},
        {"name": "周示例", "employer": "示例科技有限公司", "title": "初级", "task": "试制和检测",
         "months": "8"},
    ],
}  # fmt: skip
UNDERTAKING: Final[Filled] = {"promise": PROMISE}

SIX: Final[Filled] = {
    "has_site": "是", "has_staff": "是", "has_equipment": "是", "has_funding": "是",
    "has_projects": "是", "has_rules": "是", "area": "860", "centre_staff": "24",
    "equipment_value": "620", "invested": "560",
    "direction": "围绕主导产品开展材料配方、成形工艺和在线检测的研究，承担客户联合开发任务。",
}  # fmt: skip


def budget(grant: int, own: int) -> Filled:
    """一份平衡的预算：区拨款和自筹各多少万元；拨款四成买设备，其余三项和间接费用分摊。"""
    sources = [{"amount": str({GRANT: grant, OWN: own}.get(row, 0)), "note": ""} for row in
               (GRANT, "上级拨款", OWN, "银行贷款", "其他来源")]  # fmt: skip
    special, raised = _split(grant), _split(own)
    spending = [
        {"special": str(one), "own": str(other), "purpose": f"用于{row}"}
        for row, one, other in zip((*DIRECT, *INDIRECT), special, raised, strict=True)
    ]
    return {"sources": sources, "spending": spending}


def _split(whole: int) -> list[int]:
    """In whole units over the seven lines: equipment, materials, travel, labour, other, indirect."""
    equipment, travel, labour = whole * 4 // 10, whole // 20, whole // 10
    management, performance = whole // 20, whole // 20
    materials = whole - equipment - travel - labour - management - performance
    return [equipment, materials, travel, labour, 0, management, performance]
