"""What every test stands on: a data folder of its own, no network, one hour, and people.

Django is set up here and not by pytest-django, which would read the settings, and with them the
data folder, before this file has chosen one.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

HOME = tempfile.mkdtemp(prefix="kejitong-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
(Path(HOME) / "static").mkdir()
os.environ["KEJITONG_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kejitong.config.settings"

import django  # noqa: E402  the environment comes first

django.setup()
# Workers inherit the environment: without this line they would share the first folder.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.conf import settings as product  # noqa: E402  needs Django
from django.db import connection  # noqa: E402  needs Django
from hypothesis import HealthCheck, settings  # noqa: E402  beside the other set-up

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("again", settings.get_profile("house"), max_examples=30)
settings.load_profile("again" if os.environ.get("KEJITONG_DATABASE_URL") else "house")

from django.test import Client, override_settings  # noqa: E402  needs Django

from kejitong.accounts.models import Role, User  # noqa: E402  needs Django
from kejitong.audit import remembering  # noqa: E402  needs Django
from kejitong.audit.actions import Act  # noqa: E402  needs Django
from kejitong.registers import searching  # noqa: E402  needs Django
from tests import keeping, makers  # noqa: E402  needs Django


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: nobody need look through it for garbage."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database than the usual one only what asks the database."""
    if connection.vendor == "sqlite":
        return
    others = {one for one in items if not one.get_closest_marker("django_db")}
    others = {one for one in others if "db" not in getattr(one, "fixturenames", ())}
    config.hook.pytest_deselected(items=[one for one in items if one in others])
    items[:] = [one for one in items if one not in others]


LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """The empty database, whose statements are seen from now on."""
    keeping.watch()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    keeping.begin()
    remembering.forget_all()
    searching.forget()


@pytest.fixture(scope="session")
def _template_string_if_invalid_marker() -> None:
    """pytest-django's own would ask for `monkeypatch` in every test."""


@pytest.fixture
def monkeypatch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """What is made while something is patched is not kept for others."""
    keeping.stop()
    return monkeypatch


@pytest.fixture(autouse=True, scope="session")
def _network_is_off() -> Any:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
                raise NetworkRefused(f"{address} is not this machine")
            return real(self, address)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        yield


@pytest.fixture(autouse=True, scope="session")
def _static_files_are_the_servers() -> Iterator[None]:
    """Each client would look at every static file, and no test asks one of a client."""
    with override_settings(WHITENOISE_USE_FINDERS=False):
        yield


WELL_HASHED = ("config", "accounts")
"""Here it is tried that passwords are hashed well; elsewhere many people only sign in."""
HASHERS = tuple(product.PASSWORD_HASHERS)


@pytest.fixture(autouse=True, scope="session")
def _passwords_are_quick() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def _passwords_are_safe(request: pytest.FixtureRequest) -> None:
    if request.path.relative_to(Path(__file__).parent).parts[0] in WELL_HASHED:
        request.getfixturevalue("settings").PASSWORD_HASHERS = [*HASHERS]


@pytest.fixture
def act() -> Act:
    """An act at a fixed hour, with a reason and a source."""
    return makers.an_act()


@pytest.fixture
def officer(db: None) -> User:
    """经办人。"""
    return makers.a_user(Role.OFFICER)


@pytest.fixture
def leader(db: None) -> User:
    """局领导。"""
    return makers.a_user(Role.LEADER)


@pytest.fixture
def auditor(db: None) -> User:
    """审计员。"""
    return makers.a_user(Role.AUDITOR)


@pytest.fixture
def administrator(db: None) -> User:
    """系统管理员。"""
    return makers.a_user(Role.ADMINISTRATOR)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which this person has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.cookies = makers.cookies_of(user)
        return client

    return sign_in


@pytest.fixture
def invented(settings: Any) -> None:
    """The invented items beside those of the packs: tests/applications/invented."""
    settings.PACKS = (*settings.PACKS, "tests.applications.invented")


@pytest.fixture(scope="session")
def district_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of the demonstration district, built once for all workers.

    `KEJITONG_TEST_DISTRICT` names a folder that lasts longer, for one more run of the tests.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    home = Path(os.environ.get("KEJITONG_TEST_DISTRICT") or shared / "district")
    with Path(f"{home}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.with_suffix(".built").exists():
            command = [sys.executable, "-c", "from kejitong.cli import main; main()", "demo"]
            environment = {**os.environ, "KEJITONG_HOME": str(home), "KEJITONG_DATABASE_URL": ""}
            subprocess.run([*command, "--no-serve"], env=environment, check=True)
            home.with_suffix(".built").touch()
    return home


@pytest.fixture(scope="module")
def district(district_home: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration district in the database, for the tests of one module; then it is gone."""
    if connection.vendor != "sqlite":
        pytest.skip("the district is copied in as an SQLite file")
    with (
        django_db_blocker.unblock(),
        closing(sqlite3.connect(district_home / "kejitong.sqlite3")) as built,
        closing(sqlite3.connect(":memory:")) as empty,
    ):
        connection.ensure_connection()
        connection.connection.backup(empty)
        built.backup(connection.connection)
        told = shutil.copy(district_home / "installation.json", HOME)
        yield
        Path(told).unlink()
        empty.backup(connection.connection)
