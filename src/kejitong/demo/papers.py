"""Small files that stand for what enterprises hand in: real PDF, nothing in them."""

from __future__ import annotations

from kejitong.registers.files import Upload


def paper(name: str, mark: str) -> Upload:
    """一页空白的 PDF；`mark` 使内容各不相同，只用 ASCII。"""
    return Upload(f"{name}.pdf", _pdf(mark))


def _pdf(mark: str) -> bytes:
    stream = f"% {mark}\n".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
    )
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n"
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
