"""Django's entry for the room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "kejitong.organisations"
    label = "organisations"
    verbose_name = "单位与地区"
    default_auto_field = "django.db.models.BigAutoField"
