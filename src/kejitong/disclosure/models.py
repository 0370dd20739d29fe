"""The tables of notices and objections."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class PublicNotice(models.Model):
    """一份公示：发布时冻结名单和公开栏目，按工作日计期。第二次公示指向前一次。"""

    call = models.ForeignKey(
        "calls.Call", models.PROTECT, verbose_name="批次", related_name="notices"
    )
    number = models.CharField("公示编号", max_length=40)
    title = models.CharField("标题", max_length=200)
    lead = models.TextField("说明", blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    columns = models.JSONField("公开栏目", default=list)
    digest = models.CharField("名单摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")
    first_on = models.DateField("公示首日")
    last_on = models.DateField("公示末日")
    working_days = models.PositiveSmallIntegerField("工作日")
    exclude_first_day = models.BooleanField("首日不计", default=False)
    lengthened_from = models.DateField("延长前的末日", null=True, blank=True)
    contact = models.CharField("受理异议的部门、电话、地址", max_length=300)
    after = models.ForeignKey(
        "self", models.PROTECT, verbose_name="前一次公示", related_name="+", null=True, blank=True
    )
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    withdrawn_reason = models.CharField("撤下的理由", max_length=300, blank=True)
    by = models.CharField("发布人", max_length=60)

    class Meta:
        verbose_name = "公示"
        constraints = (
            models.UniqueConstraint(
                fields=("number",),
                name="notice_number",
                violation_error_message="这个公示编号已经用过",
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="notice_span",
                violation_error_message="公示末日不能早于首日",
            ),
        )
        indexes = (models.Index(fields=("published_at",), name="notice_published"),)

    def __str__(self) -> str:
        return self.title


class NoticeLine(models.Model):
    """公示名单冻结的一行：公开的内容原样存下；因异议取消的写明。"""

    notice = models.ForeignKey(
        PublicNotice, models.PROTECT, verbose_name="公示", related_name="lines"
    )
    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        verbose_name="申报件",
        related_name="notice_lines",
    )
    ordinal = models.PositiveSmallIntegerField("序号")
    shown = models.JSONField("公开内容")
    struck_at = models.DateTimeField("取消时间", null=True, blank=True)
    struck_reason = models.CharField("取消说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "公示行"
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "application"),
                name="notice_line_once",
                violation_error_message="这一件在名单里已有一行",
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.ordinal}"


class NoticeFile(models.Model):
    """公示的一份附件；发布前查过其中的个人信息，发布后不再变。"""

    notice = models.ForeignKey(
        PublicNotice, models.PROTECT, verbose_name="公示", related_name="files"
    )
    name = models.CharField("文件名", max_length=200)
    path = models.CharField("存放位置", max_length=200)
    digest = models.CharField("摘要", max_length=64)
    size = models.PositiveIntegerField("字节数")

    class Meta:
        verbose_name = "公示附件"

    def __str__(self) -> str:
        return self.name


class Effect(models.TextChoices):
    """结论对名单的影响。"""

    NONE = "none", "名单不变"
    CHANGE = "change", "变更后再公示"
    STRIKE = "strike", "取消资格"


class Objection(models.Model):
    """一件异议：实名、有证据、身份保密；收到、受理、调查、结论、答复、归档。"""

    line = models.ForeignKey(
        NoticeLine, models.PROTECT, verbose_name="公示行", related_name="objections"
    )
    number = models.CharField("异议编号", max_length=40)
    is_organisation = models.BooleanField("单位提出")
    name = models.CharField("异议人", max_length=120)
    representative = models.CharField("法定代表人", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=30)
    id_number = models.CharField("证件号码", max_length=30, blank=True)
    text = models.TextField("异议内容")
    evidence_name = models.CharField("证据材料", max_length=200)
    evidence_path = models.CharField("存放位置", max_length=200)
    evidence_digest = models.CharField("材料摘要", max_length=64)
    received_at = models.DateTimeField("收到时间")
    admitted_at = models.DateTimeField("受理时间", null=True, blank=True)
    refused_at = models.DateTimeField("不予受理时间", null=True, blank=True)
    refuse_reason = models.CharField("不予受理的理由", max_length=500, blank=True)
    investigators = models.JSONField("调查人", default=list, blank=True)
    appointed_at = models.DateTimeField("指定调查人的时间", null=True, blank=True)
    investigation = models.TextField("调查情况", blank=True)
    concluded_at = models.DateTimeField("结论时间", null=True, blank=True)
    is_upheld = models.BooleanField("成立", null=True, blank=True)
    conclusion = models.TextField("结论", blank=True)
    effect = models.CharField("对名单的影响", max_length=20, choices=Effect.choices, blank=True)
    replied_at = models.DateTimeField("答复时间", null=True, blank=True)
    replied_by = models.CharField("答复人", max_length=60, blank=True)
    reply = models.TextField("答复", blank=True)
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)

    class Meta:
        verbose_name = "异议"
        constraints = (
            models.UniqueConstraint(
                fields=("number",),
                name="objection_number",
                violation_error_message="这个异议编号已经用过",
            ),
        )
        indexes = (models.Index(fields=("line", "received_at"), name="objection_line"),)

    def __str__(self) -> str:
        return self.number
