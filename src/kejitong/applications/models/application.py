"""The application itself, the steps it has gone, and the register records it made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Application(models.Model):
    """一个单位对一个批次的一件申报。`state` 是步骤的投影，与步骤同时写下。"""

    call = models.ForeignKey(
        "calls.Call", models.PROTECT, verbose_name="批次", related_name="applications"
    )
    item = models.CharField("事项", max_length=60)
    edition = models.DateField("表单版本")
    lifecycle = models.CharField("流程版本", max_length=60)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="申报单位", related_name="+"
    )
    township = models.CharField("推荐单位地区", max_length=12, blank=True)
    title = models.CharField("名称", max_length=200, blank=True)
    category = models.CharField("类别", max_length=60, blank=True)
    amount = models.DecimalField(
        "申请金额（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    approved_amount = models.DecimalField(
        "核定金额（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    lead = models.CharField("负责人", max_length=60, blank=True)
    state = models.CharField("状态", max_length=40)
    state_since = models.DateTimeField("进入状态的时间")
    number = models.CharField("受理编号", max_length=60, null=True, blank=True)
    created_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name="创建人", related_name="+"
    )
    created_at = models.DateTimeField("创建时间")
    submitted_at = models.DateTimeField("首次提交时间", null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name="复制自", related_name="+", null=True, blank=True
    )
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "申报件"
        constraints = (
            models.UniqueConstraint(
                fields=("number",),
                name="application_number",
                violation_error_message="这个受理编号已经用过",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="application_amount",
                violation_error_message="申请金额不能为负数",
            ),
        )
        indexes = (
            models.Index(fields=("call", "state"), name="application_queue"),
            models.Index(fields=("organisation", "state"), name="application_own"),
            models.Index(fields=("state", "township"), name="application_township"),
        )

    def __str__(self) -> str:
        return self.title or f"未命名申报件 {self.pk}"


class Step(models.Model):
    """走过的一步：谁、以什么身份、何时、从哪到哪、写明了什么。从不修改。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="steps"
    )
    move = models.CharField("动作", max_length=40)
    source = models.CharField("从", max_length=40)
    target = models.CharField("到", max_length=40)
    role = models.CharField("身份", max_length=16)
    by = models.CharField("办理人", max_length=60)
    stands_in_for = models.CharField("代谁办理", max_length=60, blank=True)
    at = models.DateTimeField("时间")
    given = models.JSONField("写明的内容", default=dict, blank=True)

    class Meta:
        verbose_name = "办理步骤"
        indexes = (models.Index(fields=("application", "at"), name="step_application"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.move}"


class LinkedRecord(models.Model):
    """这件申报在哪本登记册里写了哪一条。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="linked"
    )
    register = models.CharField("登记册", max_length=40)
    record = models.BigIntegerField("记录")

    class Meta:
        verbose_name = "写入的记录"
        constraints = (
            models.UniqueConstraint(
                fields=("application", "register"),
                name="linked_record_once",
                violation_error_message="这件申报在这本登记册里已有一条",
            ),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.record}"
