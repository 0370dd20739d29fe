"""样例共用的两节。"""

from typing import Final

from kejitong.packs.national.forms.examples import Filled

CONTENT: Final[Filled] = {
    "purpose": "海工装备用厚壁铝合金件依赖进口，交货期长。本项目实现自主批量制造。",
    "state_of_art": "国外采用整体差压铸造，国内多为分段焊接，疲劳寿命差距明显。",
    "work": "研究大型薄壁件充型控制、局部加压补缩和残余应力消除，建成示范线一条。",
    "route": "数值模拟确定工艺窗口，样件试制和剖切检验，批量验证后进入客户认证。",
    "base": "已有四千吨级压铸岛一座，完成缩比件试制，取得两件发明专利。",
    "plan": [
        {"period": "2027年", "work": "完成工艺开发和样件认证"},
        {"period": "2028年", "work": "建成示范线，形成批量销售"},
    ],
}
TARGETS: Final[Filled] = {
    "technical": "抗拉强度不低于280兆帕；内部缺陷等级不低于二级；合格率不低于百分之九十二。",
    "new_sales": "6000", "new_tax": "420", "inventions": "3",
}  # fmt: skip
