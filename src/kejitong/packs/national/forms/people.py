"""项目负责人、成员，和单位的承诺。"""

from __future__ import annotations

from kejitong.catalogue.fields import Section
from kejitong.packs.national.forms.asking import (
    choice,
    day,
    id_card,
    number,
    person,
    phone,
    table,
    text,
)

EDUCATION = ("博士", "硕士", "本科", "大专及以下")
TITLES = ("正高级", "副高级", "中级", "初级", "无")

PEOPLE = Section(
    "people",
    "负责人和成员",
    (
        person(code="lead_name", label="项目负责人", help="须为申报单位在职人员"),
        id_card(code="lead_id_card", label="负责人身份证号", help="只用于限项和诚信核查，不对外公开"),
        day(code="lead_born_on", label="出生日期"),
        choice(code="lead_education", label="学历", choices=EDUCATION),
        choice(code="lead_title", label="职称", choices=TITLES),
        phone(code="lead_phone", label="负责人手机"),
        table(
            code="members", label="项目组主要成员", fewest_rows=1, most_rows=20,
            columns=(
                person(code="name", label="姓名"),
                text(code="employer", label="工作单位", longest=120),
                choice(code="title", label="职称", choices=TITLES),
                text(code="task", label="分工", longest=100),
                number(code="months", label="每年投入", unit="月"),
            ),
        ),
    ),
)  # fmt: skip

PROMISE = "我单位承诺所填内容和所附材料真实、准确、完整，无重复申报，无科研失信行为，愿承担相应责任"

UNDERTAKING = Section(
    "undertaking",
    "信用承诺",
    (choice(code="promise", label="单位承诺", choices=(PROMISE,)),),
    "签发前请由签发人本人确认。",
)  # fmt: skip
