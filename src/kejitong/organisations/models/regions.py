"""Regions as a dated tree, and the dated sets of regions that are ranked together."""

from __future__ import annotations

from django.db import models

from kejitong.organisations.choices import RegionLevel
from kejitong.registers.models import Record


class Region(Record):
    """行政区划或功能区，一个代码一条；撤并的写明停用日和继任代码，不改旧条目。"""

    code = models.CharField("地区代码", max_length=9, unique=True)
    name = models.CharField("地区名称", max_length=60, db_index=True)
    level = models.CharField("层级", max_length=10, choices=RegionLevel)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上级地区", null=True, blank=True,
        related_name="parts",
    )  # fmt: skip
    since = models.DateField("启用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)
    successor = models.CharField("继任代码", max_length=9, blank=True)

    class Meta:
        verbose_name = "地区"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")),
                name="region_until_after_since",
                violation_error_message="地区的停用日期应晚于启用日期",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PeerMember(Record):
    """一个地区在一段时间里属于某个比较范围，例如“九县（市、区）”。"""

    set_name = models.CharField("比较范围", max_length=60)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name="地区", related_name="memberships"
    )
    since = models.DateField("列入日期")
    until = models.DateField("退出日期", null=True, blank=True)

    class Meta:
        verbose_name = "比较范围成员"
        constraints = (
            models.UniqueConstraint(
                fields=("set_name", "region", "since"),
                name="peer_member_once",
                violation_error_message="这个地区已在同一天列入这个比较范围",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")),
                name="peer_until_after_since",
                violation_error_message="退出日期应晚于列入日期",
            ),
        )

    def __str__(self) -> str:
        return self.set_name
