"""一份公文由什么组成。都是不变的值，不知道排版，也不知道数从哪里来。"""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["", "figure", "missing"]


@dataclass(frozen=True, slots=True)
class Run:
    """一段文字。figure 是算出来的数，missing 是待补的数，note 说明来源或缺什么。"""

    text: str
    kind: Kind = ""
    note: str = ""


Words: TypeAlias = str | Run


@dataclass(frozen=True, slots=True)
class Heading:
    """正文里的标题，一至四级：一、（一）1.（1）。"""

    level: int
    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"公文标题只有一至四级，没有{self.level}级。")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """正文的一个自然段。"""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """三线表。widths 是各列宽度之比，留空则各列同宽。"""

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    _: KW_ONLY
    widths: tuple[int, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns:
            raise ValueError("表格没有表头，请至少写一列。")
        for place, row in enumerate(self.rows, start=1):
            if len(row) != columns:
                raise ValueError(f"表头有{columns}列，第{place}行却有{len(row)}列。")
        if self.widths and (len(self.widths) != columns or min(self.widths) <= 0):
            raise ValueError(f"表头有{columns}列，列宽应当是{columns}个正数，或者留空。")


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """一份公文。red_head 要求排发文机关标志、发文字号、红线和印发机关。"""

    title: str
    _: KW_ONLY
    blocks: tuple[Block, ...] = ()
    number: str = ""
    issuer: str = ""
    recipient: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    signed_on: date | None = None
    copies: tuple[str, ...] = ()
    red_head: bool = False

    def __post_init__(self) -> None:
        if self.red_head and not self.issuer:
            raise ValueError("红头公文没有发文机关，请写明发文机关，或者不用红头。")


def runs_of(*words: Words) -> tuple[Run, ...]:
    """Strings and runs, side by side, as runs."""
    return tuple(Run(word) if isinstance(word, str) else word for word in words)


def heading(level: int, *words: Words) -> Heading:
    return Heading(level, runs_of(*words))


def paragraph(*words: Words) -> Paragraph:
    return Paragraph(runs_of(*words))
