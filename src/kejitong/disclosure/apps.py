"""Django's entry for the room."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "kejitong.disclosure"
    label = "disclosure"
    verbose_name = "公示异议"
    default_auto_field = "django.db.models.BigAutoField"
