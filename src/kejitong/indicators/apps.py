"""Django's entry for the room."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "kejitong.indicators"
    label = "indicators"
    verbose_name = "指标"
    default_auto_field = "django.db.models.BigAutoField"
