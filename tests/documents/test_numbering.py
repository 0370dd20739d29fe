"""Numbers of headings, documents and days."""

from hypothesis import given
from hypothesis import strategies as st

from kejitong.documents.blocks import Block, Heading, Paragraph, heading, paragraph
from kejitong.documents.numbering import document_number, numbered


def lines(blocks: tuple[Block, ...]) -> list[str]:
    headings = [block for block in blocks if isinstance(block, Heading)]
    return ["".join(run.text for run in block.runs) for block in headings]


def test_each_level_counts_and_starts_again_below_a_higher_one() -> None:
    levels = (1, 2, 3, 4, 4, 3, 2, 3, 1, 2)
    assert lines(numbered(heading(level, "甲") for level in levels)) == [
        "一、甲",
        "（一）甲",
        "1.甲",
        "（1）甲",
        "（2）甲",
        "2.甲",
        "（二）甲",
        "1.甲",
        "二、甲",
        "（一）甲",
    ]


def test_headings_may_start_at_the_second_level() -> None:
    assert lines(numbered([heading(2, "甲"), heading(2, "乙")])) == ["（一）甲", "（二）乙"]


@given(st.lists(st.integers(0, 4)))
def test_numbering_leaves_all_else_alone(levels: list[int]) -> None:
    blocks = [heading(level, "甲") if level else paragraph("正文") for level in levels]
    result = numbered(blocks)
    pairs = list(zip(result, blocks, strict=True))
    assert all(new == old for new, old in pairs if isinstance(old, Paragraph))
    for new, old in pairs:
        if isinstance(new, Heading) and isinstance(old, Heading):
            assert (new.level, new.runs[1:]) == (old.level, old.runs)
    assert [type(block) for block in result] == [type(block) for block in blocks]


def test_document_number_has_tortoise_brackets_and_no_leading_zero() -> None:
    assert document_number("示科发", 2026, 7) == "示科发〔2026〕7号"
