"""One application as one ZIP file: what was submitted, what was found, what was done, with an index
of digests. The same application gives the same bytes.

Rooms above (review, disclosure) put their own papers in under a folder of their name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone

from kejitong.applications import queries, receipts
from kejitong.applications.models import Application, Attachment, Revision
from kejitong.applications.timeline import timeline
from kejitong.registers import files
from kejitong.workbooks.writing import ColumnOut, csv_bytes

INDEX = "目录.csv"
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_MOST, _LONGEST_ENDING = 80, 10
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Paper:
    """卷宗里的一份：在卷内的位置、说明、内容。"""

    path: str
    label: str
    content: bytes


Contribution = Callable[[Application], Iterable[Paper]]

_CONTRIBUTIONS: dict[str, Contribution] = {}


def contributes(name: str) -> Callable[[Contribution], Contribution]:
    """Put papers into the folder of this name; one room for each folder."""

    def register(contribution: Contribution) -> Contribution:
        if _CONTRIBUTIONS.setdefault(name, contribution) is not contribution:
            raise ValueError(f"folder {name} is filled twice")
        return contribution

    return register


def archive_zip(application: Application) -> bytes:
    """整件申报的压缩包。"""
    written = BytesIO()
    write_archive(application, written)
    return written.getvalue()


def write_archive(application: Application, target: BinaryIO) -> None:
    """把整件申报写成压缩包，目录在最前。"""
    papers = _distinct(papers_of(application))
    listed = sheet(
        ("序号", "文件", "说明", "字节数", "SHA-256"),
        [
            (str(place), paper.path, paper.label, str(len(paper.content)), _digest(paper))
            for place, paper in enumerate(papers, start=1)
        ],
    )
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for paper in (Paper(INDEX, "目录", listed), *papers):
            entry = ZipInfo(paper.path, _FIRST_MOMENT)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o640 << 16
            packed.writestr(entry, paper.content)


def papers_of(application: Application) -> Iterator[Paper]:
    """卷内各份，先后固定。"""
    revisions = list(queries.revisions_of(application))
    for revision in revisions:
        yield from _revision(revision)
    yield from _attachments(application, revisions)
    yield from _records(application)
    for name in sorted(_CONTRIBUTIONS):
        for paper in _CONTRIBUTIONS[name](application):
            yield Paper(f"{safe(name)}/{paper.path}", paper.label, paper.content)


def sheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """一张 Excel 能直接打开的 csv；像公式的文字不会被执行。"""
    return csv_bytes([ColumnOut(heading) for heading in headings], rows)


def moment(at: datetime | None) -> str:
    """某时某刻，写进表里；没有则为空。"""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else ""


def safe(name: str) -> str:
    """卷内的文件名：不会被当成别的文件夹，不过长。"""
    plain = _FORBIDDEN.sub("_", name.encode("utf-8", "replace").decode()).strip(" .")
    ending = PurePosixPath(plain).suffix[-_LONGEST_ENDING:]
    return (plain if len(plain) <= _MOST else plain[: _MOST - len(ending)] + ending) or "未命名"


def _revision(revision: Revision) -> Iterator[Paper]:
    name = f"申报书/第{revision.ordinal}稿"
    yield Paper(f"{name}.pdf", f"第{revision.ordinal}稿（提交时冻结）", receipts.pdf_of(revision))
    text = json.dumps(revision.content, ensure_ascii=False, indent=1, sort_keys=True)
    label = f"第{revision.ordinal}稿的内容，摘要{revision.digest}"
    yield Paper(f"{name}.json", label, text.encode("utf-8", "surrogatepass"))


def _attachments(application: Application, revisions: list[Revision]) -> Iterator[Paper]:
    """Whatever a submitted revision names, and what came later; drafts' leavings stay out."""
    labels = {slot.code: slot.label for slot in queries.edition(application).slots}
    named = {one["digest"] for each in revisions for one in each.content["attachments"]}
    for one in application.attachments.order_by("slot", "pk"):
        if one.digest in named or (revisions and one.withdrawn_at is None):
            yield _attachment(one, labels.get(one.slot, one.slot))


def _attachment(one: Attachment, slot: str) -> Paper:
    gone = "，后撤下" if one.withdrawn_at else ""
    path = f"附件/{safe(slot)}/{safe(one.name)}"
    return Paper(path, f"{slot}{gone}", files.read(one.path))


def _records(application: Application) -> Iterator[Paper]:
    marks = timeline(application, audience=None)
    rows = [(moment(mark.at), mark.label, mark.by, mark.detail) for mark in marks]
    yield Paper("办理过程.csv", "办理过程", sheet(("时间", "事项", "办理人", "详情"), rows))
    findings = application.findings.order_by("revision", "pk")
    checked = [
        (str(one.revision), one.label, one.get_automatic_display(), one.get_outcome_display(),
         one.note, one.decided_by, "；".join(one.evidence.get("lines", ())))
        for one in findings
    ]  # fmt: skip
    heading = ("第几稿", "核对项", "自动结论", "结论", "说明", "核对人", "依据")
    yield Paper("形式审查.csv", "形式审查的各项结论", sheet(heading, checked))
    missing = [
        (str(one.revision), one.place, one.text, "是" if one.is_tolerated else "否",
         str(one.due_on or ""), moment(one.told_at), moment(one.resolved_at))
        for one in application.deficiencies.order_by("pk")
    ]  # fmt: skip
    heading = ("第几稿", "栏目或材料", "缺什么", "容缺", "补交期限", "告知时间", "补齐时间")
    yield Paper("一次性告知.csv", "告知的缺漏", sheet(heading, missing))


def _distinct(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """No two under the same name, even where case does not count."""
    taken: set[str] = {INDEX.casefold()}
    found = []
    for paper in papers:
        path, number = paper.path, 1
        while path.casefold() in taken:
            number += 1
            stem, dot, ending = paper.path.rpartition(".")
            path = f"{stem}（{number}）{dot}{ending}" if dot else f"{paper.path}（{number}）"
        taken.add(path.casefold())
        found.append(Paper(path, paper.label, paper.content))
    return tuple(found)


def _digest(paper: Paper) -> str:
    return sha256(paper.content).hexdigest()
