"""公文的序数：标题的一、（一）1.（1），发文字号，成文日期，汉字数目。"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kejitong.documents.blocks import Block, Heading, Run

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))


def chinese_numeral(number: int) -> str:
    """一至九千九百九十九，照公文写法：12 写作十二，105 写作一百零五。"""
    if not 1 <= number <= 9999:
        raise ValueError(f"汉字序数只到九千九百九十九，写不了{number}。")
    written, rest = "", number
    for place, name in _PLACES:
        digit, rest = divmod(rest, place)
        if digit:
            written += _DIGITS[digit] + name
        elif rest and written and not written.endswith("零"):
            written += "零"
    written += _DIGITS[rest] if rest else ""
    return written.removeprefix("一") if written.startswith("一十") else written


def label(level: int, place: int) -> str:
    """The number that stands before the heading of this level at this place."""
    if level == 1:
        return f"{chinese_numeral(place)}、"
    if level == 2:
        return f"（{chinese_numeral(place)}）"
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


def written_date(day: date) -> str:
    """成文日期：阿拉伯数字，月、日不补零。"""
    return f"{day.year}年{day.month}月{day.day}日"
