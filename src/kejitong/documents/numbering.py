"""公文的序数：标题的一、（一）1.（1）和发文字号。"""

from collections.abc import Iterable
from dataclasses import replace

from kejitong.documents.blocks import Block, Heading, Run
from kejitong.kernel.phrasing import chinese_number


def label(level: int, place: int) -> str:
    """The number that stands before the heading of this level at this place."""
    if level == 1:
        return f"{chinese_number(place)}、"
    if level == 2:
        return f"（{chinese_number(place)}）"
    return f"{place}." if level == 3 else f"（{place}）"


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """给每个标题编号；遇到上级标题，下级从头数起。"""
    counts = [0, 0, 0, 0, 0]
    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading):
            result.append(block)
            continue
        level = block.level
        counts[level] += 1
        counts[level + 1 :] = [0] * (4 - level)
        number = Run(label(level, counts[level]))
        result.append(replace(block, runs=(number, *block.runs)))
    return tuple(result)


def document_number(code: str, year: int, place: int) -> str:
    """发文字号：机关代字、六角括号里的年份、不补零的顺序号。"""
    return f"{code}〔{year}〕{place}号"
