"""GB/T 9704-2012 的尺寸，换成 Word 的单位：缇（1/20 磅）、半磅、八分之一磅。"""

_TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


PAGE_WIDTH = twips(210)
PAGE_HEIGHT = twips(297)
LEFT = twips(28)
RIGHT = twips(26)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

LINE = 580
# 22 lines of 29 pt are 4 twips (0.07 mm) higher than the 225 mm that the margins of 37 and 35 mm
# leave; without giving these 4 twips away, half of them on each side, Word sets only 21 lines.
TOP = twips(37) - 2
BOTTOM = twips(35) - 2

# Third-size type is 16 pt; 28 characters fill 156 mm at 15.79 pt, so each gives way by 848/4096 pt.
CHARACTER_SPACE = -848
# The page declares that grid, but no paragraph snaps to it: LibreOffice gives a 16 pt character two
# cells of 15.79 pt. Characters 0.3 pt closer together and lines of exactly 29 pt set the same
# page in every program; justification spreads the rest.
TIGHTER = -6
CHARACTER = round((16 + CHARACTER_SPACE / 4096) * 20)

SIZE_2 = 44
SIZE_3 = 32
SIZE_4 = 28
SIZE_SMALL_4 = 24

HEAD_DROP = twips(35)
HEAD_LARGEST = 124
RED_RULE_GAP_POINTS = 11
RED_RULE = 12
THICK_RULE = twips(0.35)
THIN_RULE = twips(0.25)
TABLE_RULE = 12
TABLE_HEADER_RULE = 6

# The dash of the page number, in the middle of its 14 pt line, stands 7 mm below the text area.
FOOTER = twips(35 - 7) - SIZE_4 * 10 // 2


def width_in_characters(text: str) -> float:
    """How many full-width characters wide: ASCII counts half."""
    return sum(0.5 if character.isascii() else 1 for character in text)
