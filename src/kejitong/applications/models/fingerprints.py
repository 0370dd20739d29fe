"""The fingerprints of what was submitted, kept so that one application is compared with all."""

from __future__ import annotations

from django.db import models

from kejitong.applications.models.application import Application


class Fingerprint(models.Model):
    """一件申报最近一稿中查重的文字的指纹：选出的片段摘要，每个四字节。"""

    application = models.OneToOneField(
        Application,
        models.PROTECT,
        verbose_name="申报件",
        related_name="fingerprint",
        primary_key=True,
    )
    revision = models.PositiveSmallIntegerField("第几稿")
    marks = models.BinaryField("片段摘要")
    length = models.PositiveIntegerField("字数")

    class Meta:
        verbose_name = "查重指纹"

    def __str__(self) -> str:
        return f"{self.application_id} 第{self.revision}稿"
