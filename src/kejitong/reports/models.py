"""A report of a region and a year, and its drafts: every save is a new draft, none is changed.

Beside the text stand what people remarked on its paragraphs and who approved which draft.
"""

from __future__ import annotations

from django.db import models


class Report(models.Model):
    """一个地区一年的一种总结。"""

    outline = models.CharField("报告种类", max_length=40)
    region = models.CharField("地区代码", max_length=12)
    year = models.PositiveIntegerField("年份")

    class Meta:
        verbose_name = "总结"
        constraints = [
            models.UniqueConstraint(
                fields=["outline", "region", "year"], name="report_once",
                violation_error_message="这一年的总结已经有了",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year} {self.outline}"


class Draft(models.Model):
    """总结的一稿：截止日、各段底稿与修改稿；定稿后连着冻结的数字。"""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="总结", related_name="drafts")
    number = models.PositiveIntegerField("稿次")
    until = models.DateField("截止日")
    at = models.DateTimeField("时间")
    by = models.CharField("办理人", max_length=150)
    note = models.CharField("说明", max_length=300, blank=True)
    generated = models.JSONField("底稿", default=dict)
    edited = models.JSONField("修改稿", default=dict)
    freeze = models.ForeignKey(
        "indicators.Freeze", models.PROTECT, verbose_name="冻结", null=True, related_name="+"
    )

    class Meta:
        verbose_name = "稿次"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="draft_once",
                violation_error_message="这一稿已被别人保存",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.report} 第{self.number}稿"

    @property
    def is_frozen(self) -> bool:
        """是否已定稿。"""
        return self.freeze_id is not None

    def text_of(self, code: str) -> str:
        """The paragraph as it stands: the editor's words if there are any, else the generated."""
        return str(self.edited.get(code, self.generated.get(code, "")))


class Remark(models.Model):
    """对一段的批注：谁、何时、对哪一稿说了什么，谁认为已经改好。"""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="总结", related_name="remarks")
    number = models.PositiveIntegerField("写批注时的稿次")
    paragraph = models.CharField("段落", max_length=80)
    text = models.CharField("批注", max_length=500)
    by = models.CharField("批注人", max_length=150)
    at = models.DateTimeField("批注时间")
    resolved_by = models.CharField("办结人", max_length=150, blank=True)
    resolved_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        verbose_name = "批注"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, resolved_by="")
                | (models.Q(resolved_at__isnull=False) & ~models.Q(resolved_by="")),
                name="remark_resolved",
                violation_error_message="办结人和办结时间要一起写",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.paragraph} {self.text[:20]}"

    @property
    def is_open(self) -> bool:
        """是否还没有办结。"""
        return self.resolved_at is None


class Approval(models.Model):
    """局领导对一稿的同意。"""

    draft = models.ForeignKey(Draft, models.PROTECT, verbose_name="稿次", related_name="approvals")
    by = models.CharField("同意人", max_length=150)
    at = models.DateTimeField("同意时间")
    note = models.CharField("意见", max_length=300, blank=True)

    class Meta:
        verbose_name = "审定"
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "by"], name="approved_once",
                violation_error_message="您已经同意过这一稿",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.draft} {self.by}"
