"""演示区的人：每种角色有账户，口令写在演示的登录页上。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kejitong.accounts import actions, queries
from kejitong.demo.ground import DISTRICT, Ground
from kejitong.demo.layers.places import TOWNSHIPS

PASSWORD: Final = "open-district-2026"  # noqa: S105  shown on the sign-in page of demonstrations


@dataclass(frozen=True, slots=True)
class Account:
    """一个演示账户；`label` 是说给人听的身份。"""

    username: str
    label: str
    full_name: str
    role: str
    region: str = DISTRICT
    department: str = ""
    password: str = PASSWORD


ACCOUNTS: Final = (
    Account("officer", "经办人", "周示", "officer", department="计划与高新科"),
    Account("clerk", "经办人", "吴范", "officer", department="综合科"),
    Account("township", "镇（街道）经办人", "郑演", "officer", TOWNSHIPS[0].code,
            TOWNSHIPS[0].name),
    Account("leader", "局领导", "王示", "leader", department="局领导"),
    Account("auditor", "审计员", "冯演", "auditor", department="办公室"),
    Account("administrator", "系统管理员", "陈范", "administrator", department="办公室"),
    Account("applicant", "申报单位管理员、填报人", "沈示", "applicant", ""),
    Account("signatory", "同一单位的签发人", "韩演", "applicant", ""),
    Account("colleague", "同一单位的另一填报人", "杨范", "applicant", ""),
    Account("rival", "另一申报单位", "朱示", "applicant", ""),
    Account("expert1", "评审专家", "秦示", "expert", ""),
    Account("expert2", "评审专家", "许演", "expert", ""),
    Account("expert3", "评审专家", "何范", "expert", ""),
    Account("expert4", "评审专家", "吕例", "expert", ""),
    Account("expert5", "财务评审专家", "张样", "expert", ""),
)  # fmt: skip
OTHERS: Final = Account("others", "其他申报单位", "示范填报人", "applicant", "")
"""Fills in for all other enterprises; nobody is shown how to sign in as this one."""


def open_accounts(ground: Ground) -> None:
    """开出全部演示账户。"""
    for account in (*ACCOUNTS, OTHERS):
        person = queries.person(
            username=account.username, full_name=account.full_name, role=account.role,
            region=account.region, department=account.department,
        )  # fmt: skip
        actions.open_account(person, password=account.password, act=ground.act)
