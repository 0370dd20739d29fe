"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "示例家纺面料检测公共服务平台", "category": "公共服务平台",
        "opened_on": "2024-03-01", "place": "示例路1号2幢", "area": "1200", "invested": "860",
    },
    "organisation": examples.ORGANISATION,
    "running": {
        "head": "吴示例", "staff": "18", "clients": "96",
        "partners": [{"name": "示例纺织研究院", "task": "检测方法和标准"}],
        "functions": "提供面料成分、色牢度、阻燃、抗菌检测，开放中试整理线。",
        "results": "近一年完成检测一千八百批次，服务企业九十六家，帮助十二家改进工艺。",
        "goals": "两年内取得两项检测资质，服务企业达到一百五十家。",
    },
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
