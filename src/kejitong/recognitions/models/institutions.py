"""R&D institutions of enterprises; how far one has come follows from its dates."""

from __future__ import annotations

from datetime import date

from django.db import models

from kejitong.recognitions.choices import InstitutionKind, Stage
from kejitong.registers.choices import Level
from kejitong.registers.models import Record


class Institution(Record):
    """一个研发机构的一次申报和认定；升级认定另立一条。"""

    name = models.CharField("机构名称", max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="依托单位",
        related_name="institutions",
    )  # fmt: skip
    kind = models.CharField("机构类型", max_length=24, choices=InstitutionKind)
    level = models.CharField("层级", max_length=10, choices=Level)
    applied_on = models.DateField("申报日期", null=True, blank=True)
    visited_on = models.DateField("现场考察日期", null=True, blank=True)
    recognised_on = models.DateField("认定日期", null=True, blank=True)
    ended_on = models.DateField("撤销日期", null=True, blank=True)
    has_site = models.BooleanField("有场所", default=False)
    has_staff = models.BooleanField("有人员", default=False)
    has_equipment = models.BooleanField("有设备", default=False)
    has_funding = models.BooleanField("有经费", default=False)
    has_projects = models.BooleanField("有项目", default=False)
    has_rules = models.BooleanField("有制度", default=False)
    area = models.DecimalField("场地面积", max_digits=10, decimal_places=2, null=True, blank=True)
    rd_staff = models.PositiveIntegerField("专职研发人员", null=True, blank=True)
    equipment_value = models.DecimalField(
        "设备原值", max_digits=18, decimal_places=2, null=True, blank=True
    )
    invested = models.DecimalField(
        "建设投入", max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = "研发机构"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name", "level"),
                name="institution_once",
                violation_error_message="这个单位的这个研发机构在这一层级已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(recognised_on__gte=models.F("applied_on")),
                name="institution_recognised_after",
                violation_error_message="认定日期早于申报日期",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("recognised_on")),
                name="institution_ended_after",
                violation_error_message="撤销日期早于认定日期",
            ),
        )
        indexes = (
            models.Index(fields=("recognised_on", "id"), name="institution_listed"),
            models.Index(fields=("level", "kind", "recognised_on"), name="institution_recognised"),
            models.Index(fields=("level", "kind", "applied_on"), name="institution_applied"),
        )

    def __str__(self) -> str:
        return self.name

    def stage_on(self, day: date) -> Stage:
        """这一天走到哪一步。"""
        steps = (
            (self.ended_on, Stage.ENDED),
            (self.recognised_on, Stage.RECOGNISED),
            (self.visited_on, Stage.VISITED),
            (self.applied_on, Stage.APPLIED),
        )
        reached = (stage for reached_on, stage in steps if reached_on and reached_on <= day)
        return next(reached, Stage.PREPARED)
