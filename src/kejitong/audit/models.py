"""The journal's tables: the entries, the head that the next entry links to, each room's last."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """一次办理：谁、何时、对哪条记录、改前改后，以及与上一条相链的摘要。

    All columns are text or whole numbers exactly as hashed, so that the chain can be recomputed
    from the table alone, on any database.
    """

    id = models.BigAutoField("序号", primary_key=True)
    at = models.CharField("时间", max_length=40)
    actor = models.CharField("办理人", max_length=150)
    act = models.CharField("动作", max_length=60)
    room = models.CharField("登记册", max_length=40)
    record = models.BigIntegerField("记录", default=0)
    batch = models.BigIntegerField("批次", default=0)
    reason = models.TextField("理由", blank=True)
    before = models.TextField("改前", blank=True)
    after = models.TextField("改后", blank=True)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "日志条目"
        indexes = [
            models.Index(fields=["room", "record"], name="entry_about"),
            models.Index(fields=["batch"], name="entry_batch"),
            models.Index(fields=["actor", "id"], name="entry_of_actor"),
            models.Index(fields=["room", "id"], name="entry_of_room"),
            models.Index(fields=["at", "id"], name="entry_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.actor} {self.act}"


class Head(models.Model):
    """链头：已写到第几条、摘要是什么。写日志的人先锁住它。"""

    last = models.BigIntegerField("最后序号", default=0)
    digest = models.CharField("摘要", max_length=64, default="")

    class Meta:
        verbose_name = "链头"

    def __str__(self) -> str:
        return f"{self.last} {self.digest}"


class RoomHead(models.Model):
    """分册链头：一本登记册（一个房间）的日志写到第几条、那一条的摘要。

    Tells whether anything of some rooms was written since, without a look at the entries.
    """

    room = models.CharField("登记册", max_length=40, primary_key=True)
    last = models.BigIntegerField("最后序号")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "分册链头"

    def __str__(self) -> str:
        return f"{self.room} {self.last}"
