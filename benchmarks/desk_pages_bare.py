"""The bare project for desk_pages.py: one list and one record, as few lines as Django needs."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

HOME = Path(os.environ["KEJITONG_HOME"])
settings.configure(
    SECRET_KEY=(HOME / "secret.key").read_text(encoding="ascii"),
    HOME=HOME,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    AUTH_USER_MODEL="accounts.User",
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "kejitong.sqlite3",
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "kejitong.audit",
        "kejitong.accounts",
        "kejitong.organisations",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "list.html": "<table>{% for o in page_obj %}<tr><td><a href='/one/{{ o.pk }}/'>"
                            "{{ o.name }}</a></td><td>{{ o.uscc }}</td><td>{{ o.get_kind_display }}</td>"
                            "<td>{{ o.region.name }}</td><td>{{ o.industry }}</td></tr>{% endfor %}"
                            "</table>{{ page_obj.number }}/{{ paginator.num_pages }}",
                            "one.html": "<h1>{{ o.name }}</h1><p>{{ o.uscc }} {{ o.region.name }}</p>",
                        },
                    )
                ]
            },
        }
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402  settings come first

application = get_wsgi_application()

from django.contrib.auth.mixins import LoginRequiredMixin  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.generic import DetailView, ListView  # noqa: E402

from kejitong.organisations.models import Organisation  # noqa: E402


class List(LoginRequiredMixin, ListView):  # type: ignore[type-arg]
    queryset = Organisation.objects.select_related("region").order_by("name", "pk")
    paginate_by = 50
    template_name = "list.html"


class One(LoginRequiredMixin, DetailView):  # type: ignore[type-arg]
    queryset = Organisation.objects.select_related("region")
    template_name = "one.html"
    context_object_name = "o"


urlpatterns = [path("list/", List.as_view()), path("one/<int:pk>/", One.as_view())]
