"""省科学技术奖提名推荐表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Section, Slot
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
from kejitong.packs.national.forms.people import TITLES, UNDERTAKING

AWARDS = ("江苏省科学技术奖",)

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="成果名称", longest=100),
        choice(code="award", label="奖种", choices=AWARDS,
               help="市级科技进步奖已不再设立；省以下不得自行设立政府科学技术奖"),
        text(code="field", label="学科或行业", longest=60),
        day(code="applied_since", label="整体应用起始日期", help="一般须应用两年以上"),
        day(code="notice_from", label="本单位公示首日"),
        day(code="notice_until", label="本单位公示末日", help="公示不少于七个自然日"),
        text(code="notice_result", label="公示结果", longest=200, help="无异议，或异议处理情况"),
    ),
)  # fmt: skip
CONTENT = Section(
    "content",
    "成果和贡献",
    (
        long_text(code="summary", label="成果简介", longest=2000),
        long_text(code="novelty", label="主要科技创新", longest=4000),
        long_text(code="evaluation", label="客观评价", longest=2000,
                  help="鉴定、验收、检测、查新和同行评价的结论"),
        long_text(code="usage", label="推广应用和效益", longest=2000),
        money(code="new_sales", label="近三年新增销售", least=Decimal(0)),
        money(code="new_tax", label="近三年新增税收", least=Decimal(0)),
        number(code="inventions", label="支撑成果的发明专利", unit="件", least=Decimal(0)),
        table(
            code="people", label="主要完成人", fewest_rows=1, most_rows=11,
            columns=(
                person(code="name", label="姓名"),
                choice(code="title", label="职称", choices=TITLES),
                text(code="employer", label="工作单位", longest=120),
                text(code="part", label="对成果的贡献", longest=200),
            ),
        ),
    ),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, CONTENT, UNDERTAKING),
    slots=(
        Slot(code="form", label="上级平台导出的提名书", help="签字盖章"),
        Slot(code="notice", label="本单位公示证明"),
        Slot(code="rights", label="知识产权和标准规范证明", most_files=10),
        Slot(code="usage", label="应用证明", most_files=10),
        Slot(code="evaluation", label="评价证明", is_required=False, most_files=10),
    ),
)
