"""Django's entry for the room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kejitong.demo"
    label = "demo"
    verbose_name = "演示区"
    default_auto_field = "django.db.models.BigAutoField"
