"""Django's entry for the desk."""

from django.apps import AppConfig


class OfficerConfig(AppConfig):
    name = "kejitong.desks.officer"
    label = "officer"
    verbose_name = "科技局工作台"
