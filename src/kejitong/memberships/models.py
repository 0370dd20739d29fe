"""The tables of who acts for which organisation."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Duty(models.TextChoices):
    """在单位里的职责；一个人可以兼几样，每样一条。"""

    ADMINISTRATOR = "administrator", "单位管理员"
    PREPARER = "preparer", "填报人"
    SIGNATORY = "signatory", "签发人"


class Claim(models.Model):
    """一个人凭统一社会信用代码和证明材料认领一个单位，等科技局核对。"""

    user = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name="认领人", related_name="+"
    )
    uscc = models.CharField("统一社会信用代码", max_length=18)
    name = models.CharField("单位名称", max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位", related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    proof_name = models.CharField("证明材料", max_length=200)
    proof_path = models.CharField("存放位置", max_length=200)
    proof_digest = models.CharField("材料摘要", max_length=64)
    made_at = models.DateTimeField("认领时间")
    decided_at = models.DateTimeField("核对时间", null=True, blank=True)
    decided_by = models.CharField("核对人", max_length=60, blank=True)
    is_approved = models.BooleanField("通过", null=True, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "单位认领"
        indexes = (models.Index(fields=("is_approved", "made_at"), name="claim_waiting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "uscc"),
                condition=Q(is_approved=None),
                name="claim_once_waiting",
                violation_error_message="您对这个单位的认领正在核对，请等候结果",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.uscc}"


class Membership(models.Model):
    """一个人在一个单位的一样职责，有起止日期；`stands_in_for` 是受谁委托代办。"""

    user = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name="人员", related_name="memberships"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位", related_name="+"
    )
    duty = models.CharField("职责", max_length=16, choices=Duty.choices)
    since = models.DateField("起")
    until = models.DateField("止（当天起不再有效）", null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name="受谁委托",
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = "单位成员"
        indexes = (models.Index(fields=("organisation", "duty"), name="membership_duty"),)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "duty"),
                condition=Q(until=None),
                name="membership_once",
                violation_error_message="这个人在本单位已有这样职责",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="membership_span",
                violation_error_message="止日不能早于起日",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.user_id} {self.duty}"
