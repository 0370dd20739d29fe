"""Django's entry for the room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "kejitong.outreach"
    label = "outreach"
    verbose_name = "活动与信息"
    default_auto_field = "django.db.models.BigAutoField"
