"""填好的样例。"""

from typing import Final

from kejitong.packs.jiangsu.items import example_parts as parts
from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "海工装备用大型铝合金构件产业化", "achievement": "一种局部加压铸造方法（发明专利）",
        "origin": "自主研发", "readiness": "7", "starts_on": "2027-01-01",
        "ends_on": "2029-12-31", "investment": "4200", "requested": "800",
    },
    "organisation": examples.ORGANISATION,
    "figures": examples.FIGURES,
    "people": examples.PEOPLE,
    "content": parts.CONTENT,
    "targets": parts.TARGETS,
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
