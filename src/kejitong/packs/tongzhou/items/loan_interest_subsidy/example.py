"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例科技有限公司2026年科技贷款利息补助", "qualification": "高新技术企业",
        "qualification_number": "GR202532000001", "usage": "研发",
    },
    "organisation": examples.PAID_ORGANISATION,
    "loans": {
        "loans": [
            {"bank": "示例银行示例支行", "contract": "示贷2025001", "principal": "500",
             "drawn_on": "2025-03-10", "repaid_on": "2026-03-09", "rate": "3.45",
             "interest": "172500", "requested": "86250"},
        ],
        "overlap": "没有",
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
