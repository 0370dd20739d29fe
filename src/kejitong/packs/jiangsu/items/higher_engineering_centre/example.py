"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "江苏省轻量化压铸件工程技术研究中心", "category": "省级",
        "lower_centre": "南通市轻量化压铸件工程技术研究中心", "field": "先进制造",
        "new_investment": "620", "inventions": "2", "projects": "1",
    },
    "organisation": examples.ORGANISATION,
    "figures": examples.FIGURES,
    "six": examples.SIX,
    "people": examples.PEOPLE,
    "content": {
        "purpose": "建设轻量化压铸件的共性技术研发和检测平台，支撑汽车、海工两个产业。",
        "base": "市级中心运行三年，承担市级科技项目一项，拥有发明专利五件。",
        "work": "开展材料、模具、工艺、检测四个方向的研发，对外提供检测和试制。",
        "operation": "独立建账，主任负责，年度考核，对外服务收入用于设备更新。",
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
