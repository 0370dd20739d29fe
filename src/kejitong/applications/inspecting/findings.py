"""What looking into a file may find: a fault, in words for the one who uploaded it."""

from __future__ import annotations


class Faulty(ValueError):
    """A file that is not taken: why, and what its owner can do."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy
