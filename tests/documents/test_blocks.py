"""What a document may consist of."""

import pytest

from kejitong.documents.blocks import Document, Run, Table, heading, paragraph


def test_words_become_runs_in_their_order() -> None:
    figure = Run("312", "figure")
    assert paragraph("总数", figure, "家").runs == (Run("总数"), figure, Run("家"))
    assert heading(2, "主要成效").runs == (Run("主要成效"),)


@pytest.mark.parametrize("level", [0, 5])
def test_heading_has_four_levels(level: int) -> None:
    with pytest.raises(ValueError, match=f"没有{level}级"):
        heading(level, "标题")


def test_table_says_which_row_is_wrong() -> None:
    with pytest.raises(ValueError, match="表头有2列，第2行却有1列"):
        Table(("甲", "乙"), (("1", "2"), ("3",)))


@pytest.mark.parametrize("widths", [(1,), (1, 0), (1, -2)])
def test_table_refuses_impossible_widths(widths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="列宽应当是2个正数"):
        Table(("甲", "乙"), (), widths=widths)


def test_table_needs_a_header() -> None:
    with pytest.raises(ValueError, match="没有表头"):
        Table((), ())


def test_red_head_needs_an_issuer() -> None:
    with pytest.raises(ValueError, match="没有发文机关"):
        Document("通知", red_head=True)
