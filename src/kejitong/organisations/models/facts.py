"""What is known of an organisation for a year or a month, and the totals used as denominators."""

from __future__ import annotations

from django.db import models

from kejitong.organisations.choices import DenominatorKind, SizeClass, Status
from kejitong.organisations.models.organisations import Organisation
from kejitong.organisations.models.regions import Region
from kejitong.registers.models import Record


class YearlyFacts(Record):
    """一个单位一年的数据；同一年各单位的条目合起来就是那一年的名录。"""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="yearly_facts"
    )
    year = models.PositiveSmallIntegerField("年份")
    industry = models.CharField("当年行业代码", max_length=5, blank=True)
    staff = models.PositiveIntegerField("从业人员", null=True, blank=True)
    revenue = models.DecimalField(
        "营业收入", max_digits=18, decimal_places=2, null=True, blank=True
    )
    total_assets = models.DecimalField(
        "资产总额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    net_assets = models.DecimalField(
        "净资产", max_digits=18, decimal_places=2, null=True, blank=True
    )
    rd_expense = models.DecimalField(
        "研发费用", max_digits=18, decimal_places=2, null=True, blank=True
    )
    rd_staff = models.PositiveIntegerField("研发人员", null=True, blank=True)
    total_income = models.DecimalField(
        "总收入", max_digits=18, decimal_places=2, null=True, blank=True
    )
    hightech_income = models.DecimalField(
        "高新技术产品（服务）收入", max_digits=18, decimal_places=2, null=True, blank=True
    )
    total_cost = models.DecimalField(
        "成本费用支出总额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    rd_expense_domestic = models.DecimalField(
        "境内研发费用", max_digits=18, decimal_places=2, null=True, blank=True
    )
    conversions = models.PositiveIntegerField("科技成果转化数", null=True, blank=True)
    field_code = models.CharField("技术领域代码", max_length=5, blank=True)
    output = models.DecimalField(
        "工业总产值", max_digits=18, decimal_places=2, null=True, blank=True
    )
    tax = models.DecimalField("税收", max_digits=18, decimal_places=2, null=True, blank=True)
    is_above_scale = models.BooleanField("规模以上", null=True, blank=True)
    has_rd_institution = models.BooleanField("统计报表有研发机构", null=True, blank=True)
    size_class = models.CharField("规模类型", max_length=6, choices=SizeClass, blank=True)
    status = models.CharField("数据状态", max_length=12, choices=Status, default=Status.PRELIMINARY)

    class Meta:
        verbose_name = "年度数据"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year"),
                name="yearly_facts_once",
                violation_error_message="这个单位这一年的数据已经登记",
            ),
        )
        indexes = (
            models.Index(fields=("year", "id"), name="yearly_facts_listed"),
            models.Index(fields=("year", "size_class"), name="yearly_facts_roster"),
        )

    def __str__(self) -> str:
        return f"{self.year}年数据"


class MonthlyFacts(Record):
    """一个单位一个月的产值，是当月数，不是累计数。"""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="monthly_facts"
    )
    year = models.PositiveSmallIntegerField("年份")
    month = models.PositiveSmallIntegerField("月份")
    output = models.DecimalField("当月产值", max_digits=18, decimal_places=2)
    status = models.CharField("数据状态", max_length=12, choices=Status, default=Status.PRELIMINARY)

    class Meta:
        verbose_name = "月度数据"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year", "month"),
                name="monthly_facts_once",
                violation_error_message="这个单位这个月的数据已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(month__range=(1, 12)),
                name="monthly_facts_month",
                violation_error_message="月份应为1至12",
            ),
        )
        indexes = (models.Index(fields=("year", "month"), name="monthly_facts_when"),)

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月数据"


class Denominator(Record):
    """一个地区一年的人口、地区生产总值等，由统计部门发布，用作比率的分母。"""

    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name="地区", related_name="denominators"
    )
    kind = models.CharField("种类", max_length=24, choices=DenominatorKind)
    year = models.PositiveSmallIntegerField("年份")
    value = models.DecimalField("数值", max_digits=20, decimal_places=4)
    unit = models.CharField("单位", max_length=10)
    basis = models.CharField("口径", max_length=200, blank=True)

    class Meta:
        verbose_name = "分母数据"
        constraints = (
            models.UniqueConstraint(
                fields=("region", "kind", "year"),
                name="denominator_once",
                violation_error_message="这个地区这一年的这个数已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gt=0),
                name="denominator_positive",
                violation_error_message="分母应大于零",
            ),
        )
        indexes = (models.Index(fields=("-year", "kind", "id"), name="denominator_listed"),)

    def __str__(self) -> str:
        return f"{self.year}年{self.get_kind_display()}"
