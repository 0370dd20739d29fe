"""Organisations, and the other names that they have borne."""

from __future__ import annotations

from django.db import models

from kejitong.organisations.choices import NameKind, OrganisationKind
from kejitong.organisations.models.regions import Region
from kejitong.registers.models import Record


class Organisation(Record):
    """一个单位，以统一社会信用代码为准；改名、迁址、注销都是同一条。"""

    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    uscc_reason = models.CharField("代码存疑仍保留的理由", max_length=200, blank=True)
    name = models.CharField("单位名称", max_length=120, db_index=True)
    kind = models.CharField(
        "单位类型", max_length=20, choices=OrganisationKind, blank=True, db_index=True
    )
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name="属地", null=True, blank=True,
        related_name="organisations",
    )  # fmt: skip
    industry = models.CharField("行业代码", max_length=5, blank=True)
    tags = models.CharField("产业标签", max_length=200, blank=True)
    established_on = models.DateField("成立日期", null=True, blank=True)
    registered_capital = models.DecimalField(
        "注册资本", max_digits=18, decimal_places=2, null=True, blank=True
    )
    registered_capital_text = models.CharField("注册资本原文", max_length=60, blank=True)
    business_scope = models.TextField("经营范围", blank=True)
    address = models.CharField("注册地址", max_length=200, blank=True)
    legal_representative = models.CharField("法定代表人", max_length=60, blank=True)
    ended_on = models.DateField("注销日期", null=True, blank=True)
    initials = models.CharField("拼音首字母", max_length=120, blank=True, db_index=True)

    class Meta:
        verbose_name = "单位"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("established_on")),
                name="organisation_ended_after_start",
                violation_error_message="注销日期早于成立日期",
            ),
        )

    def __str__(self) -> str:
        return self.name


class OrganisationName(Record):
    """单位的另一个名称：曾用名、简称、前身单位；别处写这个名称时也能认出来。"""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="other_names"
    )
    name = models.CharField("另一名称", max_length=120, db_index=True)
    kind = models.CharField("名称种类", max_length=12, choices=NameKind, default=NameKind.FORMER)
    since = models.DateField("起用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "单位别名"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name", "kind"),
                name="organisation_name_once",
                violation_error_message="这个单位的这个名称已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")),
                name="name_until_after_since",
                violation_error_message="名称的停用日期应晚于起用日期",
            ),
        )

    def __str__(self) -> str:
        return self.name
