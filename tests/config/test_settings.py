"""What the settings make of the knobs: the database, the key, and the guards of the pages."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kejitong.config import settings


def test_without_an_address_it_is_sqlite_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    database = settings._database("")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(str(database["NAME"])).parent == tmp_path


def test_an_address_names_a_postgresql() -> None:
    database = settings._database("postgresql://kjt:p%40ss%2Fword@db.local:5433/bureau")
    wanted = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "bureau",
        "USER": "kjt",
        "PASSWORD": "p@ss/word",
        "HOST": "db.local",
        "PORT": "5433",
    }
    assert {key: database[key] for key in wanted} == wanted


def test_the_key_is_made_once_and_is_its_owners_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    key = settings._secret()
    assert len(key) >= 50
    assert settings._secret() == key
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_passwords_are_kept_with_argon2_only() -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
