"""The tables of review: experts, who scores what, visits, ranking and decisions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Expert(models.Model):
    """一位评审专家；能登录的有用户。"""

    user = models.OneToOneField(
        "accounts.User", models.PROTECT, verbose_name="用户", related_name="expert"
    )
    employer = models.CharField("工作单位", max_length=120)
    title = models.CharField("职称", max_length=60, blank=True)
    fields = models.CharField("专业领域", max_length=300, blank=True)
    is_finance = models.BooleanField("财务专家", default=False)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    left_on = models.DateField("出库日期", null=True, blank=True)

    class Meta:
        verbose_name = "评审专家"

    def __str__(self) -> str:
        return f"{self.user_id} {self.employer}"


class Assignment(models.Model):
    """一位专家评一件申报；回应、回避和提交各有时间。撤换的留着。"""

    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        verbose_name="申报件",
        related_name="assignments",
    )
    expert = models.ForeignKey(
        Expert, models.PROTECT, verbose_name="专家", related_name="assignments"
    )
    revision = models.PositiveSmallIntegerField("第几稿")
    assigned_at = models.DateTimeField("指派时间")
    assigned_by = models.CharField("指派人", max_length=60)
    due_on = models.DateField("评审期限", null=True, blank=True)
    accepted_at = models.DateTimeField("接受时间", null=True, blank=True)
    declined_at = models.DateTimeField("谢绝时间", null=True, blank=True)
    decline_reason = models.CharField("谢绝或回避的理由", max_length=300, blank=True)
    removed_at = models.DateTimeField("撤换时间", null=True, blank=True)
    marks = models.JSONField("各项得分", default=dict, blank=True)
    comments = models.JSONField("各项评语", default=dict, blank=True)
    opinion = models.CharField("总体意见", max_length=2000, blank=True)
    total = models.DecimalField("总分", max_digits=5, decimal_places=2, null=True, blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "评审任务"
        constraints = (
            models.UniqueConstraint(
                fields=("application", "expert"),
                condition=Q(removed_at=None),
                name="assignment_once",
                violation_error_message="这位专家已经在评这一件",
            ),
        )
        indexes = (models.Index(fields=("expert", "submitted_at"), name="assignment_expert"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.expert_id}"


class SiteVisit(models.Model):
    """一次现场考察：考察组、逐项核对、照片、纪要和签字。"""

    application = models.ForeignKey(
        "applications.Application", models.PROTECT, verbose_name="申报件", related_name="visits"
    )
    visited_on = models.DateField("考察日期")
    team = models.JSONField("考察组", default=list)
    points = models.JSONField("核对情况", default=dict)
    minutes = models.TextField("考察纪要", blank=True)
    is_passed = models.BooleanField("通过", null=True, blank=True)
    signed = models.JSONField("签字", default=list, blank=True)
    by = models.CharField("记录人", max_length=60)
    at = models.DateTimeField("记录时间")
    signed_at = models.DateTimeField("签字完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "现场考察"

    def __str__(self) -> str:
        return f"{self.application_id} {self.visited_on}"


class VisitPhoto(models.Model):
    """考察的一张照片。"""

    visit = models.ForeignKey(SiteVisit, models.PROTECT, verbose_name="考察", related_name="photos")
    name = models.CharField("文件名", max_length=200)
    path = models.CharField("存放位置", max_length=200)
    digest = models.CharField("摘要", max_length=64)
    caption = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "考察照片"

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """一次会商：对一个批次的排序定线，连同纪要。拟定中的一个批次只有一份，定下以后不改。"""

    call = models.ForeignKey(
        "calls.Call", models.PROTECT, verbose_name="批次", related_name="meetings"
    )
    held_on = models.DateField("会商日期")
    attendees = models.JSONField("参加人", default=list)
    minutes = models.TextField("会商纪要", blank=True)
    budget = models.DecimalField(
        "预算（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    by = models.CharField("记录人", max_length=60)
    at = models.DateTimeField("记录时间")
    decided_by = models.CharField("主持决定的人", max_length=60, blank=True)
    decided_at = models.DateTimeField("定下的时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "会商"
        constraints = (
            models.UniqueConstraint(
                fields=("call",),
                condition=Q(decided_at=None),
                name="meeting_being_drawn_up",
                violation_error_message="这个批次已有一份拟定中的会商",
            ),
        )

    def __str__(self) -> str:
        return f"{self.call_id} {self.held_on}"


class RankedLine(models.Model):
    """会商排序表的一行：名次、得分、拟给金额、取舍和理由；取舍空着的是这次不议。"""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="会商", related_name="lines")
    application = models.ForeignKey(
        "applications.Application", models.PROTECT, verbose_name="申报件", related_name="ranked"
    )
    rank = models.PositiveSmallIntegerField("名次", null=True, blank=True)
    score = models.DecimalField("得分", max_digits=6, decimal_places=3, null=True, blank=True)
    amount = models.DecimalField(
        "拟给金额（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    is_chosen = models.BooleanField("拟立项", null=True, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "排序行"
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "application"),
                name="ranked_line_once",
                violation_error_message="这一件在排序表里已有一行",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rank} {self.application_id}"
