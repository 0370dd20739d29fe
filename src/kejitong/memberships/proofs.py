"""The paper that proves a claim: what kinds are taken, and whether it is what its name says."""

from __future__ import annotations

from pathlib import PurePath

from kejitong.kernel.refusals import Refused
from kejitong.registers.files import Upload

MOST_BYTES = 10 << 20
_BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
}


class UnusableProof(Refused):
    """这份证明材料不能用。"""


def check(proof: Upload) -> None:
    """扫描件或照片，不过大，内容与扩展名相符；否则拒绝。"""
    ending = PurePath(proof.name).suffix.lower().removeprefix(".")
    if ending not in _BEGINNINGS:
        raise UnusableProof(
            why=f"“{proof.name[-60:]}”不是 pdf、jpg 或 png 文件",
            remedy="请上传盖章材料的扫描件或照片",
        )
    if len(proof.content) > MOST_BYTES:
        raise UnusableProof(
            why=f"超过{MOST_BYTES >> 20}兆字节", remedy="请压缩或降低扫描精度后再传"
        )
    if not proof.content.startswith(_BEGINNINGS[ending]):
        raise UnusableProof(
            why=f"文件名说是 {ending}，内容却不是", remedy="请用原来的软件另存为该格式后再传"
        )
