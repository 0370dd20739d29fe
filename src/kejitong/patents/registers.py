"""The register of patents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kejitong.kernel.identifiers import patent as numbers
from kejitong.patents.models import Patent, PatentKind
from kejitong.patents.readings import kind_from_number, read_kind, read_number
from kejitong.patents.terms import expires_on
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values


def _kind_problems(values: Values) -> Iterator[tuple[str, str]]:
    stated = values.get("kind")
    known = kind_from_number(str(values.get("application_number") or ""))
    if stated and known and stated != known:
        yield "kind", f"与申请号不符，申请号写明的是{PatentKind(known).label}"
    elif not stated and not known:
        yield "kind", "申请号看不出种类，必须填写"


def _date_problems(values: Values) -> Iterator[tuple[str, str]]:
    filed, granted = values.get("filed_on"), values.get("granted_on")
    number = str(values.get("application_number") or "")
    if filed and filed < FIRST_DAY:
        yield "filed_on", "早于专利法施行的1985年4月1日"
    if filed and numbers.is_shaped(number) and filed.year != numbers.filing_year(number):
        yield "filed_on", f"与申请号不符，申请号写明的是{numbers.filing_year(number)}年"
    if filed and granted and granted < filed:
        yield "granted_on", "早于申请日"
    terminated = values.get("terminated_on")
    if terminated and granted and terminated < granted:
        yield "terminated_on", "早于授权公告日"


def _derived(values: Values) -> Values:
    number = str(values.get("application_number") or "")
    kind = values.get("kind") or kind_from_number(number)
    filed = values.get("filed_on")
    days = values.get("term_extension_days") or 0
    end = expires_on(str(kind), filed, extension_days=days) if kind and filed else None
    return {"kind": kind, "expires_on": end}


FIRST_DAY = date(1985, 4, 1)
"""专利法施行之日，此前没有专利申请。"""

PATENTS = Register(
    slug="patents",
    model=Patent,
    key=("application_number",),
    title="title",
    region="region__code",
    names=("application_number",),
    is_large=True,
    lead="专利申请和授权，一个申请号一条，地区以第一申请人的地址为准。申请量按申请日计，授权量按授权"
    "公告日计，有效指已授权、期限未届满、未终止也未被宣告无效；通过PCT进入的按发明或实用新型计。"
    "没有填写地区的，只有不限地区的人员看得到，也不计入任何地区。",
    columns=(
        Column("application_number", ("专利号", "专利申请号", "申请（专利）号", "申请号/专利号"),
               required=True, listed=True, searched=True, reads=read_number),
        Column("title", ("名称", "发明名称", "专利（申请）名称", "发明创造名称"), required=True,
               listed=True, searched=True),
        Column("kind", ("专利类型", "类型", "种类", "申请类型"), listed=True, filtered=True,
               reads=read_kind, meaning="没有填写时由申请号得出"),
        Column("organisation", ("申请单位", "第一申请人", "专利权人", "企业名称", "单位名称",
                                "第一专利权人"),
               listed=True, searched=True),
        Column("applicants", ("申请人", "全部申请人", "申请（专利权）人名称", "共同申请人"),
               searched=True),
        Column("region", ("地区", "区域", "申请人地区", "所属地区", "所属区镇", "镇街",
                          "申请人所在地区"),
               listed=True, filtered=True),
        Column("filed_on", ("申请日期", "申请时间"), required=True, listed=True, filtered=True),
        Column("granted_on", ("授权日", "授权日期", "授权公告日期", "授权公告时间"), listed=True,
               filtered=True),
        Column("terminated_on", ("终止日", "终止日期", "失效日期"),
               meaning="因欠缴年费、放弃等终止的日期，当天已不再有效"),
        Column("invalidated_on", ("无效日期", "无效宣告日期"), meaning="当天已不再有效"),
        Column("term_extension_days", ("延长天数", "补偿天数", "期限补偿"), unit="天"),
        Column("paid_until_year", ("年费缴至年度", "已缴年度"), meaning="例如5，指第5年度的已缴"),
        Column("is_strategic", ("战略性新兴产业专利", "是否战略性新兴产业"), filtered=True),
        Column("has_overseas_family", ("海外同族", "是否有海外同族"), filtered=True),
        Column("pledge_amount", ("质押金额", "质押融资额"), unit="元", summed=True),
        Column("has_award", ("获奖", "是否获奖"), filtered=True),
    ),
    checks=(_kind_problems, _date_problems),
    derive=_derived,
    order=("-filed_on", "-pk"),
)  # fmt: skip
