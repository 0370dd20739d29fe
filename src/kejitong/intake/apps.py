"""Django's entry for the room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "kejitong.intake"
    label = "intake"
    verbose_name = "导入"
    default_auto_field = "django.db.models.BigAutoField"
