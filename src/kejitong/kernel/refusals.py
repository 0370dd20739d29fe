"""The only anticipated failure. A refusal says what, why and what next; its class docstring
is the message that people read.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass

_ENDINGS = "。！？"


class Refused(Exception):
    """这件事现在不能办理。"""

    def __init__(self, *, why: str = "", remedy: str = "") -> None:
        super().__init__()
        self.why = why
        self.remedy = remedy

    @property
    def what(self) -> str:
        """类文档的第一段。"""
        return "".join((inspect.getdoc(type(self)) or "").split("\n\n")[0].split("\n"))

    def __str__(self) -> str:
        return "".join(_sentence(part) for part in (self.what, self.why, self.remedy))


class Missing(Refused):
    """要找的东西不存在，或不在您看得到的范围之内。"""


@dataclass(frozen=True, slots=True)
class Problem:
    """一处问题：第几行、哪一列、原值是什么、错在哪里。"""

    row: int | None
    column: str
    value: str
    problem: str

    def __str__(self) -> str:
        where = (f"第{self.row}行" if self.row is not None else "") + self.column
        value = f"“{self.value}”" if self.value else ""
        return f"{where}{value}：{self.problem}" if where or value else self.problem


class Invalid(Refused):
    """填写的内容有问题。"""

    def __init__(
        self, *, problems: tuple[Problem, ...] = (), why: str = "", remedy: str = ""
    ) -> None:
        super().__init__(why=why or "；".join(map(str, problems)), remedy=remedy)
        self.problems = problems


def _sentence(part: str) -> str:
    part = part.strip()
    return part if not part or part.endswith(tuple(_ENDINGS)) else f"{part}。"
