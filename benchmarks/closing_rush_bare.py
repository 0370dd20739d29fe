"""The bare project for closing_rush.py: one view that writes one row for who has signed in."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from kejitong.config import settings as house

HOME = Path(os.environ["KEJITONG_HOME"])
settings.configure(
    SECRET_KEY=house.SECRET_KEY,
    HOME=HOME,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    AUTH_USER_MODEL="accounts.User",
    DEFAULT_AUTO_FIELD=house.DEFAULT_AUTO_FIELD,
    USE_TZ=True,
    DATABASES=house.DATABASES,
    PACKS=house.PACKS,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django_tasks",
        *(app for app in house.INSTALLED_APPS if app.startswith("kejitong.")),
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402  settings come first

application = get_wsgi_application()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

from kejitong.applications.models import Answers  # noqa: E402


@login_required
def save(request: HttpRequest, pk: int) -> HttpResponse:
    row = Answers.objects.get(application=pk, section="content")
    row.values = {**row.values, "risk": request.POST["risk"]}
    row.save()
    return HttpResponse("kept")


urlpatterns = [path("save/<int:pk>/", save)]
