"""A table of records as it is written: cells, rows, and what a reader may do with them.

Written here and not in a template, which takes three times as long over the hundreds of cells of
a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from kejitong.ui import pieces

RETIRED = ' <span class="badge badge-red">已停用</span>'


@dataclass(frozen=True, slots=True)
class Cell:
    """一格。"""

    text: str
    url: str = ""
    shape: str = ""
    """number 靠右，short 不折行，long 留宽。"""
    is_own: bool = False
    mend: str = ""
    """Where this cell alone is corrected."""

    def markup(self, mark: str = "") -> str:
        """The cell as it stands in a table, followed by a mark."""
        shape = f' class="{self.shape}"' if self.shape else ""
        return f"<td{shape}>{self.inside}{mark}</td>"

    @property
    def inside(self) -> SafeString:
        """What stands in the cell."""
        text: str = escape(self.text)
        if self.url:
            quiet = "" if self.is_own else ' class="quiet"'
            text = f'<a{quiet} href="{escape(self.url)}">{text}</a>'
        if self.mend:
            text += (
                f' <a class="mend" href="{self.mend}" hx-get="{self.mend}" hx-target="closest td"'
                f' aria-label="更正“{escape(self.text)}”">改</a>'
            )
        return mark_safe(text)  # noqa: S308  escaped above


@dataclass(frozen=True, slots=True)
class Row:
    """一行；它的称呼在哪一格，从哪一格点开那条记录。"""

    cells: tuple[Cell, ...]
    is_retired: bool
    pk: int = 0
    title: str = ""

    @property
    def markup(self) -> SafeString:
        """The cells of the row; the one that opens a retired record says that it is retired."""
        mark = RETIRED if self.is_retired else ""
        return mark_safe(  # noqa: S308  every cell escapes its own text
            "".join(cell.markup(mark if cell.is_own else "") for cell in self.cells)
        )

    def picked(self, form: str) -> str:
        """The whole row, with a box that picks it for the form."""
        label = escape(f"选中{self.title}")
        box = f'<input type="checkbox" form="{form}" name="pk" value="{self.pk}" aria-label="{label}">'
        return f'<tr data-record="{self.pk}"><td class="pick">{box}</td>{self.markup}</tr>'


@dataclass(frozen=True, slots=True)
class Table:
    """一张记录表。"""

    caption: str
    columns: tuple[pieces.Column, ...]
    rows: tuple[Row, ...]
    pick: str = ""
    """The form to which the boxes of the rows belong; none have boxes otherwise."""

    @property
    def body(self) -> SafeString:
        """All the rows."""
        return mark_safe(  # noqa: S308  every cell escapes its own text
            "".join(
                row.picked(self.pick) if self.pick else f"<tr>{row.markup}</tr>"
                for row in self.rows
            )
        )
