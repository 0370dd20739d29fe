"""The register of R&D institutions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kejitong.recognitions.choices import InstitutionKind
from kejitong.recognitions.models import Institution
from kejitong.registers.choices import LEVELS_SPOKEN
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values

_KINDS_SPOKEN = (
    *(
        (word, InstitutionKind.ENGINEERING_CENTRE.value)
        for word in ("工程中心", "工程技术中心", "工程技术研究中心（工程中心）")
    ),
    ("技术中心", InstitutionKind.TECHNOLOGY_CENTRE.value),
    *(
        (word, InstitutionKind.ENGINEERING_LABORATORY.value)
        for word in ("工程研究中心", "工程实验室")
    ),
    ("研究院", InstitutionKind.RESEARCH_INSTITUTE.value),
    *(
        (word, InstitutionKind.WORKSTATION.value)
        for word in ("院士工作站", "博士后工作站", "研究生工作站", "工作站")
    ),
    ("其他", InstitutionKind.OTHER.value),
)
_ORDER = ("applied_on", "visited_on", "recognised_on", "ended_on")


def _date_problems(values: Values) -> Iterator[tuple[str, str]]:
    reached = [(name, day) for name in _ORDER if (day := values.get(name))]
    for (earlier, before), (later, after) in pairwise(reached):
        if after < before:
            heading = INSTITUTIONS.heading(earlier)
            yield later, f"早于{heading}"


INSTITUTIONS = Register(
    slug="institutions",
    model=Institution,
    key=("organisation", "name", "level"),
    title="name",
    region="organisation__region__code",
    names=("name",),
    lead="企业的工程技术研究中心、企业技术中心等研发机构，一个层级的一次认定一条，升级另立一条。"
    "走到哪一步由日期推出：申报、现场考察、认定、撤销。认定数按认定日期计；大中型企业建有率只算已认定"
    "而未撤销的。“六有”逐项据实勾选。",
    columns=(
        Column("name", ("名称", "中心名称", "研发机构名称", "工程中心名称"), required=True,
               listed=True, searched=True),
        Column("organisation", ("企业名称", "单位名称", "建设单位", "承担单位", "企业",
                                "统一社会信用代码"),
               required=True, listed=True, searched=True),
        Column("kind", ("类型", "机构类别", "研发机构类型"), required=True, listed=True,
               filtered=True, spoken=_KINDS_SPOKEN),
        Column("level", ("级别", "认定级别"), required=True, listed=True, filtered=True,
               spoken=LEVELS_SPOKEN),
        Column("applied_on", ("申报时间", "申请日期"), listed=True),
        Column("visited_on", ("现场考察时间", "考察日期"), listed=True),
        Column("recognised_on", ("认定时间", "批准日期", "认定年月"), listed=True),
        Column("ended_on", ("撤销时间", "摘牌日期"), meaning="当天已不再计入"),
        Column("has_site", ("场所", "有场地")),
        Column("has_staff", ("人员",)),
        Column("has_equipment", ("设备", "有装备")),
        Column("has_funding", ("经费", "有投入")),
        Column("has_projects", ("项目",)),
        Column("has_rules", ("制度",)),
        Column("area", ("面积", "研发场地面积", "场所面积"), unit="平方米", summed=True),
        Column("rd_staff", ("研发人员", "专职人员", "专职研发人数"), unit="人", summed=True),
        Column("equipment_value", ("仪器设备原值", "研发设备原值", "设备总值"), unit="元",
               summed=True),
        Column("invested", ("投入", "总投入", "新增投入"), unit="元", summed=True),
    ),
    checks=(_date_problems,),
    order=("-recognised_on", "-pk"),
)  # fmt: skip
