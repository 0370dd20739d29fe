"""Django's entry for the room."""

from django.apps import AppConfig


class PatentsConfig(AppConfig):
    name = "kejitong.patents"
    label = "patents"
    verbose_name = "专利"
    default_auto_field = "django.db.models.BigAutoField"
