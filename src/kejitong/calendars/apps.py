"""Django's entry for the room."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "kejitong.calendars"
    label = "calendars"
    verbose_name = "工作日历"
    default_auto_field = "django.db.models.BigAutoField"
