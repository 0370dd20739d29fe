"""An import: the batch, its previewed parts, and the mappings that people corrected."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """一次导入走到哪一步。"""

    READ = "read", "已读取"
    PREVIEWED = "previewed", "待确认"
    CONFIRMED = "confirmed", "已导入"
    UNDONE = "undone", "已撤销"
    DISCARDED = "discarded", "已放弃"


class Batch(models.Model):
    """一次导入：哪份文件进哪本登记册，认出了什么，结果如何。"""

    register = models.CharField("登记册", max_length=40)
    file_name = models.CharField("文件名", max_length=255)
    digest = models.CharField("文件摘要", max_length=64)
    folder = models.CharField("存放文件夹", max_length=64, blank=True)
    sheet = models.CharField("工作表", max_length=255)
    sheets = models.JSONField("全部工作表", default=list)
    heading_rows = models.JSONField("表头行", default=list)
    headings = models.JSONField("表头", default=list)
    paths = models.JSONField("带上级的表头", default=list)
    unit = models.CharField("表上方的金额单位", max_length=20, blank=True)
    unused = models.JSONField("没有导入的栏", default=list)
    mapping = models.JSONField("对应关系", default=dict)
    fixed = models.JSONField("各行相同的值", default=dict)
    mends = models.JSONField("改正的格", default=dict)
    remarks = models.JSONField("文件提醒", default=list)
    state = models.CharField("状态", max_length=10, choices=State, default=State.READ)
    trouble = models.TextField("后台办理时的问题", blank=True)
    region = models.CharField("限于地区", max_length=9, blank=True)
    row_count = models.PositiveIntegerField("行数", default=0)
    added = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("更改", default=0)
    unchanged = models.PositiveIntegerField("不变", default=0)
    refused = models.PositiveIntegerField("退回", default=0)
    warned = models.PositiveIntegerField("有提醒", default=0)
    by = models.CharField("导入人", max_length=150)
    at = models.DateTimeField("上传时间")
    reason = models.TextField("理由", blank=True)
    confirmed_at = models.DateTimeField("导入时间", null=True, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "导入批次"
        indexes = [
            models.Index(fields=["register", "digest"], name="batch_same_file"),
            models.Index(fields=["state", "at"], name="batch_state_at"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}（{self.get_state_display()}）"


class Part(models.Model):
    """预览的一段：若干行的读数、结果和问题，压缩存放。"""

    batch = models.ForeignKey(
        Batch, verbose_name="批次", on_delete=models.CASCADE, related_name="parts"
    )
    number = models.PositiveIntegerField("序号")
    added = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("更改", default=0)
    unchanged = models.PositiveIntegerField("不变", default=0)
    refused = models.PositiveIntegerField("退回", default=0)
    warned = models.PositiveIntegerField("有提醒", default=0)
    content = models.BinaryField("内容")

    class Meta:
        verbose_name = "预览分段"
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"],
                name="part_number",
                violation_error_message="同一批次的分段序号不能重复。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}-{self.number}"


class RememberedMapping(models.Model):
    """人核对过的对应关系：下次遇到同样的表头，照此对应。"""

    register = models.CharField("登记册", max_length=40)
    fingerprint = models.CharField("表头摘要", max_length=64)
    mapping = models.JSONField("对应关系", default=dict)

    class Meta:
        verbose_name = "记住的对应关系"
        constraints = [
            models.UniqueConstraint(
                fields=["register", "fingerprint"],
                name="mapping_headings",
                violation_error_message="同样的表头只记一种对应关系。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.fingerprint[:8]}"
