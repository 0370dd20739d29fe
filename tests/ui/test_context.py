"""What every template knows, and that cookies cannot smuggle in anything else."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.ui.context import surroundings
from tests.ui.makers import a_request


def test_surroundings_carry_the_installation_and_its_day() -> None:
    known = surroundings(a_request())
    assert known["here"].bureau == "示例区科技局"
    assert known["today"] == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("theme", "size", "kept"),
    [
        ("dark", "large", ("dark", "large")),
        ("", "", ("", "normal")),
        ('"><script>', "huge", ("", "normal")),
    ],
)
def test_only_known_modes_are_kept(theme: str, size: str, kept: tuple[str, str]) -> None:
    known = surroundings(a_request(theme=theme, size=size))
    assert (known["theme"], known["size"]) == kept
