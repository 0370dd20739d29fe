"""Files as answers: given to be kept, or to be looked at in a page that can do nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from kejitong.documents.pdf import MEDIA_TYPE

LOOKED_AT = frozenset({MEDIA_TYPE, "image/jpeg", "image/png"})
"""What browsers show without running anything of it."""
_NOTHING_ELSE = "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'"


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """A PDF of our own, shown."""
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    _alone(answer)
    return answer


def file(path: Path, *, name: str, media_type: str, is_shown: bool) -> FileResponse:
    """What somebody uploaded: shown only when it is asked for and of a kind that is harmless."""
    is_shown = is_shown and media_type in LOOKED_AT
    answer = FileResponse(path.open("rb"), as_attachment=not is_shown, filename=name)
    if is_shown:
        answer["Content-Type"] = media_type
    _alone(answer)
    return answer


def _alone(answer: HttpResponseBase) -> None:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _NOTHING_ELSE
