"""Every typeface is named, and has stand-ins."""

import pytest
from lxml import etree

from kejitong.documents.fonts import ALL, Font, fonts_xml, table_entry

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{_W}">{xml}</w:x>')[0]


@pytest.mark.parametrize("font", ALL, ids=lambda font: font.name)
def test_one_font_for_every_script(font: Font) -> None:
    names = [parsed(fonts_xml(font)).get(f"{{{_W}}}{script}") for script in ("ascii", "eastAsia")]
    assert names == [font.name, font.name]


@pytest.mark.parametrize("font", ALL, ids=lambda font: font.name)
def test_the_font_table_lists_the_stand_ins(font: Font) -> None:
    entry = parsed(table_entry(font))
    assert entry.get(f"{{{_W}}}name") == font.name
    assert (entry[0].get(f"{{{_W}}}val") or "").split(",") == list(font.stand_ins)
    assert len(font.stand_ins) >= 4
