"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "耐久阻燃家用纺织品关键技术及应用", "award": "江苏省科学技术奖",
        "field": "纺织工程", "applied_since": "2022-06-01", "notice_from": "2026-10-12",
        "notice_until": "2026-10-18", "notice_result": "公示期内没有异议",
    },
    "organisation": examples.ORGANISATION,
    "content": {
        "summary": "形成无卤耐久阻燃整理成套工艺，在三条生产线应用。",
        "novelty": "提出磷氮协同一步交联方法，解决阻燃与手感的矛盾。",
        "evaluation": "经第三方检测，水洗五十次后仍符合标准；查新未见相同报道。",
        "usage": "在三家企业应用，产品出口十余个国家。",
        "new_sales": "18600", "new_tax": "1240", "inventions": "4",
        "people": [
            {"name": "孙示例", "title": "正高级", "employer": "示例科技有限公司",
             "part": "总体方案和配方"},
            {"name": "李示例", "title": "副高级", "employer": "示例理工大学", "part": "机理研究"},
        ],
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
