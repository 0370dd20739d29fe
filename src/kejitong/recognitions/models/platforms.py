"""Platforms with what happened to them, and the honours of a region."""

from __future__ import annotations

from django.db import models

from kejitong.recognitions.choices import EventKind, HonourKind, PlatformKind
from kejitong.recognitions.models.certificates import RecognitionBatch
from kejitong.registers.choices import Level
from kejitong.registers.models import Record


class Platform(Record):
    """一个平台载体：园区、基地、产业研究院、公共服务平台等。"""

    name = models.CharField("平台名称", max_length=120, unique=True)
    aliases = models.CharField("别称", max_length=300, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="运营单位",
        null=True, blank=True, related_name="platforms",
    )  # fmt: skip
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="所在地区", related_name="platforms"
    )
    level = models.CharField("层级", max_length=10, choices=Level)
    kind = models.CharField("平台类型", max_length=20, choices=PlatformKind)

    class Meta:
        verbose_name = "平台载体"

    def __str__(self) -> str:
        return self.name


class PlatformEvent(Record):
    """平台的一件事：立项、认定、挂牌等，一件一条。"""

    platform = models.ForeignKey(
        Platform, models.PROTECT, verbose_name="平台", related_name="events"
    )
    kind = models.CharField("事件", max_length=12, choices=EventKind)
    on = models.DateField("日期", db_index=True)
    issuer = models.CharField("发文机关", max_length=100, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    batch = models.ForeignKey(
        RecognitionBatch, models.PROTECT, verbose_name="认定批次", null=True, blank=True,
        related_name="platform_events",
    )  # fmt: skip
    order_nationwide = models.PositiveSmallIntegerField("国内第几家", null=True, blank=True)

    class Meta:
        verbose_name = "平台事件"
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "kind", "on"),
                name="platform_event_once",
                violation_error_message="这个平台当天的这件事已经登记",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.on}）"


class Honour(Record):
    """一个地区某一年的称号、试点或考核结果。"""

    title = models.CharField("称号名称", max_length=120)
    kind = models.CharField("种类", max_length=8, choices=HonourKind, default=HonourKind.HONOUR)
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="地区", related_name="honours"
    )
    term = models.PositiveSmallIntegerField("第几届", null=True, blank=True)
    year = models.PositiveSmallIntegerField("年份")
    has_passed = models.BooleanField("已通过", default=True)
    announced_on = models.DateField("公布日期", null=True, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "称号"
        constraints = (
            models.UniqueConstraint(
                fields=("title", "region", "year"),
                name="honour_once",
                violation_error_message="这个地区这一年的这个称号已经登记",
            ),
        )
        indexes = (models.Index(fields=("year", "id"), name="honour_listed"),)

    def __str__(self) -> str:
        return self.title
