"""What the tests of imports stand on: a folder for uploads of their own, and a region."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kejitong.registers.models import Record
from tests import makers


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    """Where this test's uploads are kept."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files" / "imports"


@pytest.fixture
def region(db: None) -> Record:
    return makers.a_region()
