"""The installation is remembered in its own folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.test import override_settings
from django.utils import timezone

from kejitong.ui.installation import Installation, describe, installation


def test_fresh_installation_lives_today(tmp_path: Path) -> None:
    with override_settings(HOME=tmp_path):
        fresh = installation()
    assert fresh == Installation()
    assert fresh.today == timezone.localdate()
    assert abs((fresh.now - timezone.localtime()).total_seconds()) < 5


def test_described_installation_is_read_back(tmp_path: Path) -> None:
    what = Installation(
        bureau="示例区科技局",
        region="示例区",
        day="2026-11-30",
        is_demo=True,
        guests=(("经办人", "officer", "password"),),
    )
    with override_settings(HOME=tmp_path):
        describe(what)
        assert installation() == what
    assert what.today == what.now.date() == date(2026, 11, 30)
    assert what.now.tzinfo is not None
