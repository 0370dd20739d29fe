"""Django's entry for the desk."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "kejitong.desks.portal"
    label = "portal"
    verbose_name = "公开服务"
