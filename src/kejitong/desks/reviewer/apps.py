"""Django's entry for the desk."""

from django.apps import AppConfig


class ReviewerConfig(AppConfig):
    name = "kejitong.desks.reviewer"
    label = "reviewer"
    verbose_name = "专家工作台"
