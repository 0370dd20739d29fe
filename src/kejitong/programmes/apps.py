"""Django's entry for the room."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "kejitong.programmes"
    label = "programmes"
    verbose_name = "科技计划"
    default_auto_field = "django.db.models.BigAutoField"
