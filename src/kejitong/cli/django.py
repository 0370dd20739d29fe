"""Starting Django for the commands that need the database; the pure ones never load it."""

from __future__ import annotations

import os


def setup() -> None:
    """Load Django once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
    import django

    django.setup()
