"""Django's entry for the room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kejitong.ui"
    label = "ui"
    verbose_name = "界面组件"
    default_auto_field = "django.db.models.BigAutoField"
