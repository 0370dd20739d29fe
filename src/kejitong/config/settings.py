"""Django's settings: knobs mapped to Django's names, and nothing else."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from kejitong.config import knobs

HOME = knobs.home()
PACKAGE = Path(__file__).resolve().parent.parent
DEBUG = knobs.flag(knobs.DEBUG)
ALLOWED_HOSTS = [host for host in knobs.text(knobs.HOSTS).split(",") if host]


def _secret() -> str:
    """The secret key of this installation, made once and kept readable by its owner only."""
    path = HOME / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


def _database(address: str) -> dict[str, object]:
    """SQLite in the data folder, or what the address names."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "kejitong.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;",
            },
        }
    url = urlparse(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
    }


SECRET_KEY = _secret()
DATABASES = {"default": _database(knobs.text(knobs.DATABASE))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
    "kejitong.audit",
    "kejitong.accounts",
    "kejitong.ui",
    "kejitong.calendars",
    "kejitong.organisations",
    "kejitong.patents",
    "kejitong.recognitions",
    "kejitong.programmes",
    "kejitong.cooperation",
    "kejitong.outreach",
    "kejitong.cultivation",
    "kejitong.memberships",
    "kejitong.calls",
    "kejitong.applications",
    "kejitong.review",
    "kejitong.intake",
    "kejitong.indicators",
    "kejitong.reports",
    "kejitong.disclosure",
    "kejitong.desks.officer",
    "kejitong.desks.reviewer",
    "kejitong.desks.applicant",
    "kejitong.desks.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kejitong.ui.middleware.house_rules",
    "axes.middleware.AxesMiddleware",
]

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kejitong.ui.context.surroundings",
                "kejitong.desks.officer.context.navigation",
                "kejitong.desks.applicant.context.navigation",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        ("django.template.loaders.cached.Loader", _LOADERS),
                    ],
                ),
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django_cotton.templatetags.cotton",
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
                "kejitong.ui.templatetags.kejitong",
            ],
        },
    }
]
COTTON_ISOLATE_BY_DEFAULT = True

ROOT_URLCONF = "kejitong.config.urls"
WSGI_APPLICATION = "kejitong.config.wsgi.application"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "officer/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = knobs.flag(knobs.HTTPS)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kejitong.ui.storage.KnownFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
VIRUS_SCANNER = knobs.text(knobs.VIRUS_SCANNER)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
PACKS = ("kejitong.packs.national", "kejitong.packs.jiangsu", "kejitong.packs.tongzhou")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
