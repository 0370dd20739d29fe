"""填好的样例。"""

from typing import Final

from kejitong.packs.national.forms import examples

EXAMPLE: Final[dict[str, examples.Filled]] = {
    "basics": {
        "title": "家用纺织品阻燃整理关键技术研发", "category": "工业", "guide_code": "GY-01",
        "field": "新材料", "starts_on": "2027-01-01", "ends_on": "2028-12-31", "secrecy": "不涉密",
        "joint": "合作开发",
        "partners": [{"name": "示例理工大学", "task": "阻燃机理研究和小试", "share": "20"}],
        "keywords": "阻燃；后整理；家用纺织品",
    },
    "organisation": examples.PAID_ORGANISATION,
    "figures": examples.FIGURES,
    "people": examples.PEOPLE,
    "content": {
        "purpose": "出口市场对床品、窗帘的阻燃要求逐年提高，现有整理剂耐洗性差。"
                   "本项目研制无卤耐久阻燃整理工艺，使产品水洗五十次后仍能达标。",
        "state_of_art": "国外以含磷共聚整理为主，价格高；国内多为一次性浸轧，水洗后性能下降明显。",
        "work": "研究磷氮协同体系与纤维素纤维的交联条件；开发低温连续整理工艺；建立在线检测方法。"
                "创新点在于用一次轧烘焙实现阻燃与防皱同步。",
        "route": "小试筛选配方，中试确定轧余率和焙烘温度，量产线改造后连续运行三个月，委托第三方检测。",
        "base": "已有中试整理线一条，完成两种配方的小试，水洗三十次后仍能达标。",
        "plan": [
            {"period": "2027年1月至6月", "work": "完成配方筛选和小试"},
            {"period": "2027年7月至2028年3月", "work": "完成中试，形成工艺规程"},
            {"period": "2028年4月至12月", "work": "量产线运行，第三方检测，形成销售"},
        ],
        "risk": "原料价格波动：与两家供应商签订年度协议，并储备替代配方。",
    },
    "targets": {
        "technical": "水洗五十次后损毁长度不大于150毫米（按产品标准检测）；甲醛含量不大于75毫克每千克。",
        "new_sales": "2400", "new_profit": "260", "new_tax": "110", "inventions": "2",
        "other_rights": "1", "building": ["中试线"],
    },
    "budget": examples.budget(40, 120),
    "undertaking": examples.UNDERTAKING,
}  # fmt: skip
