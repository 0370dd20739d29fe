"""The editable part of the work calendar: single days, and years that are entered in full."""

from __future__ import annotations

from django.db import models

from kejitong.registers.models import Record


class CalendarDay(Record):
    """一天上不上班，依据哪份通知。"""

    day = models.DateField("日期")
    is_workday = models.BooleanField("是否上班")
    is_year_complete = models.BooleanField("该年放假安排已录全", default=False)
    document = models.CharField("依据", max_length=200)

    class Meta:
        verbose_name = "工作日历"
        constraints = [
            models.UniqueConstraint(
                fields=["day"], name="calendar_day_once",
                violation_error_message="这一天已经登记",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.day} {'上班' if self.is_workday else '休息'}"
