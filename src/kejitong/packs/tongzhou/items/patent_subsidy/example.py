"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例科技有限公司发明专利授权资助",
        "patents": [
            {"name": "一种多层面料纠偏装置", "number": "201710601862.3", "granted_on": "2023-06-20",
             "fees": "3450", "others": "0", "requested": "1700"},
        ],
        "annuity": "不含",
    },
    "organisation": examples.PAID_ORGANISATION,
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
