"""Pinyin initials of a name, one letter a character, so that a name is found by typing few keys."""

from __future__ import annotations


class _Letters(dict[str, str]):
    """A character's letter, looked up once; a character without one counts for nothing."""

    def __missing__(self, character: str) -> str:
        from pypinyin import Style, lazy_pinyin  # a third of a second to load

        if character.isascii():
            letter = character.lower() if character.isalnum() else ""
        else:
            found = lazy_pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
            letter = found[0] if found else ""
        self[character] = letter
        return letter


_LETTERS = _Letters()


def initials(name: str) -> str:
    """拼音首字母，小写；字母和数字照写，符号略去。多音字取最常用的读音。"""
    return "".join(map(_LETTERS.__getitem__, name))
