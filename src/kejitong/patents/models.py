"""Patents: one application number, one row; every state follows from the dates."""

from __future__ import annotations

from django.db import models

from kejitong.registers.models import Record


class PatentKind(models.TextChoices):
    """专利的种类；通过PCT进入的按所求的权利归类。"""

    INVENTION = "invention", "发明"
    UTILITY = "utility", "实用新型"
    DESIGN = "design", "外观设计"


class Patent(Record):
    """一件专利（申请），以申请号为准。"""

    application_number = models.CharField("申请号", max_length=14, unique=True)
    title = models.CharField("专利名称", max_length=200)
    kind = models.CharField("专利种类", max_length=10, choices=PatentKind, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="第一申请单位",
        null=True, blank=True, related_name="patents",
    )  # fmt: skip
    applicants = models.CharField("申请（专利权）人", max_length=400, blank=True)
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="第一申请人所在地区",
        null=True, blank=True, related_name="patents",
    )  # fmt: skip
    filed_on = models.DateField("申请日")
    granted_on = models.DateField("授权公告日", null=True, blank=True)
    terminated_on = models.DateField("权利终止日", null=True, blank=True)
    invalidated_on = models.DateField("宣告无效日", null=True, blank=True)
    term_extension_days = models.PositiveIntegerField("期限补偿天数", default=0)
    expires_on = models.DateField("期限届满日", null=True, blank=True)
    paid_until_year = models.PositiveSmallIntegerField("年费已缴至年度", null=True, blank=True)
    is_strategic = models.BooleanField("战略性新兴产业", default=False)
    has_overseas_family = models.BooleanField("有海外同族", default=False)
    pledge_amount = models.DecimalField(
        "质押融资金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    has_award = models.BooleanField("获国家科技奖或中国专利奖", default=False)

    class Meta:
        verbose_name = "专利"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(granted_on__gte=models.F("filed_on")),
                name="patent_granted_after_filed",
                violation_error_message="授权公告日早于申请日",
            ),
            models.CheckConstraint(
                condition=models.Q(terminated_on__gte=models.F("granted_on")),
                name="patent_terminated_after_grant",
                violation_error_message="权利终止日早于授权公告日",
            ),
        )
        indexes = (
            models.Index(fields=("filed_on", "id"), name="patent_listed"),
            models.Index(fields=("filed_on", "kind"), name="patent_filed"),
            models.Index(fields=("granted_on", "kind"), name="patent_granted"),
            models.Index(fields=("kind", "expires_on"), name="patent_valid"),
        )

    def __str__(self) -> str:
        return self.title
