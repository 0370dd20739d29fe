"""Django's entry for the room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "kejitong.reports"
    label = "reports"
    verbose_name = "总结"
    default_auto_field = "django.db.models.BigAutoField"
