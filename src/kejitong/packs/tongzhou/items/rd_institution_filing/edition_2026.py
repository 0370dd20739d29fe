"""企业研发机构备案表，二〇二六年版。"""

from __future__ import annotations

from datetime import date

from kejitong.catalogue.fields import Edition, Section
from kejitong.packs.national.forms import institution
from kejitong.packs.national.forms.asking import choice, day, person, text
from kejitong.packs.national.forms.organisation import ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING

BASICS = Section(
    "basics",
    "机构概况",
    (
        text(code="title", label="研发机构名称", longest=60),
        choice(code="kind", label="机构类型", choices=(
            "工程技术研究中心", "企业技术中心", "工程研究中心（实验室）", "重点实验室", "企业研究院",
            "院士、博士后或研究生工作站", "其他研发机构",
        )),
        day(code="founded_on", label="设立日期"),
        person(code="head", label="机构负责人"),
        text(code="place", label="所在地址"),
    ),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, institution.SIX, UNDERTAKING),
    slots=institution.SLOTS,
)
