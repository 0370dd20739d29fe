"""The entry for a WSGI server."""

import os
from importlib import import_module
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  they are there now

Thread(target=import_module, args=(settings.ROOT_URLCONF,), daemon=True).start()
"""All pages are loaded beside the first visitors, who would each wait a second for their own."""
