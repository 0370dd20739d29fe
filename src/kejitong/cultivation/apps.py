"""Django's entry for the room."""

from django.apps import AppConfig


class CultivationConfig(AppConfig):
    name = "kejitong.cultivation"
    label = "cultivation"
    verbose_name = "培育"
    default_auto_field = "django.db.models.BigAutoField"
