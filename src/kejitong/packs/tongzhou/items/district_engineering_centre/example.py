"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "通州区功能家纺材料工程技术研究中心", "field": "新材料", "starts_on": "2027-01-01",
        "ends_on": "2028-12-31", "inventions": "3", "software_rights": "1",
    },
    "organisation": examples.PAID_ORGANISATION,
    "figures": examples.FIGURES,
    "six": examples.SIX,
    "people": examples.PEOPLE,
    "content": {
        "purpose": "把分散在车间的研发力量集中起来，建设面向功能家纺材料的独立研发机构。",
        "state_of_art": "本单位在凉感、阻燃面料上有三件发明专利，但检测手段不足，新品开发周期长。",
        "work": "建设材料配方、后整理、检测三个研究室，开展五项产品研发。",
        "operation": "设主任一名、技术委员会一个，实行项目组长负责制，研发费用单独核算。",
        "technical": "建设期内新增研发人员八人、发明专利四件，新品销售占比提高到三成。",
    },
    "budget": examples.budget(20, 200),
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
