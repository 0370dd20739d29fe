"""Django's entry for the room."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "kejitong.calls"
    label = "calls"
    verbose_name = "申报批次"
    default_auto_field = "django.db.models.BigAutoField"
