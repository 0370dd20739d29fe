"""What kinds of paper prove a claim."""

from __future__ import annotations

import pytest

from kejitong.memberships import proofs
from kejitong.registers.files import Upload


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("授权书.PDF", b"%PDF-1.4\n"),
        ("照片.jpeg", b"\xff\xd8\xff\xe0"),
        ("照片.jpg", b"\xff\xd8\xff\xe1"),
        ("扫描.png", b"\x89PNG\r\n\x1a\n"),
    ],
    ids=("pdf", "jpeg", "jpg", "png"),
)
def test_scans_and_photographs_are_taken(name: str, content: bytes) -> None:
    proofs.check(Upload(name, content))


@pytest.mark.parametrize("name", ["授权书.doc", "授权书.pdf.exe", ".pdf", "pdf", ""])
def test_other_kinds_are_not(name: str) -> None:
    with pytest.raises(proofs.UnusableProof):
        proofs.check(Upload(name, b"%PDF-1.4\n"))
