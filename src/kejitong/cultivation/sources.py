"""Where each fact of the rules comes from: fact name to register and column, declared once.

A fact that stands here neither as recorded nor as assumed is asked of the officer.
"""

from __future__ import annotations

from dataclasses import dataclass

from kejitong.recognitions.choices import CertificateKind
from kejitong.registers.choices import Level


@dataclass(frozen=True, slots=True)
class Own:
    """单位登记册的一个栏目。"""

    column: str


@dataclass(frozen=True, slots=True)
class Sector:
    """由单位的行业代码得出的划型行业。"""


@dataclass(frozen=True, slots=True)
class Located:
    """属地在本区。"""


@dataclass(frozen=True, slots=True)
class Yearly:
    """年度数据的一个栏目，减去另一个栏目（可空）。"""

    column: str
    less: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """要读的栏目。"""
        return (self.column, self.less) if self.less else (self.column,)


@dataclass(frozen=True, slots=True)
class Latest:
    """年度数据里最近一次填写的文字。"""

    column: str


@dataclass(frozen=True, slots=True)
class Patents:
    """当天有效、以本单位为第一申请单位的专利件数。"""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """当天有没有这些种类的有效证书。"""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasInstitution:
    """当天有没有这些层级的研发机构。"""

    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """最近登记的研发机构的一个栏目。"""

    column: str


@dataclass(frozen=True, slots=True)
class Assumed:
    """没有登记册可查，先这样计，须向单位核实。"""

    value: bool | int


Source = (
    Own
    | Sector
    | Located
    | Yearly
    | Latest
    | Patents
    | Holds
    | HasInstitution
    | Institution
    | Assumed
)

_REVENUE, _INVENTIONS = Yearly("revenue"), Patents(("invention",))
_HTE = Holds((CertificateKind.HIGH_TECH_ENTERPRISE.value,))

SOURCES: dict[str, Source] = {
    "established_on": Own("established_on"),
    "industry_kind": Sector(),
    "is_local": Located(),
    "sales": _REVENUE,
    "operating_income": _REVENUE,
    "total_income": Yearly("total_income"),
    "hightech_income": Yearly("hightech_income"),
    "total_cost": Yearly("total_cost"),
    "total_assets": Yearly("total_assets"),
    "net_assets": Yearly("net_assets"),
    "total_liabilities": Yearly("total_assets", less="net_assets"),
    "rd_expense": Yearly("rd_expense"),
    "rd_expense_domestic": Yearly("rd_expense_domestic"),
    "staff": Yearly("staff"),
    "rd_staff": Yearly("rd_staff"),
    "conversions": Yearly("conversions"),
    "field_code": Latest("field_code"),
    "ip_class1": _INVENTIONS,
    "inventions": _INVENTIONS,
    "ip_class2": Patents(("utility", "design")),
    "ip_self_developed": Patents(("invention", "utility", "design")),
    "has_valid_hnte": _HTE,
    "has_prior_title": Holds((CertificateKind.TECH_SME.value,)),
    "has_provincial_rd_institution": HasInstitution((Level.NATIONAL.value, Level.PROVINCIAL.value)),
    "rd_area": Institution("area"),
    "full_time_rd_staff": Institution("rd_staff"),
    "equipment_value": Institution("equipment_value"),
    "new_investment": Institution("invested"),
    "has_premises": Institution("has_site"),
    "has_people": Institution("has_staff"),
    "has_equipment": Institution("has_equipment"),
    "has_funds": Institution("has_funding"),
    "has_projects": Institution("has_projects"),
    "has_rules": Institution("has_rules"),
    "has_incident": Assumed(value=False),
    "is_listed_abnormal": Assumed(value=False),
    "national_award_rank": Assumed(value=0),
    "led_standard": Assumed(value=False),
}
