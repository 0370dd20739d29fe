"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例科技有限公司技术中心", "kind": "企业技术中心", "founded_on": "2023-04-01",
        "head": "郑示例", "place": "示例路1号3幢",
    },
    "organisation": examples.ORGANISATION,
    "six": examples.SIX,
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
