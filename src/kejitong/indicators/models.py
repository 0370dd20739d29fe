"""Figures that others issued or set: official statistics, targets, figures of peer regions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kejitong.indicators.freezing import Freeze, FrozenFigure
from kejitong.organisations.choices import Status
from kejitong.registers.models import Record

__all__ = ["Freeze", "FrozenFigure", "PeerFigure", "Series", "Statistic", "Status", "Target"]


class Series(models.TextChoices):
    """统计部门和财政部门发布的系列。"""

    HIGHTECH_OUTPUT = "hightech_output", "高新技术产业产值"
    INDUSTRIAL_OUTPUT = "industrial_output", "规模以上工业总产值"
    RD_EXPENDITURE = "rd_expenditure", "研究与试验发展经费支出"
    RD_STAFF = "rd_staff", "研发人员全时当量"
    GDP = "gdp", "地区生产总值"
    LABOUR = "labour", "从业人员"
    REVENUE = "revenue", "规模以上工业主营业务收入"
    FISCAL_SCIENCE = "fiscal_science", "本级财政科技支出"
    FISCAL_TOTAL = "fiscal_total", "本级财政支出"
    CONTRACT_VALUE = "contract_value", "技术合同成交额"


class Statistic(Record):
    """官方公布的一个数：某系列、某地区、某年1月至某月累计。"""

    series = models.CharField("统计系列", max_length=24, choices=Series.choices)
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="地区", related_name="+"
    )
    year = models.PositiveSmallIntegerField("年份")
    month = models.PositiveSmallIntegerField("截至月份")
    value = models.DecimalField("数值", max_digits=20, decimal_places=4)
    unit = models.CharField("单位", max_length=12)
    stated_growth = models.DecimalField(
        "公布的同比增长（%）", max_digits=8, decimal_places=2, null=True, blank=True
    )
    status = models.CharField(
        "数据状态", max_length=12, choices=Status.choices, default=Status.PRELIMINARY, blank=True
    )
    issued_on = models.DateField("公布日期", null=True, blank=True)
    document = models.CharField("出处", max_length=200)

    class Meta:
        verbose_name = "统计数据"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "region", "year", "month"],
                name="statistic_key",
                violation_error_message="这一地区这一期的这个系列已经登记",
            ),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12),
                name="statistic_month",
                violation_error_message="月份为1至12",
            ),
        ]
        indexes = [models.Index(fields=["year", "month", "id"], name="statistic_listed")]

    def __str__(self) -> str:
        return f"{self.get_series_display()} {self.year}年1—{self.month}月"


class Target(Record):
    """上级下达或自定的一项年度考核指标。"""

    indicator = models.CharField("指标代码", max_length=60)
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="地区", related_name="+"
    )
    year = models.PositiveSmallIntegerField("年份")
    value = models.DecimalField("目标值", max_digits=20, decimal_places=4)
    due_on = models.DateField("完成期限", null=True, blank=True)
    document = models.CharField("下达文件", max_length=200)

    class Meta:
        verbose_name = "考核指标"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "year"],
                name="target_key",
                violation_error_message="这一地区这一年的这项指标已经登记",
            ),
        ]
        indexes = [models.Index(fields=["-year", "indicator", "-id"], name="target_listed")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}年"


class PeerFigure(Record):
    """同类地区的一个数，用来排位：某指标、某地区、某年1月至某月累计。"""

    indicator = models.CharField("指标代码", max_length=60)
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="地区", related_name="+"
    )
    year = models.PositiveSmallIntegerField("年份")
    month = models.PositiveSmallIntegerField("截至月份")
    value = models.DecimalField("数值", max_digits=20, decimal_places=4)
    document = models.CharField("出处", max_length=200)

    class Meta:
        verbose_name = "同类地区数据"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "year", "month"],
                name="peer_key",
                violation_error_message="这一地区这一期的这项指标已经登记",
            ),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12),
                name="peer_month",
                violation_error_message="月份为1至12",
            ),
        ]
        indexes = [models.Index(fields=["-year", "-month", "indicator", "-id"], name="peer_listed")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}年1—{self.month}月"
