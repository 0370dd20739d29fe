"""The words in which packs declare a report: an outline of sections and paragraphs.

A paragraph is handed words for its slots and returns text. It cannot query, and it cannot contain
a digit: every number is a slot that an indicator fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


class Word(Protocol):
    """A slot in a sentence: put it into the text, or ask what it holds."""

    @property
    def value(self) -> Decimal | None:
        """数值；待补时没有。"""

    def names(self, most: int) -> str:
        """句子里列举的前几条记录的名称。"""


class Words(Protocol):
    """What a paragraph is handed: its slots as attributes."""

    def __getattr__(self, slot: str) -> Word:
        """The word of a slot."""

    def claim(self, slot: str, sentence: str) -> str:
        """有记录作证才写的话；没有记录则写成待补。"""

    def behind(self) -> list[tuple[str, str, str]]:
        """没有达到当年目标的指标：名称、实际、目标。"""

    def aimed(self) -> bool:
        """有没有登记当年目标。"""

    def ranked(self) -> bool:
        """有没有可以比较的名次。"""

    def trailing(self) -> list[tuple[str, str]]:
        """名次在后一半的指标：名称、名次。"""

    def plans(self) -> list[tuple[str, str]]:
        """下一年有目标的指标：名称、目标。"""


Write = Callable[[Words], str]


@dataclass(frozen=True, slots=True)
class Section:
    """文稿的一级或二级标题。`counted` 是导语里要数它有几个的那一组。"""

    code: str
    title: str
    level: int
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """一段：代码、所在章节、段首标题、槽位（槽号到指标代码）、写法。"""

    code: str
    section: Section
    heading: str
    slots: Mapping[str, str]
    write: Write


@dataclass(frozen=True, slots=True)
class Outline:
    """一种报告：名称、章节和段落，按出现的先后。

    `title` 前面由 `title_slots` 的槽位填年份；`aims` 是要对照目标的指标，`ranks` 是要看名次的指标；
    `bounds` 是前者不得大于后者的两个槽位；`aliases` 是不规范的叫法到统一叫法。
    """

    code: str
    title: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    aims: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    bounds: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    title_slots: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        codes = [paragraph.code for paragraph in self.paragraphs]
        if len(codes) != len(set(codes)):
            raise ValueError(f"{self.code}: a paragraph stands twice")
        strays = {p.section.code for p in self.paragraphs} - {s.code for s in self.sections}
        if strays:
            raise ValueError(f"{self.code}: sections {strays} are not in the outline")

    @property
    def slots(self) -> dict[str, str]:
        """Every slot of the report and the indicator that fills it."""
        slots = dict(self.title_slots)
        for paragraph in self.paragraphs:
            for slot, code in paragraph.slots.items():
                if slots.setdefault(slot, code) != code:
                    raise ValueError(f"slot {slot} stands for two indicators")
        return slots


def paragraph(section: Section, heading: str = "", /, **slots: str) -> Callable[[Write], Paragraph]:
    """Declare a function as a paragraph; its code is section.function."""

    def declare(write: Write) -> Paragraph:
        name = write.__name__
        return Paragraph(f"{section.code}.{name}", section, heading, slots, write)

    return declare
