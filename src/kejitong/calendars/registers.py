"""The register of calendar days."""

from __future__ import annotations

from kejitong.calendars.models import CalendarDay
from kejitong.registers.columns import Column
from kejitong.registers.register import Register

CALENDAR_DAYS = Register(
    slug="calendar_days",
    model=CalendarDay,
    key=("day",),
    title="day",
    names=(),
    lead="国务院办公厅放假通知里与平常不同的日子：法定节假日休息、调休上班。系统自带2004—2026年的安排，"
    "此后各年请在通知发布后录入；一年录全后，在最后一条上填“该年放假安排已录全”。",
    columns=(
        Column(
            "day",
            synonyms=("日子", "放假日期", "调休日期"),
            required=True,
            listed=True,
            filtered=True,
        ),
        Column(
            "is_workday", synonyms=("上班", "是否工作日"), required=True, listed=True, filtered=True
        ),
        Column("is_year_complete", synonyms=("已录全",), listed=True),
        Column("document", synonyms=("文件", "通知"), required=True, listed=True, searched=True),
    ),
    order=("-day",),
)
