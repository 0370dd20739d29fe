"""产学研合作备案表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Section, Slot
from kejitong.packs.national.forms.asking import choice, day, long_text, money, text
from kejitong.packs.national.forms.organisation import ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING

BASICS = Section(
    "basics",
    "合作情况",
    (
        text(code="title", label="合作项目名称", longest=100, help="与合同或协议一致"),
        text(code="institute", label="合作高校或院所", longest=120,
             help="全称或统一社会信用代码；还没有登记的，请先联系经办人登记"),
        choice(code="kind", label="合作方式", choices=(
            "委托开发", "合作开发", "转让", "许可", "技术咨询", "技术服务", "作价入股", "平台共建",
            "其他",
        )),
        day(code="signed_on", label="签订日期"),
        day(code="ends_on", label="合作止日", is_required=False, help="长期合作的不填"),
        money(code="contract_amount", label="合同金额", least=Decimal(0)),
        text(code="registration", label="技术合同登记编号", is_required=False, longest=40,
             help="已经认定登记的填写"),
        long_text(code="work", label="合作内容和要解决的难题", longest=1500),
    ),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, UNDERTAKING),
    slots=(
        Slot(code="contract", label="合同或协议", help="双方签字盖章；涉及商业秘密的金额以外部分可以遮盖"),
    ),
)  # fmt: skip
