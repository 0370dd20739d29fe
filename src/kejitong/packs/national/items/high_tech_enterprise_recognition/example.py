"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例科技有限公司2026年高新技术企业认定申报", "category": "重新认定",
        "old_number": "GR202332000001", "established_on": "2015-08-03", "field_code": "80504",
        "main_product": "自动裁剪装置",
    },
    "organisation": examples.ORGANISATION,
    "staff": {"staff_mean": "120", "rd_staff_mean": "26"},
    "rights": {
        "rights": [
            {"name": "一种多层面料纠偏装置", "kind": "发明专利", "number": "201710601862.3",
             "granted_on": "2020-06-19", "origin": "自主研发"},
            {"name": "裁剪控制软件", "kind": "软件著作权", "number": "2024SR0000001",
             "granted_on": "2024-05-10", "origin": "自主研发"},
        ],
        "conversions": "16",
        "conversion_note": "近三年转化成果十六项，均已形成产品或工艺并有销售。",
        "standards": "1",
    },
    "money": {
        "years": [
            {"sales": "8600", "rd_expense": "430", "rd_domestic": "430", "net_assets": "5200"},
            {"sales": "7800", "rd_expense": "365", "rd_domestic": "365", "net_assets": "4500"},
            {"sales": "7100", "rd_expense": "320", "rd_domestic": "320", "net_assets": "3900"},
        ],
        "total_income": "8650", "hightech_income": "6480",
    },
    "management": {
        "technology": "多层面料在线纠偏与伺服张力控制技术，裁剪精度达到零点三毫米。",
        "organisation_note": "已建立研发投入核算、成果转化激励、人才培养等制度，建有区级工程技术研究中心。",
        "has_ledger": "是", "has_incident": "否",
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
