"""研发机构的六项核对和规模，各种研发机构事项共用；与研发机构登记册的栏目一一对应。"""

from __future__ import annotations

from decimal import Decimal

from kejitong.catalogue.fields import Section, Slot
from kejitong.packs.national.forms.asking import long_text, money, number, yes_no

POINTS = (
    ("has_site", "有场所"), ("has_staff", "有人员"), ("has_equipment", "有设备"),
    ("has_funding", "有经费"), ("has_projects", "有项目"), ("has_rules", "有制度"),
)  # fmt: skip
_SIZES = (("area", "area"), ("rd_staff", "centre_staff"), ("equipment_value", "equipment_value"),
          ("invested", "invested"))  # fmt: skip

SIX = Section(
    "six",
    "“六有”核对",
    (
        *(yes_no(code=code, label=label) for code, label in POINTS),
        number(code="area", label="独立研发场地面积", unit="平方米", least=Decimal(0)),
        number(code="centre_staff", label="专职研发人员", unit="人", least=Decimal(0)),
        money(code="equipment_value", label="研发设备原值", least=Decimal(0)),
        money(code="invested", label="近一年建设和研发投入", least=Decimal(0)),
        long_text(code="direction", label="研究方向和主要工作", longest=2000),
    ),
    "逐项据实填写；现场会核对。",
)  # fmt: skip
SIX_VALUES = (
    *((code, f"field:{code}") for code, _ in POINTS),
    *((column, f"field:{code}") for column, code in _SIZES),
)
"""写进研发机构登记册的栏目。"""

SLOTS = (
    Slot(code="site", label="研发场地证明", help="房产证或租赁合同，附平面图", endings=("pdf", "jpg", "png")),
    Slot(code="people", label="专职研发人员名单", help="附劳动合同或社会保险缴纳证明", endings=("pdf", "xlsx")),
    Slot(code="equipment", label="研发设备清单", help="名称、型号、原值、购置日期", endings=("pdf", "xlsx")),
    Slot(code="rules", label="研发管理制度"),
)  # fmt: skip
