"""How an entry is hashed: every column, and the digest of the entry before it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

SEPARATOR = "\x1f"


def digest(previous: str, columns: Sequence[str | int]) -> str:
    """SHA-256 over the previous digest and all columns, as 64 hexadecimal digits."""
    text = SEPARATOR.join([previous, *map(str, columns)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
