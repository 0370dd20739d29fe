"""The registers of organisations and of their other names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from kejitong.organisations import capital, readings
from kejitong.organisations.choices import NameKind
from kejitong.organisations.initials import initials
from kejitong.organisations.models import Organisation, OrganisationName
from kejitong.registers.columns import Column
from kejitong.registers.queries import chunks
from kejitong.registers.register import Register, Values


def also_named(names: Collection[str]) -> Mapping[str, int]:
    """按规范写法的名称和另外的名称找单位；同一叫法指两个单位的不认。"""
    asked = {readings.canonical_name(name): name for name in names}
    found: dict[str, set[int]] = {}
    for part in chunks([*asked]):
        own = Organisation.objects.filter(retired_at=None, name__in=part)
        other = OrganisationName.objects.filter(
            retired_at=None, organisation__retired_at=None, name__in=part
        )
        for name, pk in (
            *own.values_list("name", "pk"),
            *other.values_list("name", "organisation_id"),
        ):
            found.setdefault(asked[name], set()).add(pk)
    return {name: min(pks) for name, pks in found.items() if len(pks) == 1}


def _derived(values: Values) -> Values:
    stated = values.get("registered_capital")
    written = str(values.get("registered_capital_text") or "")
    return {
        "initials": initials(str(values.get("name") or "")),
        "kind": values.get("kind") or readings.kind_from_uscc(str(values.get("uscc") or "")),
        "registered_capital": stated if stated is not None else capital.read(written).yuan,
    }


def _date_problems(values: Values) -> Iterator[tuple[str, str]]:
    began, ended = values.get("established_on"), values.get("ended_on")
    if began and ended and ended < began:
        yield "ended_on", "早于成立日期"


def _capital_problems(values: Values) -> Iterator[tuple[str, str]]:
    stated, text = values.get("registered_capital"), values.get("registered_capital_text")
    if stated is None:
        return
    if stated < 0:
        yield "registered_capital", "不能为负数"
    written = capital.read(str(text)).yuan if text else None
    if written is not None and written != stated:
        yield "registered_capital", "与注册资本原文不一致，请一并更正"


def _period_problems(values: Values) -> Iterator[tuple[str, str]]:
    since, until = values.get("since"), values.get("until")
    if since and until and until <= since:
        yield "until", "应晚于起用日期"


def _formerly(pk: int, name: str, until: date) -> Values:
    return {"organisation": pk, "name": name, "kind": NameKind.FORMER, "until": until}


ORGANISATIONS = Register(
    slug="organisations",
    model=Organisation,
    key=("uscc",),
    title="name",
    region="region__code",
    names=("uscc", "name"),
    other_names="other_names__name",
    formerly=_formerly,
    shortened=initials,
    is_large=True,
    is_open_unplaced=True,
    also_named=also_named,
    lead="企业、高校、院所、机关和其他单位，一个统一社会信用代码一条；改名、迁址后更正原条目，改名时"
    "旧名称一并记入“单位别名”。属地填镇（街道）或县（市、区），没有填写的（外地的"
    "高校院所）谁都可以搜到、打开，列在表里和更正的只有不限地区的人员。",
    columns=(
        Column("name", ("企业名称", "名称", "单位", "单位全称", "企业", "公司名称", "机构名称",
                        "单位详细名称", "企业全称"),
               required=True, listed=True, searched=True, reads=readings.read_name),
        Column("uscc", ("信用代码", "社会信用代码", "统一信用代码", "统一代码", "信用代码证号",
                        "统一社会信用代码（注册号）"),
               required=True, listed=True, searched=True, reads=readings.read_uscc,
               warns=readings.uscc_doubt),
        Column("uscc_reason", ("代码保留理由",), meaning="代码校验不符或为旧注册号时，写明依据"),
        Column("kind", ("企业类型", "类型", "单位性质", "机构类型"), listed=True, filtered=True,
               reads=readings.read_kind, meaning="没有填写时由信用代码的前两位得出"),
        Column("region", ("镇（街道）", "镇街", "所在镇（街道）", "所属镇（街、园区）",
                          "所属镇街", "所属区镇", "所属园区", "行政区划", "区划代码",
                          "所属县（市、区）"),
               listed=True, filtered=True),
        Column("industry", ("行业", "国民经济行业代码", "所属行业代码", "行业小类", "行业代码2017"),
               listed=True, filtered=True, reads=readings.read_industry),
        Column("tags", ("产业", "所属产业", "标签", "产业领域"), listed=True, searched=True),
        Column("established_on", ("注册日期", "成立时间", "设立日期", "注册时间")),
        Column("registered_capital", ("注册资本金", "注册资本额"),
               unit="元", summed=True),
        Column("registered_capital_text", ("注册资金", "注册资本（含币种）"),
               reads=readings.read_capital_text, warns=readings.capital_doubt,
               meaning="登记机关的写法，例如“50(万元人民币)”；外币照录，不折算"),
        Column("business_scope", ("主营业务", "主要产品", "营业范围")),
        Column("address", ("地址", "住所", "单位地址", "企业地址", "通讯地址")),
        Column("legal_representative", ("法人", "法人代表", "法定代表", "负责人")),
        Column("ended_on", ("注销时间", "吊销日期", "终止日期")),
        Column("initials", searched=True, meaning="由名称自动得出，供检索"),
    ),
    checks=(_date_problems, _capital_problems),
    derive=_derived,
    order=("initials", "pk"),
)  # fmt: skip

ORGANISATION_NAMES = Register(
    slug="organisation_names",
    model=OrganisationName,
    key=("organisation", "name", "kind"),
    title="name",
    region="organisation__region__code",
    lead="单位的曾用名、简称和前身。导入时写的是这里的名称，也能认出是哪个单位；"
    "同一名称指两个单位的不认，请改用信用代码。",
    columns=(
        Column("organisation", ("单位名称", "现名", "现用名", "统一社会信用代码"), required=True,
               listed=True, searched=True),
        Column("name", ("曾用名", "原名", "旧名称", "别名", "简称"), required=True, listed=True,
               searched=True, reads=readings.read_name),
        Column("kind", ("种类", "类别"), listed=True, filtered=True),
        Column("since", ("起用时间", "启用日期")),
        Column("until", ("停用时间", "变更日期", "更名日期")),
    ),
    checks=(_period_problems,),
    order=("name", "pk"),
)  # fmt: skip
