"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "凉感纤维纺丝工艺合作开发", "institute": "示例理工大学", "kind": "合作开发",
        "signed_on": "2026-09-10", "ends_on": "2028-09-09", "contract_amount": "60",
        "registration": "", "work": "共同研究凉感母粒分散性，解决纺丝断头率高的难题。",
    },
    "organisation": examples.ORGANISATION,
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
