"""Django's entry for the desk."""

from django.apps import AppConfig


class ApplicantConfig(AppConfig):
    name = "kejitong.desks.applicant"
    label = "applicant"
    verbose_name = "申报单位工作台"
