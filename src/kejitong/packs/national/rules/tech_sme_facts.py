"""科技型中小企业评价用到的事实：2017年的，和2019年、2022年各自增加的。"""

from __future__ import annotations

from kejitong.packs.national.rules.hnte_facts import (
    ESTABLISHED_ON,
    IP_CLASS1,
    IP_CLASS2,
    IS_RESIDENT,
    SALES,
)
from kejitong.policy.facts import Fact, Shape

FACTS_2017 = (
    ESTABLISHED_ON,
    IS_RESIDENT,
    Fact("staff", "职工总数", "含累计工作6个月以上的兼职、临时聘用人员", "人", Shape.HEADCOUNT),
    Fact(
        "rd_staff",
        "科技人员",
        "直接从事研发及相关管理服务，兼职、临时聘用的须累计工作6个月以上",
        "人",
        Shape.HEADCOUNT,
        at_most="staff",
    ),
    SALES,
    Fact("total_assets", "资产总额", "年末资产总额", "元", Shape.YEARLY),
    Fact("total_cost", "成本费用支出总额", "上一会计年度成本费用支出总额", "元", Shape.YEARLY),
    Fact("rd_expense", "研发费用总额", "按研发费用加计扣除口径归集", "元", Shape.YEARLY),
    IP_CLASS1,
    IP_CLASS2,
    Fact(
        "is_restricted_product",
        "产品和服务属于国家禁止、限制和淘汰类",
        "不属于的填 false",
        "",
        Shape.FLAG,
        assumed="false",
    ),
    Fact(
        "has_incident",
        "发生过重大安全、重大质量事故，或有严重环境违法、科研严重失信行为",
        "上一会计年度和当年",
        "",
        Shape.FLAG,
    ),
    Fact(
        "is_listed_abnormal",
        "列入经营异常名录或严重违法失信名单",
        "评价时的状态",
        "",
        Shape.FLAG,
    ),
    Fact("has_valid_hnte", "有有效期内的高新技术企业证书", "", "", Shape.FLAG),
    Fact(
        "national_award_rank",
        "国家科技奖励获奖单位名次",
        "近五年内获国家级科技奖励的名次，未获奖填 0",
        "位",
        Shape.SINGLE,
    ),
    Fact("has_provincial_rd_institution", "有经认定的省部级以上研发机构", "", "", Shape.FLAG),
    Fact(
        "led_standard",
        "近五年主导制定过国际、国家或行业标准",
        "列入前五名起草单位",
        "",
        Shape.FLAG,
    ),
)

_REVOKED = Fact(
    "was_revoked",
    "当年被撤销过入库登记编号",
    "被撤销的企业当年不得再次评价",
    "",
    Shape.FLAG,
    assumed="false",
)
FACTS_2019 = (*FACTS_2017, _REVOKED)
FACTS_2022 = (
    *FACTS_2019,
    Fact(
        "keeps_accounts",
        "财务健全、查账征收，能归集研发费用并缴纳企业所得税",
        "服务工作指引的要求；核定征收的填 false",
        "",
        Shape.FLAG,
        assumed="true",
    ),
    Fact(
        "is_excluded_industry",
        "所属行业不适用研发费用加计扣除",
        "服务工作指引的要求；烟草制造、住宿和餐饮、批发和零售、房地产、租赁和商务服务、娱乐等业",
        "",
        Shape.FLAG,
        assumed="false",
    ),
)
