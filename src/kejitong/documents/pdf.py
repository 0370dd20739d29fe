"""Turns a Typst source and its values into PDF, with fonts of our own for any machine.

The source is ours; what people typed comes as values and is never read as Typst code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock

import typst

MEDIA_TYPE = "application/pdf"
SONG = "Noto Serif SC"
"""正文；字库里没有的生僻字由机器上的字体补。"""
HEI = "Noto Sans SC Medium"
"""标题。"""
_TYPEFACES = Path(__file__).parent / "typefaces"
_FONTS = f'("{SONG}", "Noto Serif CJK SC", "SimSun", "WenQuanYi Zen Hei")'
_ONE_AT_A_TIME = Lock()


def pdf_bytes(source: str, *, values: Mapping[str, str], made_at: datetime) -> bytes:
    """排成 PDF；同样的源、值和时间得到同样的字节。

    `source` 用 `sys.inputs.名称` 取 `values` 里的文字；表格等可放在一个 JSON 值里用
    `json(bytes(...))` 取。源写错时抛出 `typst.TypstError`。
    """
    document = f'#set text(font: {_FONTS}, lang: "zh", region: "cn")\n{source}'
    with _ONE_AT_A_TIME:
        compiler = typst.Compiler(root=str(_TYPEFACES), font_paths=_fonts())
        made = compiler.compile(
            document.encode(), sys_inputs=dict(values), timestamp=int(made_at.timestamp())
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no bytes")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Found once: looking through a machine's fonts takes longer than a page."""
    return typst.Fonts(font_paths=[str(_TYPEFACES)])
