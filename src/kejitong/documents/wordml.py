"""Text, paragraphs and tables as WordprocessingML strings: quick, because no tree is built."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kejitong.documents import measures as m
from kejitong.documents.blocks import Run, Table, Words, runs_of

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("([\t\n])")
_MARKUP = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_NUMBER = re.compile(r"[-+−]?[\d,，]*\.?\d+(%|％|‰)?")
_RUN_HINT = '<w:rFonts w:hint="eastAsia"/>'
_MISSING = _RUN_HINT + '<w:highlight w:val="yellow"/>'


def legal(text: str) -> str:
    """The text without the characters that XML forbids; every line end is a line feed."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Legal text, ready to stand in an element or between double quotes."""
    text = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{text}</w:t>'
    pieces = (_MARKUP.get(piece) or _text(piece) for piece in _BREAKS.split(text) if piece)
    return "".join(pieces)


def run(text: str, properties: str = _RUN_HINT) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{_text(escaped(text))}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """One paragraph in a named style; the properties are exceptions from the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class Writer:
    """Writes runs, and gathers the notes of missing ones, which become comments."""

    __slots__ = ("notes",)

    def __init__(self) -> None:
        self.notes: list[str] = []

    def runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, piece: Run) -> str:
        if piece.kind != "missing":
            return run(piece.text)
        marked = run(piece.text, _MISSING)
        if not piece.note:
            return marked
        number = len(self.notes)
        self.notes.append(piece.note)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{marked}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def table(self, table: Table) -> str:
        """三线表：上下粗线，表头下细线，表头每页重复。"""
        widths = column_widths(table)
        sides = _alignments(table)
        head = _cells(map(run, table.header), widths, sides, style="TableHeader", rule=True)
        lines = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
        for row in table.rows:
            contents = (self.runs(runs_of(cell)) for cell in row)
            cells = _cells(contents, widths, sides, style="TableText", rule=False)
            lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        caption = paragraph("Caption", run(table.caption)) if table.caption else ""
        return caption + _frame(table, widths) + "".join(lines) + "</w:tbl>" + _AFTER_TABLE


_AFTER_TABLE = paragraph("TableEnd", "")
_TABLE_RULES = (
    f'<w:tblBorders><w:top w:val="single" w:sz="{m.TABLE_RULE}" w:space="0" w:color="000000"/>'
    f'<w:bottom w:val="single" w:sz="{m.TABLE_RULE}" w:space="0" w:color="000000"/>'
    "</w:tblBorders>"
)
_HEADER_RULE = (
    f'<w:tcBorders><w:bottom w:val="single" w:sz="{m.TABLE_HEADER_RULE}" w:space="0"'
    ' w:color="000000"/></w:tcBorders>'
)


def column_widths(table: Table) -> tuple[int, ...]:
    """The shares of the columns in twips; together exactly the width of the text area."""
    shares = table.widths or (1,) * len(table.header)
    whole, edges, reached = sum(shares), [0], 0
    for share in shares:
        reached += share
        edges.append(m.TEXT_WIDTH * reached // whole)
    return tuple(right - left for left, right in pairwise(edges))


def _alignments(table: Table) -> tuple[str, ...]:
    """数字列靠右，好对位；文字列靠左。"""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.header)
    return tuple("right" if _is_numeric(column) else "left" for column in columns)


def _is_numeric(column: Sequence[Words]) -> bool:
    known = [cell for cell in runs_of(*column) if cell.kind != "missing" and cell.text]
    return bool(known) and all(_NUMBER.fullmatch(cell.text) for cell in known)


def _cells(
    contents: Iterable[str],
    widths: tuple[int, ...],
    sides: tuple[str, ...],
    *,
    style: str,
    rule: bool,
) -> str:
    border = _HEADER_RULE if rule else ""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph(style, content, _justified(side))}</w:tc>"
        for content, width, side in zip(contents, widths, sides, strict=True)
    )


def _justified(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _frame(table: Table, widths: tuple[int, ...]) -> str:
    caption = f'<w:tblCaption w:val="{escaped(table.caption)}"/>' if table.caption else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{m.TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{_TABLE_RULES}<w:tblLayout w:type="fixed"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
