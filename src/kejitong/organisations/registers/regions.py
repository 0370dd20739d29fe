"""The registers of regions and of the sets in which they are ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from kejitong.organisations.models import PeerMember, Region
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values

_ENDINGS = ("街道", "地区", "自治县", "市", "区", "县", "镇", "乡", "省")
_SHORTEST = 2


def _code_problems(values: Values) -> Iterator[tuple[str, str]]:
    for name in ("code", "successor"):
        code = str(values.get(name) or "")
        if code and not (code.isascii() and code.isdigit() and len(code) in {6, 9}):
            yield name, "地区代码应为6位数字，镇（街道）和园区为9位"


def _order_problems(values: Values) -> Iterator[tuple[str, str]]:
    since, until = values.get("since"), values.get("until")
    if since and until and until <= since:
        yield "until", "应晚于前一个日期"


def _short(name: str) -> str:
    ending = next((end for end in _ENDINGS if name.endswith(end)), "")
    short = name.removesuffix(ending)
    return short if len(short) >= _SHORTEST else name


def _full_names(pk: int, by_pk: Mapping[int, tuple[str, int | None]]) -> Iterator[str]:
    """The name behind those of one, two, … of the regions above it."""
    full, above = by_pk[pk]
    while above is not None and above in by_pk:
        name, above = by_pk[above]
        full = name + full
        yield full


def also_named(names: Collection[str]) -> Mapping[str, int]:
    """简称（南通）和带上级的全称（南通市通州区）；有歧义的不认。"""
    rows = Region.objects.filter(retired_at=None).values_list("pk", "name", "parent_id")
    by_pk = {pk: (name, parent) for pk, name, parent in rows}
    called: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for pk, (name, _) in by_pk.items():
        spoken = {_short(name), *_full_names(pk, by_pk)}
        counted.update(spoken)
        called.update(dict.fromkeys(spoken, pk))
    return {name: called[name] for name in names if counted[name] == 1}


REGIONS = Register(
    slug="regions",
    model=Region,
    key=("code",),
    title="name",
    region="code",
    names=("code", "name"),
    ended="until",
    also_named=also_named,
    lead="行政区划和园区，一个代码一条。县级以上用六位代码，镇（街道）和园区用九位、前六位为所属县"
    "（市、区）的代码。撤并改名的填写停用日期和继任代码，另立新条目。",
    columns=(
        Column("code", ("代码", "行政区划代码", "区划代码"), required=True, listed=True,
               searched=True),
        Column("name", ("名称", "行政区划名称", "区划名称", "镇街名称"), required=True,
               listed=True, searched=True),
        Column("level", ("级别", "地区层级"), required=True, listed=True, filtered=True),
        Column("parent", ("上级", "所属地区", "上级区划"), listed=True),
        Column("since", ("启用日", "设立日期"), meaning="从这一天起使用这个代码"),
        Column("until", ("停用日", "撤销日期"), meaning="从这一天起不再使用"),
        Column("successor", ("继任", "并入代码", "新代码"), meaning="由哪个代码承接"),
    ),
    checks=(_code_problems, _order_problems),
    order=("code",),
)  # fmt: skip

PEER_MEMBERS = Register(
    slug="peer_members",
    model=PeerMember,
    key=("set_name", "region", "since"),
    title="set_name",
    region="region__code",
    lead="排名时与谁比：一个比较范围（如“九县（市、区）”）在哪一天有哪些地区。"
    "调整范围时给退出的填写退出日期，不删旧条目，历年排名才能重算。",
    columns=(
        Column("set_name", ("范围", "名称", "比较组"), required=True, listed=True,
               searched=True, filtered=True),
        Column("region", ("地区名称", "县（市、区）", "成员"), required=True, listed=True,
               filtered=True),
        Column("since", ("列入日", "起始日期"), required=True, listed=True),
        Column("until", ("退出日", "截止日期"), listed=True),
    ),
    checks=(_order_problems,),
    order=("set_name", "region__code", "pk"),
)  # fmt: skip
