"""Django's entry for the room."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "kejitong.review"
    label = "review"
    verbose_name = "评审考察"
    default_auto_field = "django.db.models.BigAutoField"
