"""Django's entry for the room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kejitong.audit"
    label = "audit"
    verbose_name = "日志"
    default_auto_field = "django.db.models.BigAutoField"
