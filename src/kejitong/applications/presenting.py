"""What was submitted, as it is read: section by section, personal content masked, with its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kejitong.applications import queries
from kejitong.applications.models import Application, Attachment
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Personal, Shape


@dataclass(frozen=True, slots=True)
class Shown:
    """一栏的回答；表格另有表头和各行。"""

    code: str
    label: str
    text: str
    is_long: bool = False
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """一节。"""

    code: str
    label: str
    fields: tuple[Shown, ...]


def parts(
    application: Application, answers: Mapping[str, Any], *, is_masked: bool = True
) -> tuple[Part, ...]:
    """各节的回答，只有问到的栏目；`is_masked` 时遮盖个人内容。"""
    edition = queries.edition(application)
    return tuple(
        Part(
            section.code,
            section.label,
            tuple(_fields(edition, section.fields, answers, is_masked=is_masked)),
        )
        for section in edition.sections
    )


def submitted_attachments(application: Application) -> list[Attachment]:
    """交给科技局的附件：申报单位正在修改时，是最近提交的一稿里的。"""
    if not queries.state(application).kind.is_editable:
        return list(queries.live_attachments(application))
    revision = queries.latest_revision(application)
    given = revision.content["attachments"] if revision else []
    wanted = {(one["slot"], one["digest"]) for one in given}
    digests = [digest for _, digest in wanted]
    found = application.attachments.filter(digest__in=digests).order_by("pk")
    named = {(one.slot, one.digest): one for one in found if (one.slot, one.digest) in wanted}
    return list(named.values())


def lead(application: Application) -> str:
    """负责人；表上这一栏要遮盖的，这里也遮盖。"""
    code = queries.item(application).lead
    if not code:
        return application.lead
    return answering.shown(
        queries.edition(application).field(code), application.lead, is_masked=True
    )


def has_personal(application: Application) -> bool:
    """这张表问不问个人信息。"""
    return any(is_personal(field) for field in queries.edition(application).fields)


def is_personal(field: Field) -> bool:
    """这一栏或它的某一列是个人信息。"""
    return any(one.personal is not Personal.NO for one in (field, *field.columns))


def _fields(
    edition: Edition, fields: Iterable[Field], answers: Mapping[str, Any], *, is_masked: bool
) -> Iterator[Shown]:
    for field in fields:
        if not answering.is_asked(edition, answers, field.code):
            continue
        value = answers.get(field.code)
        if field.shape is Shape.TABLE:
            yield _table(field, value, is_masked=is_masked)
            continue
        text = answering.shown(field, value, is_masked=is_masked)
        yield Shown(field.code, field.label, text, field.shape is Shape.LONG_TEXT)


def _table(field: Field, value: Any, *, is_masked: bool) -> Shown:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    headings = (("",) if field.rows else ()) + tuple(one.label for one in field.columns)
    cells = tuple(answering.cells(field, row, is_masked=is_masked) for row in rows)
    return Shown(field.code, field.label, "", headings=headings, rows=cells)
