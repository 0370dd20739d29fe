"""How much of a file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """读取的上限：文件、展开后的大小、部分数、最大矩形的格数。"""

    file_bytes: int = 100 << 20
    expanded_bytes: int = 512 << 20
    parts: int = 5_000
    cells: int = 12_000_000
