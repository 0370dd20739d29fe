"""Django's entry for the room."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "kejitong.disclosure"
    label = "disclosure"
    verbose_name = "公示异议"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer the guard that lifecycles ask of this room."""
        from kejitong.disclosure import guards, offering  # noqa: F401  done by importing
