"""Where a rule or a number comes from: document, number, article and the days it is in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """依据：文件名称、文号、条款、发文机关和施行期间（止日当天已不再施行）。"""

    document: str
    number: str = ""
    article: str = ""
    in_force: date | None = None
    until: date | None = None
    issuer: str = ""

    def at(self, article: str) -> Citation:
        """同一文件的某一条款。"""
        return replace(self, article=article)

    def is_in_force(self, on: date) -> bool:
        """这一天是否施行；没有写明的一端视为不限。"""
        begun = self.in_force is None or self.in_force <= on
        return begun and (self.until is None or on < self.until)

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        title = self.document.removeprefix("《").removesuffix("》")
        return f"《{title}》{number}{self.article}"
