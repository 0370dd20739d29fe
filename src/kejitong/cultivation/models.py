"""Decisions as they were taken: the whole of what was found that day, and never changed."""

from __future__ import annotations

from django.db import models


class Decision(models.Model):
    """一家单位对一套规则在一天的评判，连同所据的事实、参数和说明，整份留存。"""

    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位", related_name="+"
    )
    ruleset = models.CharField("规则", max_length=60)
    version = models.CharField("规则版本", max_length=20)
    day = models.DateField("评判日期")
    overall = models.CharField("总的结果", max_length=20)
    stored = models.TextField("存档")
    by = models.CharField("保存人", max_length=150)
    at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "评判决定"
        indexes = (models.Index(fields=("organisation", "ruleset"), name="decision_about"),)

    def __str__(self) -> str:
        return f"{self.ruleset}（{self.day.isoformat()}）"
