"""What the applicant writes: answers by section, attachments, frozen revisions, proposals."""

from __future__ import annotations

from django.db import models

from kejitong.applications.models.application import Application


class Answers(models.Model):
    """一节的回答。每存一次版本加一；拿旧版来存的不收，两份都留给人看。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="answers"
    )
    section = models.CharField("节", max_length=40)
    values = models.JSONField("回答", default=dict)
    provenance = models.JSONField("来处", default=dict, blank=True)
    version = models.PositiveIntegerField("版本", default=1)
    saved_by = models.CharField("保存人", max_length=60)
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "一节回答"
        constraints = (
            models.UniqueConstraint(
                fields=("application", "section"),
                name="answers_section",
                violation_error_message="这一节已有回答",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.section}"


class Attachment(models.Model):
    """一份附件；换下的留着，不再算数。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="attachments"
    )
    slot = models.CharField("材料", max_length=40)
    name = models.CharField("文件名", max_length=200)
    path = models.CharField("存放位置", max_length=200)
    digest = models.CharField("摘要", max_length=64)
    size = models.PositiveIntegerField("字节数")
    media_type = models.CharField("格式", max_length=80)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    warning = models.CharField("提醒", max_length=300, blank=True)
    added_by = models.CharField("上传人", max_length=60)
    added_at = models.DateTimeField("上传时间")
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)

    class Meta:
        verbose_name = "附件"
        indexes = (models.Index(fields=("application", "slot"), name="attachment_slot"),)

    def __str__(self) -> str:
        return self.name


class Revision(models.Model):
    """提交时冻结的一份：全部回答、附件摘要、校验码和 PDF。从不修改。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="revisions"
    )
    ordinal = models.PositiveSmallIntegerField("第几稿")
    content = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    check_code = models.CharField("校验码", max_length=16)
    path = models.CharField("PDF 存放位置", max_length=200, blank=True)
    made_by = models.CharField("提交人", max_length=60)
    made_at = models.DateTimeField("提交时间")

    class Meta:
        verbose_name = "提交稿"
        constraints = (
            models.UniqueConstraint(
                fields=("application", "ordinal"),
                name="revision_ordinal",
                violation_error_message="这一稿已经有了",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} 第{self.ordinal}稿"


class Proposal(models.Model):
    """经办人代拟的一节改动，申报单位确认后才生效。"""

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="申报件", related_name="proposals"
    )
    section = models.CharField("节", max_length=40)
    values = models.JSONField("代拟的回答")
    reason = models.CharField("理由", max_length=500)
    by = models.CharField("代拟人", max_length=60)
    at = models.DateTimeField("时间")
    is_accepted = models.BooleanField("确认", null=True, blank=True)
    decided_by = models.CharField("确认人", max_length=60, blank=True)
    decided_at = models.DateTimeField("确认时间", null=True, blank=True)

    class Meta:
        verbose_name = "代拟改动"

    def __str__(self) -> str:
        return f"{self.application_id} {self.section}"
