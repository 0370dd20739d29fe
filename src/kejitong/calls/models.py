"""The tables of calls: what changes from run to run of an item."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Call(models.Model):
    """一个事项的一次开放申报。状态由时间得出：草稿、征求意见、已发布、开放中、已截止。"""

    item = models.CharField("事项", max_length=60)
    edition = models.DateField("表单版本")
    lifecycle = models.CharField("流程版本", max_length=60)
    code = models.CharField("批次编号", max_length=40)
    year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("批次名称", max_length=120)
    region = models.CharField("地区代码", max_length=12)
    text = models.TextField("申报指南", blank=True)
    categories = models.JSONField("类别", default=list, blank=True)
    quota = models.PositiveIntegerField("名额", null=True, blank=True)
    budget = models.DecimalField(
        "预算（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    contact = models.CharField("联系人和电话", max_length=200, blank=True)
    opens_at = models.DateTimeField("开始申报", null=True, blank=True)
    closes_at = models.DateTimeField("截止申报", null=True, blank=True)
    commented_at = models.DateTimeField("开始征求意见", null=True, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "申报批次"
        constraints = (
            models.UniqueConstraint(
                fields=("code",), name="call_code", violation_error_message="这个批次编号已经用过"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="call_span",
                violation_error_message="截止申报须晚于开始申报",
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0),
                name="call_budget",
                violation_error_message="预算不能为负数",
            ),
        )
        indexes = (
            models.Index(fields=("item", "year"), name="call_item"),
            models.Index(fields=("published_at", "closes_at"), name="call_open"),
        )

    def __str__(self) -> str:
        return self.name


class CallComment(models.Model):
    """征求意见期间的一条意见。"""

    call = models.ForeignKey(Call, models.PROTECT, verbose_name="批次", related_name="comments")
    by = models.CharField("提出人", max_length=60)
    at = models.DateTimeField("时间")
    text = models.CharField("意见", max_length=2000)
    reply = models.CharField("采纳情况", max_length=2000, blank=True)

    class Meta:
        verbose_name = "指南意见"

    def __str__(self) -> str:
        return self.text[:30]


class Extension(models.Model):
    """一次延长截止时间，连同公告的理由。"""

    call = models.ForeignKey(Call, models.PROTECT, verbose_name="批次", related_name="extensions")
    closed_at = models.DateTimeField("原截止时间")
    closes_at = models.DateTimeField("新截止时间")
    reason = models.CharField("理由", max_length=500)
    by = models.CharField("办理人", max_length=60)
    at = models.DateTimeField("公告时间")

    class Meta:
        verbose_name = "截止延长"

    def __str__(self) -> str:
        return f"{self.call_id} {self.closes_at}"


class Question(models.Model):
    """对指南的一个提问；答复后连同问题公开，不写提问单位。"""

    call = models.ForeignKey(Call, models.PROTECT, verbose_name="批次", related_name="questions")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="提问单位", related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    asked_by = models.CharField("提问人", max_length=60)
    asked_at = models.DateTimeField("提问时间")
    text = models.CharField("问题", max_length=2000)
    answer = models.CharField("答复", max_length=4000, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = "指南答疑"
        indexes = (models.Index(fields=("call", "answered_at"), name="question_call"),)

    def __str__(self) -> str:
        return self.text[:30]
