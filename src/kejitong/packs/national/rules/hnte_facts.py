"""高新技术企业认定用到的事实：年度均为会计年度，金额一律为元。"""

from __future__ import annotations

from kejitong.policy.facts import Fact, Shape

ESTABLISHED_ON = Fact("established_on", "注册成立日期", "营业执照登记的成立日期", "", Shape.DATE)
IS_RESIDENT = Fact(
    "is_resident",
    "中国境内（不含港澳台）注册的居民企业",
    "不是居民企业的填 false",
    "",
    Shape.FLAG,
    assumed="true",
)
SALES = Fact("sales", "销售收入", "主营业务收入与其他业务收入之和", "元", Shape.YEARLY)
IP_CLASS1 = Fact(
    "ip_class1",
    "Ⅰ类知识产权",
    "有效的发明专利（含国防专利）、植物新品种、国家级农作物品种、国家新药、"
    "国家一级中药保护品种、集成电路布图设计专有权；权属人为本企业，共有的只能由一家使用",
    "项",
    Shape.SINGLE,
)
IP_CLASS2 = Fact(
    "ip_class2",
    "Ⅱ类知识产权",
    "有效的实用新型专利、外观设计专利、软件著作权（不含商标）；权属人为本企业，"
    "共有的只能由一家使用",
    "项",
    Shape.SINGLE,
)
HAS_INCIDENT = Fact(
    "has_incident",
    "发生过重大安全、重大质量事故或有严重环境违法行为",
    "申请认定前365天内",
    "",
    Shape.FLAG,
)

_RD = (
    ("rd_personnel", "人员人工费用", "科技人员工资、社会保险、住房公积金和外聘科技人员劳务费"),
    ("rd_materials", "直接投入费用", "材料、燃料动力、试制、检验、租赁等"),
    ("rd_depreciation", "折旧费用与长期待摊费用", "研发用仪器设备和建筑物折旧、改建费用"),
    ("rd_amortisation", "无形资产摊销费用", "研发用软件、知识产权、专有技术的摊销"),
    ("rd_design", "设计费用", "新产品和新工艺的设计费"),
    ("rd_commissioning", "装备调试费用与试验费用", "工装准备、中间试验、田间试验等"),
    ("rd_other", "其他费用", "与研发直接相关的其他费用，按比例封顶前的发生额"),
    ("rd_outsourced_domestic", "境内委托外部研究开发费用", "实际发生额，尚未打折"),
    ("rd_outsourced_overseas", "境外委托外部研究开发费用", "可计入部分的实际发生额，尚未打折"),
)

FACTS = (
    ESTABLISHED_ON,
    IS_RESIDENT,
    SALES,
    Fact("total_income", "总收入", "收入总额减去不征税收入", "元", Shape.YEARLY),
    Fact(
        "hightech_income",
        "高新技术产品（服务）收入",
        "含技术转让、技术服务、接受委托研究开发等技术性收入；"
        "其中拥有核心知识产权的主要产品（服务）的收入之和应超过一半",
        "元",
        Shape.YEARLY,
        at_most="total_income",
    ),
    Fact(
        "rd_expense", "研究开发费用", "按认定口径归集的总额；填了分项的可不填", "元", Shape.YEARLY
    ),
    *(Fact(name, label, meaning, "元", Shape.YEARLY) for name, label, meaning in _RD),
    Fact(
        "rd_expense_domestic",
        "境内研究开发费用",
        "在中国境内发生的研究开发费用；不填时按总额减境外委托计入额推算",
        "元",
        Shape.YEARLY,
        at_most="rd_expense",
    ),
    Fact(
        "staff",
        "职工总数",
        "含在职和全年工作183天以上的兼职、临时聘用人员，全年月平均数",
        "人",
        Shape.HEADCOUNT,
    ),
    Fact(
        "rd_staff",
        "科技人员",
        "从事研发和相关技术创新、全年实际工作183天以上的人员，全年月平均数",
        "人",
        Shape.HEADCOUNT,
        at_most="staff",
    ),
    Fact(
        "net_assets",
        "净资产",
        "年末资产总额减负债总额，按审计报告",
        "元",
        Shape.YEARLY,
        may_be_negative=True,
    ),
    IP_CLASS1,
    IP_CLASS2,
    Fact(
        "ip_class2_used",
        "已用过的Ⅱ类知识产权",
        "以往申请高新技术企业认定并获通过时已使用的项数，不得再用",
        "项",
        Shape.SINGLE,
        assumed="0",
        at_most="ip_class2",
    ),
    Fact("ip_self_developed", "自主研发取得的知识产权", "有的填项数或 true", "项", Shape.TALLY),
    Fact(
        "standards_drafted",
        "参与编制国家、行业标准或检测方法、技术规范",
        "有的填项数或 true；未填按待定计",
        "项",
        Shape.TALLY,
    ),
    Fact(
        "conversions",
        "科技成果转化数",
        "当年转化的成果数；同一成果多处转化只计一项",
        "项",
        Shape.YEARLY,
    ),
    Fact(
        "field_code",
        "技术领域代码",
        "国家重点支持的高新技术领域代码，三位或五位，如 80504",
        "",
        Shape.TEXT,
    ),
    HAS_INCIDENT,
)
