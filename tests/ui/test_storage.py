"""The address of a file is what Django writes, written once."""

from __future__ import annotations

from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage

from kejitong.ui.storage import KnownFiles


def test_addresses_are_those_of_django() -> None:
    assert staticfiles_storage.url("ui/css/base.css") == StaticFilesStorage().url("ui/css/base.css")


def test_an_address_is_written_once() -> None:
    known = KnownFiles()
    assert known.url("ui/css/base.css") is known.url("ui/css/base.css")
