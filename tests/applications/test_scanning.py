"""The virus scanner of the installation: none, clean, infected, out of order."""

from __future__ import annotations

import sys

import pytest
from django.conf import settings as django_settings

from kejitong.applications import scanning


def set_scanner(settings: django_settings, answer: str) -> None:
    settings.VIRUS_SCANNER = f"{sys.executable} -c '{answer}'"


def test_without_a_scanner_nothing_is_scanned(settings: django_settings) -> None:
    settings.VIRUS_SCANNER = ""
    scanning.scan(b"anything")


def test_a_clean_file_passes(settings: django_settings) -> None:
    set_scanner(settings, "import sys; sys.exit(sys.stdin.buffer.read() != bytes(9))")
    scanning.scan(bytes(9))
    with pytest.raises(scanning.Infected, match="查毒后重新生成"):
        scanning.scan(b"other")


def test_a_scanner_in_trouble_lets_nothing_pass(
    settings: django_settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_scanner(settings, "import sys; sys.exit(2)")
    with pytest.raises(scanning.NotScanned, match="报告出错"):
        scanning.scan(b"x")
    monkeypatch.setattr(scanning, "PATIENCE_SECONDS", 0.2)
    set_scanner(settings, "import time; time.sleep(9)")
    with pytest.raises(scanning.NotScanned, match="没有应答"):
        scanning.scan(b"x")
