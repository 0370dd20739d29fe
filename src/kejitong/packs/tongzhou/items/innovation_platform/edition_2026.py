"""区级创新平台载体认定申请表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Section, Slot, When
from kejitong.packs.national.forms.asking import (
    choice,
    day,
    long_text,
    money,
    number,
    person,
    table,
    text,
)
from kejitong.packs.national.forms.organisation import ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING
from kejitong.packs.tongzhou.documents import cite

CONDITIONS = cite("区级创新平台载体认定条件", "认定条件")
INCUBATING = ("孵化器", "众创空间")
CATEGORIES = ("公共服务平台", "产业技术研究院", "产学研协同创新基地", *INCUBATING, "其他")

BASICS = Section(
    "basics",
    "平台概况",
    (
        text(code="title", label="平台名称", longest=60),
        choice(code="category", label="平台类型", choices=CATEGORIES),
        day(code="opened_on", label="投入运行日期"),
        text(code="place", label="所在地址"),
        number(code="area", label="场地面积", unit="平方米", least=Decimal(0)),
        money(code="invested", label="累计投入", least=Decimal(0)),
        number(code="tenants", label="在孵企业或团队", unit="个", least=Decimal(0),
               when=When("category", INCUBATING)),
    ),
)  # fmt: skip
RUNNING = Section(
    "running",
    "运行情况",
    (
        person(code="head", label="负责人"),
        number(code="staff", label="专职人员", unit="人", least=Decimal(0)),
        number(code="clients", label="近一年服务单位", unit="家", least=Decimal(0)),
        table(
            code="partners", label="共建高校院所", is_required=False, most_rows=10,
            columns=(
                text(code="name", label="名称", longest=120),
                text(code="task", label="合作内容", longest=200),
            ),
        ),
        long_text(code="functions", label="服务功能和主要设备", longest=2000),
        long_text(code="results", label="近一年运行成效", longest=2000),
        long_text(code="goals", label="今后两年的目标", longest=1500),
    ),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, RUNNING, UNDERTAKING),
    slots=(
        Slot(code="licence", label="运营单位营业执照或法人证书", endings=("pdf", "jpg", "png")),
        Slot(code="site", label="场地证明", endings=("pdf", "jpg", "png")),
        Slot(code="equipment", label="主要设备清单", endings=("pdf", "xlsx")),
        Slot(code="rules", label="管理和收费制度"),
        Slot(code="tenants", label="在孵企业或团队名单", endings=("pdf", "xlsx"),
             when=When("category", INCUBATING)),
        Slot(code="agreement", label="共建协议", is_required=False),
    ),
)  # fmt: skip
