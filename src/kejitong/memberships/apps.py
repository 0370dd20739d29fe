"""Django's entry for the room."""

from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "kejitong.memberships"
    label = "memberships"
    verbose_name = "单位成员"
    default_auto_field = "django.db.models.BigAutoField"
