"""填好的样例。"""

from typing import Final

from kejitong.packs.jiangsu.items import example_parts as parts
from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "大型铝合金构件局部加压铸造技术研究", "category": "产学研合作",
        "programme": "省产学研协同创新项目", "level": "省级", "partner": "示例理工大学",
        "starts_on": "2027-01-01", "ends_on": "2028-12-31", "investment": "600",
        "requested": "80",
    },
    "organisation": examples.ORGANISATION,
    "figures": examples.FIGURES,
    "people": examples.PEOPLE,
    "content": parts.CONTENT,
    "targets": parts.TARGETS,
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
