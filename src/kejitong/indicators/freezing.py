"""The tables of frozen figures: what a figure was on a reporting date, and on which records."""

from __future__ import annotations

from django.db import models


class Freeze(models.Model):
    """一次冻结：哪里、截至哪天、谁、何时，以及当时日志写到第几条。"""

    region = models.CharField("地区代码", max_length=12)
    region_name = models.CharField("地区", max_length=60)
    until = models.DateField("截止日")
    at = models.DateTimeField("时间")
    by = models.CharField("办理人", max_length=150)
    entry = models.BigIntegerField("日志序号", default=0)

    class Meta:
        app_label = "indicators"
        verbose_name = "冻结"

    def __str__(self) -> str:
        return f"{self.region_name} {self.until}"


class FrozenFigure(models.Model):
    """冻结的一个数字：数值、写法、状态，背后记录的清单和摘要。"""

    freeze = models.ForeignKey(Freeze, models.PROTECT, verbose_name="冻结", related_name="figures")
    code = models.CharField("指标", max_length=80)
    value = models.CharField("数值", max_length=40, blank=True)
    text = models.CharField("写法", max_length=300)
    status = models.CharField("状态", max_length=12)
    count = models.PositiveIntegerField("记录数", default=0)
    named = models.TextField("列举的名称", blank=True)
    records = models.TextField("记录清单", blank=True)
    digest = models.CharField("记录摘要", max_length=64)

    class Meta:
        app_label = "indicators"
        verbose_name = "冻结的数字"
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "code"], name="frozen_once",
                violation_error_message="这个数字已冻结",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code} {self.text}"
