"""Reading a draft the way a strict editor would: what contradicts, repeats, or was typed by hand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kejitong.indicators.reckoning import Reckoner
from kejitong.reports import tokens
from kejitong.reports.models import Draft
from kejitong.reports.vocabulary import Outline, Paragraph

DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?")
UNITS = "家件项个条所只万亿名位次批倍成台套人户元"
HANZI = re.compile(
    rf"[〇零二三四五六七八九十百千两][〇零一二三四五六七八九十百千万亿两多余几点]*[{UNITS}]|百分之[〇零一二三四五六七八九十百千点]+"
)
"""A count in Hanzi; “一” alone is left to the language (一批、一次)."""
TITLE = re.compile(r"《([^》]*(?:办法|意见|通知|规定|方案|条例|细则|措施)[^》]*)》")
"""Policy documents; newspapers may well be named twice."""


@dataclass(frozen=True, slots=True)
class Fault:
    """一处毛病：哪一段、说的是什么、是否挡住定稿。"""

    paragraph: str
    rule: str
    sentence: str
    blocks: bool = False


Rule = Callable[[Outline, Draft, Reckoner], Iterator[Fault]]


def typed_digits(outline: Outline, draft: Draft, _figures: Reckoner) -> Iterator[Fault]:
    """数字只能来自登记册，不能手写：阿拉伯数字、带圈数字、分数都算，改稿里新写的汉字数目也算。"""
    for paragraph in outline.paragraphs:
        words = tokens.words_only(draft.text_of(paragraph.code))
        for found in (*DIGITS.findall(words), *_signs(words), *_hanzi(draft, paragraph.code)):
            sentence = f"“{_name(paragraph)}”里手写了“{found}”，请改用数字标记"
            yield Fault(paragraph.code, "typed", sentence, blocks=True)


def _signs(words: str) -> list[str]:
    """Circled, Roman and fractional digits."""
    return [sign for sign in words if unicodedata.category(sign) in {"No", "Nl"} and sign != "〇"]


def _hanzi(draft: Draft, code: str) -> list[str]:
    """Counts in Hanzi that the editor wrote and the generated text does not have."""
    if code not in draft.edited:
        return []
    generated = draft.generated.get(code, "")
    found = HANZI.findall(tokens.words_only(draft.edited[code]))
    return [count for count in found if count not in generated]


def lost_slots(outline: Outline, draft: Draft, _figures: Reckoner) -> Iterator[Fault]:
    """改稿里少了底稿有的数字。"""
    for paragraph in outline.paragraphs:
        if paragraph.code not in draft.edited:
            continue
        kept = set(tokens.slots(draft.edited[paragraph.code]))
        for slot in tokens.slots(draft.generated.get(paragraph.code, "")):
            if slot not in kept:
                yield Fault(paragraph.code, "lost", f"“{_name(paragraph)}”删去了数字{{{slot}}}")


def aliases(outline: Outline, draft: Draft, _figures: Reckoner) -> Iterator[Fault]:
    """同一事物只用一种叫法；错字也在此列。"""
    for paragraph in outline.paragraphs:
        words = tokens.words_only(draft.text_of(paragraph.code))
        for wrong, right in outline.aliases:
            if wrong in words.replace(right, ""):
                sentence = f"“{_name(paragraph)}”里的“{wrong}”应统一为“{right}”"
                yield Fault(paragraph.code, "alias", sentence, blocks=True)


def repeated_titles(outline: Outline, draft: Draft, _figures: Reckoner) -> Iterator[Fault]:
    """一段里同一份文件不列两遍。"""
    for paragraph in outline.paragraphs:
        titles = Counter(TITLE.findall(draft.text_of(paragraph.code)))
        for title, times in titles.items():
            if times > 1:
                sentence = f"“{_name(paragraph)}”里《{title}》列了{times}遍"
                yield Fault(paragraph.code, "repeated", sentence)


def counted_headings(outline: Outline, _draft: Draft, figures: Reckoner) -> Iterator[Fault]:
    """导语说几个标题，就必须有几个。"""
    for slot, code in outline.slots.items():
        measure = figures.indicator(code).measure
        group = getattr(measure, "of", "")
        count = sum(section.counted == group for section in outline.sections) if group else 0
        if count and figures.figure(code).value != Decimal(count):
            sentence = f"{{{slot}}}与标题数不符：标题有{count}个"
            yield Fault("", "headings", sentence, blocks=True)


def bounds(outline: Outline, _draft: Draft, figures: Reckoner) -> Iterator[Fault]:
    """部分不得大于整体。"""
    for part, whole in outline.bounds:
        small, large = (figures.figure(outline.slots[slot]) for slot in (part, whole))
        if small.value is not None and large.value is not None and small.value > large.value:
            sentence = f"{small.indicator.label}（{small.text}）大于{large.indicator.label}（{large.text}）"
            yield Fault("", "bounds", sentence, blocks=True)


def agreeing(outline: Outline, _draft: Draft, figures: Reckoner) -> Iterator[Fault]:
    """同一槽位在各段由同一个指标给出；一处待补，处处待补。"""
    for slot, code in outline.slots.items():
        figure = figures.figure(code)
        if figure.is_missing:
            yield Fault("", "missing", f"{{{slot}}}{figure.indicator.label}待补：{figure.missing}")


RULES: tuple[Rule, ...] = (
    typed_digits, lost_slots, aliases, repeated_titles, counted_headings, bounds, agreeing,
)  # fmt: skip


def lint(outline: Outline, draft: Draft, figures: Reckoner) -> list[Fault]:
    """Every fault of a draft, those that block first."""
    faults = [fault for rule in RULES for fault in rule(outline, draft, figures)]
    return sorted(faults, key=lambda fault: not fault.blocks)


def _name(paragraph: Paragraph) -> str:
    return paragraph.heading or paragraph.section.title or "导语"
