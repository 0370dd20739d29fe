"""Django's entry for the room."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "kejitong.cooperation"
    label = "cooperation"
    verbose_name = "产学研"
    default_auto_field = "django.db.models.BigAutoField"
