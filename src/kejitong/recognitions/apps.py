"""Django's entry for the room."""

from django.apps import AppConfig


class RecognitionsConfig(AppConfig):
    name = "kejitong.recognitions"
    label = "recognitions"
    verbose_name = "资质与平台"
    default_auto_field = "django.db.models.BigAutoField"
