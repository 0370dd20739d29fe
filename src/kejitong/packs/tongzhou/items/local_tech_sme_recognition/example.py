"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例科技有限公司区级科技型中小企业认定", "established_on": "2018-05-16",
        "field": "机电", "business": "从事自动裁剪装置的研发和制造，掌握多层面料在线纠偏技术。",
        "needs": "拟建第二条装配线，需流动资金贷款；希望与高校合作视觉识别。",
    },
    "organisation": examples.ORGANISATION,
    "size": {
        "staff": "86", "rd_staff": "15", "sales": "5200", "rd_expense": "286", "rights": "7",
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
