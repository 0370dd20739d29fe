"""What the bureau finds: the formal check, what is missing, and remarks with their audience."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kejitong.applications.models.application import Application


class Outcome(models.TextChoices):
    """一项核对的结论。"""

    PASSED = "passed", "符合"
    FAILED = "failed", "不符合"
    DOUBTFUL = "doubtful", "待核"


class Finding(models.Model):
    """形式审查的一项：自动查出的在先，经办人的结论在后。一稿一套。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="findings"
    )
    revision = models.PositiveSmallIntegerField("第几稿")
    code = models.CharField("核对项", max_length=60)
    label = models.CharField("名称", max_length=120)
    automatic = models.CharField("自动结论", max_length=10, choices=Outcome.choices, blank=True)
    evidence = models.JSONField("依据", default=dict, blank=True)
    outcome = models.CharField("结论", max_length=10, choices=Outcome.choices, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    decided_by = models.CharField("核对人", max_length=60, blank=True)
    decided_at = models.DateTimeField("核对时间", null=True, blank=True)

    class Meta:
        verbose_name = "审查结论"
        constraints = (
            models.UniqueConstraint(
                fields=("application", "revision", "code"),
                name="finding_once",
                violation_error_message="这一稿的这一项已经核对",
            ),
        )

    def __str__(self) -> str:
        return self.label


class Deficiency(models.Model):
    """一次性告知的一处缺漏；容缺的写明补交期限。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="deficiencies"
    )
    revision = models.PositiveSmallIntegerField("第几稿")
    place = models.CharField("所在栏目或材料", max_length=80)
    text = models.CharField("缺什么、怎么补", max_length=500)
    is_tolerated = models.BooleanField("容缺", default=False)
    due_on = models.DateField("补交期限", null=True, blank=True)
    told_at = models.DateTimeField("告知时间", null=True, blank=True)
    resolved_at = models.DateTimeField("补齐时间", null=True, blank=True)
    by = models.CharField("经办人", max_length=60)

    class Meta:
        verbose_name = "缺漏"
        constraints = (
            models.CheckConstraint(
                condition=Q(is_tolerated=False) | Q(due_on__isnull=False),
                name="deficiency_due",
                violation_error_message="容缺须写明补交期限",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Audience(models.TextChoices):
    """一条附注给谁看。"""

    BUREAU = "bureau", "仅科技局"
    BODY = "body", "科技局和推荐单位"
    APPLICANT = "applicant", "申报单位也看得到"


class Annotation(models.Model):
    """办理中的一条附注，写明给谁看。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="annotations"
    )
    text = models.CharField("内容", max_length=2000)
    audience = models.CharField("给谁看", max_length=10, choices=Audience.choices)
    by = models.CharField("写的人", max_length=60)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "办理附注"

    def __str__(self) -> str:
        return self.text[:30]
