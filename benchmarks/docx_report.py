"""A report of 60 paragraphs with figures and 5 tables: kejitong.documents against docxtpl.

Both write the same words into memory, in one process, by turns; the medians are compared.
docxtpl fills a template that stands ready, which is how it is used.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from io import BytesIO

import docx
import docxtpl

from kejitong.documents.blocks import Block, Document, Run, Table, heading, paragraph
from kejitong.documents.docx import docx_bytes
from kejitong.documents.numbering import numbered

PARAGRAPHS, TABLES, ROWS, FIGURES = 60, 5, 12, 4
TITLE = "年度科技工作总结"
HEADER = ("指标", "单位", "本年", "上年", "位次")
WORDS = "全区科技系统坚持创新驱动，高新技术企业培育、研发机构建设和成果转化都有新的进展，"


def sentence(place: int) -> tuple[tuple[str, str], ...]:
    """Words and the figure after them."""
    return tuple((WORDS, f"{place * 37 + figure * 11}家") for figure in range(FIGURES))


def rows() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"第{row}项指标", "家", str(row * 31), str(row * 29), str(row)) for row in range(ROWS)
    )


def ours() -> bytes:
    blocks: list[Block] = []
    for place in range(PARAGRAPHS):
        if place % (PARAGRAPHS // TABLES) == 0:
            blocks += [heading(1, "主要成效"), Table(HEADER, rows())]
        words = (
            piece for text, figure in sentence(place) for piece in (text, Run(figure, "figure"))
        )
        blocks.append(paragraph(*words))
    return docx_bytes(Document(TITLE, blocks=numbered(blocks)))


def template() -> bytes:
    """The same report as a docxtpl template: a loop of parts, each a table and its paragraphs."""
    document = docx.Document()
    document.add_heading("{{ title }}", 0)
    document.add_paragraph("{%p for part in parts %}")
    document.add_heading("{{ part.heading }}", 1)
    table = document.add_table(rows=4, cols=len(HEADER))
    for cell, name in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = name
    table.rows[1].cells[0].text = "{%tr for row in part.rows %}"
    for column, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{column}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p for pieces in part.paragraphs %}")
    line = document.add_paragraph()
    for figure in range(FIGURES):
        line.add_run(f"{{{{ pieces[{figure}][0] }}}}")
        line.add_run(f"{{{{ pieces[{figure}][1] }}}}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def theirs(ready: bytes) -> bytes:
    each = PARAGRAPHS // TABLES
    parts = [
        {
            "heading": "主要成效",
            "rows": rows(),
            "paragraphs": [sentence(place) for place in range(first, first + each)],
        }
        for first in range(0, PARAGRAPHS, each)
    ]
    filled = docxtpl.DocxTemplate(BytesIO(ready))
    filled.render({"title": TITLE, "parts": parts})
    target = BytesIO()
    filled.save(target)
    return target.getvalue()


def holds_the_report(content: bytes) -> bool:
    document = docx.Document(BytesIO(content))
    lines = [line for line in document.paragraphs if line.text.startswith(WORDS)]
    lengths = {len(table.rows) for table in document.tables}
    return len(lines) == PARAGRAPHS and len(document.tables) == TABLES and lengths == {ROWS + 1}


def seconds(write: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    write()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--limit", type=float, default=1.3)
    asked = parser.parse_args()
    ready = template()
    if not (holds_the_report(ours()) and holds_the_report(theirs(ready))):
        raise SystemExit("两边写出的报告不一样，不能比较快慢。")
    pairs = [(seconds(ours), seconds(lambda: theirs(ready))) for _ in range(max(15, asked.runs))]
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = mine / other
    print(f"documents {mine * 1000:.1f} ms  docxtpl {other * 1000:.1f} ms  ratio {ratio:.3f}")
    raise SystemExit(ratio > asked.limit)


if __name__ == "__main__":
    main()
