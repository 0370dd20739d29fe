"""Django's entry for the room."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "kejitong.review"
    label = "review"
    verbose_name = "评审考察"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer the guards that lifecycles ask of this room, and let experts see their work."""
        from kejitong.review import access, guards, offering  # noqa: F401  done by importing
