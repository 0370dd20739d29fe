"""What every record has: a version, where it came from, and a trace when it is no longer counted."""

from __future__ import annotations

from django.db import models


class Record(models.Model):
    """登记册里的一条记录。从不删除：停用的留着，写明何时、为何。"""

    version = models.PositiveIntegerField("版本", default=1)
    source = models.CharField("来源", max_length=200, blank=True)
    retired_at = models.DateTimeField("停用时间", null=True, blank=True)
    retired_reason = models.CharField("停用理由", max_length=500, blank=True)

    class Meta:
        abstract = True
