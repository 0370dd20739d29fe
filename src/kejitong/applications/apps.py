"""Django's entry for the room."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "kejitong.applications"
    label = "applications"
    verbose_name = "申报件"
    default_auto_field = "django.db.models.BigAutoField"
