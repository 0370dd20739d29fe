"""Invented names and titles, put together from words; nothing in them is anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

_PLACES: Final = ("南通", "江苏", "南通通州", "通州")
_FIRST: Final = "华瑞鼎恒宏泰博远晟弘凯盛诚立永嘉润兴伟佳德信腾飞卓越锦绣天海云启明新创智联"
_SECOND: Final = "达成源丰茂晖盈芯科力锐航帆驰润和邦宇岳川霖辉彤洁朗骏捷硕泽铭皓骁钧霆渊"
_FORMS: Final = ("有限公司", "有限公司", "有限公司", "股份有限公司", "科技有限公司")
_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN: Final = "示演范例样章题甲乙丙丁戊己庚辛"
_HEADS: Final = (
    "江海", "东吴", "秦淮", "长宁", "北辰", "钟山", "西岭", "云台", "太湖", "沧浪", "燕山", "渤海",
)  # fmt: skip
_SCHOOLS: Final = (
    "理工大学",
    "科技大学",
    "纺织研究院",
    "新材料研究所",
    "农业科学研究院",
    "机电研究所",
)


@dataclass(frozen=True, slots=True)
class Industry:
    """一个产业：行业代码、标签、技术领域、名称用词、所占份数，和编题目用的东西。"""

    code: str
    tag: str
    field: str
    words: tuple[str, ...]
    weight: int
    things: tuple[str, ...]


INDUSTRIES: Final = (
    Industry("C1773", "家纺", "materials", ("家纺", "纺织", "家居用品"), 22,
             ("抗菌床品面料", "阻燃窗帘织物", "仿生保暖絮片", "再生涤纶被芯", "凉感针织布",
              "提花装饰布")),
    Industry("C3737", "海工", "machinery", ("船舶", "海洋工程", "船用设备"), 9,
             ("海洋平台升降装置", "船用压力容器", "舱口盖", "海上风电导管架", "锚绞机", "船舶管系")),
    Industry("C3392", "铝压铸", "machinery", ("压铸", "精密铸造", "铝业"), 10,
             ("铝合金壳体", "高真空压铸模具", "变速箱壳", "一体化后地板", "压铸件冷却装置", "轻量化支架")),
    Industry("C3021", "现代建筑", "materials", ("建材", "装配建筑", "建筑科技"), 9,
             ("装配式墙板", "预制叠合板", "再生骨料混凝土", "保温装饰板", "钢筋笼焊接装置", "隔震支座")),
    Industry("C3562", "智能装备", "machinery", ("智能装备", "机械制造", "自动化设备"), 14,
             ("六轴搬运机器人", "数控折弯机", "自动裁剪装置", "视觉检测平台", "伺服压力机",
              "包装流水线")),
    Industry("C3982", "电子信息", "electronics", ("电子", "微电子", "光电科技"), 9,
             ("多层电路板", "功率模块", "柔性传感器", "射频滤波器", "薄膜电容", "驱动芯片封装")),
    Industry("C2927", "新材料", "materials", ("新材料", "高分子材料", "复合材料"), 9,
             ("碳纤维复合板", "生物基聚酯", "导热硅胶", "耐候涂层", "防水透气膜", "改性工程塑料")),
    Industry("C2740", "生物医药", "biomedicine", ("生物医药", "医疗科技", "药业"), 4,
             ("可吸收缝合线", "缓释微球", "诊断试剂盒", "医用敷料", "中药提取物", "介入导管")),
    Industry("C1371", "农产品加工", "food", ("食品", "农产品", "水产"), 4,
             ("速冻蔬菜", "即食紫菜", "低温脱水果蔬", "植物蛋白饮品", "海产预制菜", "谷物代餐粉")),
    Industry("A0141", "农业", "agriculture", ("农业科技", "种业", "生态农业"), 3,
             ("水稻育秧基质", "设施番茄", "稻虾共作田", "有机肥", "智能温室", "盐碱地牧草")),
    Industry("I6513", "软件", "electronics", ("软件", "信息技术", "数据科技"), 5,
             ("生产执行系统", "能耗监测平台", "仓储调度系统", "排产算法", "远程运维平台", "质检识别模型")),
    Industry("N7722", "节能环保", "social_development", ("环保科技", "节能技术", "环境工程"), 2,
             ("印染废水回用装置", "余热回收机组", "废气焚烧炉", "污泥干化机", "雨水收集装置", "垃圾分选机")),
)  # fmt: skip
WEIGHTS: Final = tuple(industry.weight for industry in INDUSTRIES)
_QUALITIES: Final = (
    "高强度", "低能耗", "高精度", "耐腐蚀", "轻量化", "智能化", "绿色", "高效", "长寿命", "多功能", "模块化", "自适应",
    "高稳定", "低噪声",
)  # fmt: skip
_PROJECTS: Final = (
    "的研发",
    "的研发及产业化",
    "关键技术研究",
    "产业化开发",
    "制备技术攻关",
    "示范应用",
)
_ACHIEVED: Final = ("关键技术", "集成技术", "优化设计", "检测技术", "工程化技术", "可靠性技术")
_CLAIMED: Final = ("", "及其应用", "的设计方法", "的检测方法", "的控制方法")
_SHAPED: Final = ("", "的加工装置", "的检测装置", "的连接结构", "的防护装置")
_ASKED: Final = ("良品率提升", "能耗降低", "尺寸稳定性", "在线检测", "使用寿命延长", "自动化改造")


def industry(chance: Random) -> Industry:
    """按份数抽一个产业。"""
    return chance.choices(INDUSTRIES, WEIGHTS)[0]


def enterprise_names(chance: Random, taken: set[str]) -> Iterator[tuple[str, Industry]]:
    """不重复的企业名称和它的产业，没有尽头。"""
    while True:
        kind = industry(chance)
        brand = chance.choice(_FIRST) + chance.choice(_SECOND)
        place, word = chance.choice(_PLACES), chance.choice(kind.words)
        form = chance.choice(_FORMS)
        form = form.removeprefix("科技") if word.endswith("科技") else form
        while (name := f"{place}{brand}{word}{form}") in taken:
            brand += chance.choice(_SECOND)
        taken.add(name)
        yield name, kind


def institute_names() -> Iterator[str]:
    """虚构的高校院所名称。"""
    for school in _SCHOOLS:
        for head in _HEADS:
            yield f"{head}{school}"


def person(chance: Random) -> str:
    """虚构的人名。"""
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))


def _thing(chance: Random, kind: Industry) -> str:
    return chance.choice(_QUALITIES) + chance.choice(kind.things)


def project(chance: Random, kind: Industry) -> str:
    """科技项目的题目。"""
    return _thing(chance, kind) + chance.choice(_PROJECTS)


def achievement(chance: Random, kind: Industry) -> str:
    """科技成果的名称。"""
    return _thing(chance, kind) + chance.choice(_ACHIEVED)


def invention(chance: Random, kind: Industry) -> str:
    """发明的名称。"""
    return f"一种{_thing(chance, kind)}{chance.choice(_CLAIMED)}"


def device(chance: Random, kind: Industry) -> str:
    """实用新型的名称：只有产品，没有方法。"""
    return f"一种{_thing(chance, kind)}{chance.choice(_SHAPED)}"


def problem(chance: Random, kind: Industry) -> str:
    """技术难题的名称。"""
    return f"{chance.choice(kind.things)}{chance.choice(_ASKED)}问题"


def product(chance: Random, kind: Industry) -> str:
    """产品或外观设计的名称。"""
    return _thing(chance, kind)
