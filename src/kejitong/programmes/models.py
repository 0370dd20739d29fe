"""The tables of the programme tree and of the ledger of filings, grants and award applications.

States (申报、评审、公示、立项、验收) are not stored: they follow from the dates.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kejitong.registers.choices import Level
from kejitong.registers.models import Record


class ProgrammeCategory(models.TextChoices):
    """计划的性质。"""

    PLAN = "plan", "科技计划"
    RECOGNITION = "recognition", "认定"
    PLATFORM = "platform", "平台载体"
    FUND = "fund", "专项资金"
    AWARD = "award", "科技奖励"
    OTHER = "other", "其他"


class FilingKind(models.TextChoices):
    """申报的种类。"""

    ORDINARY = "ordinary", "一般申报"
    FIRST = "first", "首次"
    RENEWAL = "renewal", "重新认定"
    RECHECK = "recheck", "复审"


class FilingCategory(models.TextChoices):
    """项目的类别。"""

    INDUSTRY = "industry", "工业"
    AGRICULTURE = "agriculture", "农业"
    SOCIAL_DEVELOPMENT = "social_development", "社会发展"
    ENGINEERING_CENTRE = "engineering_centre", "工程中心"
    PLATFORM = "platform", "公共服务平台"
    COMMERCIALISATION = "commercialisation", "成果转化"
    COOPERATION = "cooperation", "产学研合作"
    INTELLECTUAL_PROPERTY = "intellectual_property", "知识产权"
    SOFT_SCIENCE = "soft_science", "软科学"
    OTHER = "other", "其他"


class Programme(Record):
    """计划目录里的一项，可以有上级计划，也有起止日期。"""

    code = models.CharField("计划代码", max_length=40)
    name = models.CharField("计划名称", max_length=120)
    aliases = models.CharField("别名", max_length=300, blank=True)
    level = models.CharField("层级", max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上级计划", related_name="+", null=True, blank=True
    )
    category = models.CharField(
        "性质",
        max_length=12,
        choices=ProgrammeCategory.choices,
        default=ProgrammeCategory.PLAN,
        blank=True,
    )
    since = models.DateField("设立日期", null=True, blank=True)
    until = models.DateField("停止日期", null=True, blank=True)

    class Meta:
        verbose_name = "计划"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="programme_code",
                violation_error_message="这个计划代码已经登记",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="programme_span",
                violation_error_message="停止日期须晚于设立日期",
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="programme_name"),
            models.Index(fields=["level"], name="programme_level"),
        ]

    def __str__(self) -> str:
        return self.name


class Filing(Record):
    """一家单位向一项计划的一次申报，直至立项、到期和验收。"""

    code = models.CharField("项目编号", max_length=60)
    title = models.CharField("项目名称", max_length=200)
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="计划", related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="申报单位", related_name="+"
    )
    kind = models.CharField(
        "申报种类",
        max_length=12,
        choices=FilingKind.choices,
        default=FilingKind.ORDINARY,
        blank=True,
    )
    category = models.CharField(
        "项目类别", max_length=24, choices=FilingCategory.choices, blank=True
    )
    filed_on = models.DateField("申报日期", null=True, blank=True)
    reviewed_on = models.DateField("专家评审日期", null=True, blank=True)
    visited_on = models.DateField("现场考察日期", null=True, blank=True)
    has_passed_visit = models.BooleanField("通过现场考察", null=True, blank=True)
    notice_from = models.DateField("公示首日", null=True, blank=True)
    notice_until = models.DateField("公示末日", null=True, blank=True)
    approved_on = models.DateField("立项日期", null=True, blank=True)
    approval_number = models.CharField("立项文号", max_length=80, blank=True)
    approved_amount = models.DecimalField(
        "立项经费", max_digits=16, decimal_places=2, null=True, blank=True
    )
    starts_on = models.DateField("实施起日", null=True, blank=True)
    due_on = models.DateField("实施止日", null=True, blank=True)
    accepted_on = models.DateField("验收日期", null=True, blank=True)

    class Meta:
        verbose_name = "申报立项"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="filing_code",
                violation_error_message="这个项目编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(notice_until__gte=F("notice_from")),
                name="filing_notice",
                violation_error_message="公示末日不能早于公示首日",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="filing_term",
                violation_error_message="实施止日不能早于实施起日",
            ),
            models.CheckConstraint(
                condition=Q(approved_amount__gte=0),
                name="filing_amount",
                violation_error_message="立项经费不能为负数",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "filed_on"], name="filing_filed"),
            models.Index(fields=["programme", "approved_on"], name="filing_approved"),
            models.Index(fields=["reviewed_on"], name="filing_reviewed"),
            models.Index(fields=["notice_from"], name="filing_notice_from"),
            models.Index(fields=["due_on"], name="filing_due"),
            models.Index(fields=["filed_on", "id"], name="filing_listed"),
        ]

    def __str__(self) -> str:
        return self.title


class Grant(Record):
    """上级一份文件下达的一笔科技经费。"""

    document_number = models.CharField("文号", max_length=80)
    title = models.CharField("经费名称", max_length=200)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        verbose_name="受款单位",
        related_name="+",
        null=True,
        blank=True,
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name="计划", related_name="+", null=True, blank=True
    )
    filing = models.ForeignKey(
        Filing, models.PROTECT, verbose_name="立项项目", related_name="+", null=True, blank=True
    )
    platform = models.ForeignKey(
        "recognitions.Platform",
        models.PROTECT,
        verbose_name="平台载体",
        related_name="+",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="受款地区", related_name="+"
    )
    level = models.CharField("下达层级", max_length=12, choices=Level.choices)
    granted_on = models.DateField("文号日期")
    amount = models.DecimalField("下达金额", max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = "上级经费"
        constraints = [
            models.UniqueConstraint(
                fields=["document_number", "title", "organisation"],
                name="grant_line",
                violation_error_message="同一文号下这家单位的这笔经费已经登记",
            ),
            models.UniqueConstraint(
                fields=["document_number", "title"],
                condition=Q(organisation=None),
                name="grant_line_whole",
                violation_error_message="同一文号下的这笔经费已经登记",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="grant_amount",
                violation_error_message="下达金额不能为负数",
            ),
        ]
        indexes = [models.Index(fields=["granted_on", "id"], name="grant_granted")]

    def __str__(self) -> str:
        return f"{self.document_number} {self.title}"


class AwardApplication(Record):
    """一项科技奖励的申报，直至授奖。"""

    code = models.CharField("申报编号", max_length=60)
    title = models.CharField("申报项目", max_length=200)
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="奖种", related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="申报单位", related_name="+"
    )
    applied_on = models.DateField("申报日期", null=True, blank=True)
    grade = models.CharField("等次", max_length=40, blank=True)
    awarded_on = models.DateField("授奖日期", null=True, blank=True)

    class Meta:
        verbose_name = "科技奖励"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="award_code",
                violation_error_message="这个申报编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(awarded_on__gte=F("applied_on")),
                name="award_order",
                violation_error_message="授奖日期不能早于申报日期",
            ),
        ]
        indexes = [models.Index(fields=["applied_on"], name="award_applied")]

    def __str__(self) -> str:
        return self.title


class Entitlement(Record):
    """一个单位凭一份文件可以兑付的一笔奖补；拨付另记。"""

    code = models.CharField("兑付编号", max_length=60)
    item = models.CharField("事项", max_length=120)
    call = models.CharField("批次", max_length=120, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位", related_name="+"
    )
    document_number = models.CharField("文号", max_length=80)
    entitled_on = models.DateField("文号日期")
    amount = models.DecimalField("兑付金额", max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = "兑付资格"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="entitlement_code",
                violation_error_message="这个兑付编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="entitlement_amount",
                violation_error_message="兑付金额不能为负数",
            ),
        ]
        indexes = [models.Index(fields=["entitled_on"], name="entitlement_day")]

    def __str__(self) -> str:
        return self.code
