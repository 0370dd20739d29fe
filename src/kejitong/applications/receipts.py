"""What the applicant gets for a submission: a number, a check code, and a PDF of exactly what was
submitted. Made from the frozen revision alone, so it can be made again and is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.utils import timezone

from kejitong.applications import queries
from kejitong.applications.models import Application, Revision
from kejitong.audit.actions import as_text
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Section, Shape
from kejitong.documents.pdf import pdf_bytes
from kejitong.registers import files

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""没有 I、L、O、U，抄写不易错。"""
_CODE_LENGTH = 16
_BRACKET = "〕"


def number(call_code: str, serial: int) -> str:
    """受理编号：批次编号接四位流水号，如 通科申〔2026〕0001。"""
    joined = "" if call_code.endswith(_BRACKET) else "-"
    return f"{call_code}{joined}{serial:04d}"


def digest(content: dict[str, Any]) -> str:
    """The SHA-256 of a revision's content in its canonical form."""
    return sha256(as_text(content).encode()).hexdigest()


def check_code(digest: str) -> str:
    """校验码：由摘要得出的十六位，核验时与受理编号一起报。"""
    rest, letters = int(digest, 16), ""
    for _ in range(_CODE_LENGTH):
        rest, place = divmod(rest, len(_ALPHABET))
        letters += _ALPHABET[place]
    return letters


def grouped(check_code: str) -> str:
    """四位一组，给人看。"""
    return "-".join(check_code[at : at + 4] for at in range(0, len(check_code), 4))


def is_intact(revision: Revision) -> bool:
    """The revision is still what was frozen."""
    return digest(revision.content) == revision.digest


def pdf_of(revision: Revision) -> bytes:
    """这一稿的 PDF：已经存下的取出来，还没有的现在排版、存下。"""
    if revision.path:
        return files.read(revision.path)
    content = _typeset(revision)
    revision.path = files.keep(content).path
    Revision.objects.filter(pk=revision.pk, path="").update(path=revision.path)
    return content


def _typeset(revision: Revision) -> bytes:
    page = json.dumps(_page(revision), ensure_ascii=False)
    return pdf_bytes(_SOURCE, values={"page": page}, made_at=revision.made_at)


def _page(revision: Revision) -> dict[str, Any]:
    content = revision.content
    edition = queries.edition(revision.application)
    local = timezone.localtime(revision.made_at)
    return {
        "item": content["item_name"], "call": content["call_name"],
        "title": content["title"] or content["item_name"],
        "organisation": content["organisation"]["name"],
        "uscc": content["organisation"]["uscc"], "number": content["number"],
        "ordinal": f"第{revision.ordinal}稿",
        "at": f"{local.year}年{local.month}月{local.day}日{local:%H:%M:%S}",
        "code": grouped(revision.check_code), "digest": revision.digest,
        "sections": [_section(edition, one, content["sections"]) for one in edition.sections],
        "checks": [
            result.text
            for result in answering.check_results(edition, queries.frozen_answers(revision))
        ],
        "attachments": [_attachment(edition, one) for one in content["attachments"]],
    }  # fmt: skip


def _section(edition: Edition, section: Section, sections: dict[str, Any]) -> dict[str, Any]:
    answers = sections.get(section.code, {})
    asked = [field for field in section.fields if field.code in answers]
    return {
        "label": section.label,
        "fields": [_field(field, answers[field.code]) for field in asked],
    }


def _field(field: Field, value: Any) -> dict[str, Any]:
    if field.shape is not Shape.TABLE:
        return {"label": field.label, "text": answering.shown(field, value) or "—"}
    heads = (["", *_headings(field)]) if field.rows else list(_headings(field))
    rows = [list(answering.cells(field, row)) for row in value] if isinstance(value, list) else []
    return {"label": field.label, "heads": heads, "rows": rows}


def _headings(field: Field) -> Iterator[str]:
    return (column.label for column in field.columns)


def _attachment(edition: Edition, kept: dict[str, Any]) -> dict[str, Any]:
    labels = {slot.code: slot.label for slot in edition.slots}
    pages = f"{kept['pages']}页" if kept["pages"] else ""
    return {
        "slot": labels.get(kept["slot"], kept["slot"]), "name": kept["name"], "pages": pages,
        "digest": kept["digest"],
    }  # fmt: skip


def content_of(application: Application, *, ordinal: int, by: str, at: str) -> dict[str, Any]:
    """Everything that is submitted: what was asked and answered, and the digests of attachments."""
    edition = queries.edition(application)
    asked = answering.asked_answers(edition, queries.answers_of(application))
    organisation = application.organisation
    return {
        "number": application.number, "ordinal": ordinal, "item": application.item,
        "item_name": queries.item(application).name, "edition": application.edition.isoformat(),
        "call": application.call.code, "call_name": application.call.name,
        "organisation": {"name": organisation.name, "uscc": organisation.uscc},
        "title": application.title, "by": by, "at": at,
        "sections": {
            section.code: {
                field.code: asked[field.code] for field in section.fields if field.code in asked
            }
            for section in edition.sections
        },
        "attachments": [
            {
                "slot": one.slot, "name": one.name, "digest": one.digest, "size": one.size,
                "pages": one.pages, "path": one.path,
            }
            for one in queries.live_attachments(application)
        ],
    }  # fmt: skip


_SOURCE = """
#let page-of = json(bytes(sys.inputs.page))
#set page(paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 24mm),
  footer: context [
    #set text(size: 8pt)
    #line(length: 100%, stroke: 0.4pt)
    受理编号 #page-of.number #h(1fr) 校验码 #page-of.code #h(1fr)
    第 #counter(page).display() 页，共 #counter(page).final().first() 页
  ])
#set text(size: 10.5pt)
#set par(leading: 0.8em)
#show heading: set text(size: 12pt)
#show heading: set block(above: 16pt, below: 10pt)
#set table(stroke: 0.5pt + luma(120), inset: 6pt)
#align(center)[
  #text(size: 18pt)[#page-of.item]
  #v(2pt)
  #text(size: 14pt)[#page-of.title]
]
#v(6pt)
#table(columns: (auto, 1fr), align: (left, left),
  [受理编号], [#page-of.number（#page-of.ordinal）],
  [校验码], [#page-of.code],
  [申报批次], [#page-of.call],
  [申报单位], [#page-of.organisation　#page-of.uscc],
  [提交时间], [#page-of.at],
)
#for section in page-of.sections {
  heading(level: 1, section.label)
  for field in section.fields {
    if "text" in field {
      block(breakable: true, below: 8pt)[
        #text(fill: luma(90))[#field.label：]#for (at, line) in field.text.split("\\n").enumerate() {
          if at > 0 { linebreak() }
          line
        }
      ]
    } else {
      block(below: 8pt)[
        #text(fill: luma(90))[#field.label]
        #table(columns: (1fr,) * field.heads.len(), table.header(..field.heads),
          ..field.rows.flatten())
      ]
    }
  }
}
#if page-of.checks.len() > 0 {
  heading(level: 1)[表内核对]
  for check in page-of.checks { block(below: 6pt, check) }
}
#heading(level: 1)[附件]
#if page-of.attachments.len() == 0 [没有附件。] else {
  table(columns: (auto, 1fr, auto), table.header([材料], [文件和摘要（SHA-256）], [页数]),
    ..page-of.attachments.map(one => (
      one.slot, [#one.name #linebreak() #text(size: 7pt)[#one.digest]], one.pages,
    )).flatten())
}
#v(8pt)
#text(size: 8pt, fill: luma(90))[
  本文件由系统按提交的内容生成，内容摘要（SHA-256）：#page-of.digest。凭受理编号和校验码可以核验。
]
"""
