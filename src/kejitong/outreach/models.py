"""The tables of meetings and visits, policy documents, and information sent to the media."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kejitong.registers.choices import Level
from kejitong.registers.models import Record


class EventKind(models.TextChoices):
    """活动种类。"""

    MEETING = "meeting", "会议"
    VISIT = "visit", "走访调研"
    TRAINING = "training", "培训"
    PUBLICITY = "publicity", "宣传"
    EVALUATION = "evaluation", "评议考核"
    OTHER = "other", "其他"


class Event(Record):
    """举办或参加的一次活动。"""

    title = models.CharField("活动名称", max_length=200)
    kind = models.CharField("活动种类", max_length=12, choices=EventKind.choices)
    held_on = models.DateField("举办日期")
    host = models.CharField("主办单位", max_length=120, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        verbose_name="走访单位",
        related_name="+",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="所在地区", related_name="+"
    )
    summary = models.TextField("情况摘要", blank=True)

    class Meta:
        verbose_name = "活动"
        constraints = [
            models.UniqueConstraint(
                fields=["title", "held_on"],
                name="event_key",
                violation_error_message="同一天的这项活动已经登记",
            ),
        ]
        indexes = [models.Index(fields=["held_on", "id"], name="event_held")]

    def __str__(self) -> str:
        return self.title


class PolicyDocument(Record):
    """一份科技政策文件。"""

    title = models.CharField("文件名称", max_length=200)
    aliases = models.CharField("简称", max_length=300, blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    level = models.CharField("发文层级", max_length=12, choices=Level.choices)
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    issued_on = models.DateField("发文日期", null=True, blank=True)

    class Meta:
        verbose_name = "政策文件"
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                name="policy_title",
                violation_error_message="这份文件已经登记",
            ),
        ]
        indexes = [models.Index(fields=["issued_on"], name="policy_issued")]

    def __str__(self) -> str:
        return self.title


class Channel(Record):
    """报送信息的一个渠道：报纸、网站、内部刊物。"""

    name = models.CharField("渠道名称", max_length=80)
    aliases = models.CharField("别名", max_length=300, blank=True)
    level = models.CharField("渠道层级", max_length=12, choices=Level.choices)

    class Meta:
        verbose_name = "信息渠道"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="channel_name",
                violation_error_message="这个渠道已经登记",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InformationItem(Record):
    """一条信息向一个渠道的一次报送。"""

    code = models.CharField("信息编号", max_length=60)
    title = models.CharField("信息标题", max_length=200)
    channel = models.ForeignKey(Channel, models.PROTECT, verbose_name="报送渠道", related_name="+")
    submitted_on = models.DateField("报送日期")
    adopted_on = models.DateField("录用日期", null=True, blank=True)

    class Meta:
        verbose_name = "信息报送"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "channel"],
                name="information_key",
                violation_error_message="这条信息已经报送过这个渠道",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__gte=F("submitted_on")),
                name="information_order",
                violation_error_message="录用日期不能早于报送日期",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_on"], name="information_submitted"),
            models.Index(fields=["adopted_on"], name="information_adopted"),
        ]

    def __str__(self) -> str:
        return self.title
