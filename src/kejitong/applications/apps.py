"""Django's entry for the room."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "kejitong.applications"
    label = "applications"
    verbose_name = "申报件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer the guards that lifecycles ask of this room."""
        from kejitong.applications import conditions  # noqa: F401  answering is done by importing
        from kejitong.applications.actions import checking  # noqa: F401  so is this
