"""单位、地区和年度数据的选项。"""

from __future__ import annotations

from django.db import models


class RegionLevel(models.TextChoices):
    """地区的层级。"""

    PROVINCE = "province", "省"
    CITY = "city", "设区市"
    COUNTY = "county", "县（市、区）"
    TOWNSHIP = "township", "镇（街道）"
    PARK = "park", "园区"


class OrganisationKind(models.TextChoices):
    """单位的类型。"""

    ENTERPRISE = "enterprise", "企业"
    UNIVERSITY = "university", "高校"
    INSTITUTE = "institute", "科研院所"
    PUBLIC_INSTITUTION = "public_institution", "事业单位"
    GOVERNMENT = "government", "机关"
    ASSOCIATION = "association", "社会组织"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    COOPERATIVE = "cooperative", "农民专业合作社"
    OTHER = "other", "其他"


class NameKind(models.TextChoices):
    """单位的另一个名称是怎么来的。"""

    FORMER = "former", "曾用名"
    ALIAS = "alias", "简称或别名"
    PREDECESSOR = "predecessor", "前身单位"


class SizeClass(models.TextChoices):
    """统计上的规模类型。"""

    LARGE = "large", "大型"
    MEDIUM = "medium", "中型"
    SMALL = "small", "小型"
    MICRO = "micro", "微型"


class Status(models.TextChoices):
    """数据的状态。"""

    PRELIMINARY = "preliminary", "初步数"
    AUDITED = "audited", "审定数"


class DenominatorKind(models.TextChoices):
    """用作分母的数的种类。"""

    RESIDENT_POPULATION = "resident_population", "常住人口"
    REGISTERED_POPULATION = "registered_population", "户籍人口"
    GDP = "gdp", "地区生产总值"
    INDUSTRIAL_OUTPUT = "industrial_output", "规模以上工业总产值"
    FISCAL_EXPENDITURE = "fiscal_expenditure", "一般公共预算支出"
    SCIENCE_EXPENDITURE = "science_expenditure", "财政科技支出"
    RD_EXPENDITURE = "rd_expenditure", "全社会研发经费支出"
    LABOUR_FORCE = "labour_force", "从业人员"
