"""Batches of recognition, and the certificates and products recognised."""

from __future__ import annotations

from datetime import date

from django.db import models

from kejitong.recognitions.choices import CertificateKind, ProductKind
from kejitong.registers.choices import Level
from kejitong.registers.models import Record


class RecognitionBatch(Record):
    """一次公布的认定名单：第几批、文号、全省和本市各几家。"""

    title = models.CharField("批次名称", max_length=120, unique=True)
    ordinal = models.PositiveSmallIntegerField("第几批", null=True, blank=True)
    level = models.CharField("层级", max_length=10, choices=Level)
    issuer = models.CharField("发文机关", max_length=100, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    announced_on = models.DateField("公布日期")
    total_count = models.PositiveIntegerField("全省家数", null=True, blank=True)
    city_count = models.PositiveIntegerField("本市家数", null=True, blank=True)

    class Meta:
        verbose_name = "认定批次"
        indexes = (models.Index(fields=("announced_on",), name="batch_announced"),)

    def __str__(self) -> str:
        return self.title


class Certificate(Record):
    """一张证书或一个入库编号；有效期内未被撤销即有效。"""

    kind = models.CharField("证书种类", max_length=24, choices=CertificateKind)
    number = models.CharField("证书编号", max_length=60)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位",
        related_name="certificates",
    )  # fmt: skip
    batch = models.ForeignKey(
        RecognitionBatch, models.PROTECT, verbose_name="认定批次", null=True, blank=True,
        related_name="certificates",
    )  # fmt: skip
    issued_on = models.DateField("发证日期")
    expires_on = models.DateField("有效期至", null=True, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)
    field_code = models.CharField("技术领域代码", max_length=20, blank=True)

    class Meta:
        verbose_name = "证书"
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "number"),
                name="certificate_once",
                violation_error_message="这种证书的这个编号已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("issued_on")),
                name="certificate_expires_after",
                violation_error_message="有效期至早于发证日期",
            ),
        )
        indexes = (
            models.Index(fields=("issued_on", "id"), name="certificate_listed"),
            models.Index(fields=("kind", "issued_on"), name="certificate_issued"),
            models.Index(fields=("kind", "expires_on"), name="certificate_expires"),
        )

    def __str__(self) -> str:
        return self.number

    def is_valid_on(self, day: date) -> bool:
        """这一天是否有效：有效期的最后一天仍有效，撤销当天已无效。"""
        begun = self.issued_on <= day and (self.expires_on is None or day <= self.expires_on)
        return begun and (self.revoked_on is None or day < self.revoked_on)


class Product(Record):
    """申报或获认定的产品。"""

    kind = models.CharField("产品类别", max_length=20, choices=ProductKind)
    name = models.CharField("产品名称", max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="单位", related_name="products"
    )
    applied_on = models.DateField("申报日期", null=True, blank=True)
    recognised_on = models.DateField("认定日期", null=True, blank=True)
    number = models.CharField("证书编号", max_length=60, blank=True)

    class Meta:
        verbose_name = "认定产品"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "kind", "name"),
                name="product_once",
                violation_error_message="这个单位的这个产品已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(recognised_on__gte=models.F("applied_on")),
                name="product_recognised_after",
                violation_error_message="认定日期早于申报日期",
            ),
        )
        indexes = (
            models.Index(fields=("applied_on", "id"), name="product_listed"),
            models.Index(fields=("kind", "applied_on"), name="product_applied"),
        )

    def __str__(self) -> str:
        return self.name
