"""The only place of the desk that knows the names of its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kejitong.registers.filtering import reference


def asking(address: str, asked: Mapping[str, Any]) -> str:
    """The address with what is asked; empty answers are left out."""
    filled = {name: value for name, value in asked.items() if value not in ("", None, 0)}
    return f"{address}?{urlencode(filled)}" if filled else address


def sign_in() -> str:
    return reverse("sign-in")


def office() -> str:
    return reverse("office")


def portal() -> str:
    """What the public sees."""
    return reverse("portal")


def applicants() -> str:
    """Where people of applying organisations begin."""
    return reverse("apply")


def reviewers() -> str:
    """Where experts begin."""
    return reverse("review")


def year(asked: Mapping[str, Any]) -> str:
    return asking(reverse("year"), asked)


def registers() -> str:
    return reverse("registers")


@cache
def _list(slug: str) -> str:
    """A page of a register has a dozen addresses that begin with its own."""
    return reverse("register", args=[slug])


def register(slug: str, asked: Mapping[str, Any] | None = None) -> str:
    return asking(_list(slug), asked or {})


def register_as_kept(slug: str, query: str) -> str:
    """The list under the conditions that somebody kept, as they stood in the address."""
    address = _list(slug)
    return f"{address}?{query}" if query else address


def register_verb(slug: str, verb: str, asked: Mapping[str, Any] | None = None) -> str:
    """Where a list's verb is asked for: columns, keep, bulk."""
    return asking(reverse(f"register-{verb}", args=[slug]), asked or {})


def running_export(key: str) -> str:
    return reverse("export", args=[key])


def export_file(key: str) -> str:
    return reverse("export-file", args=[key])


def referring(slug: str, column: str, pk: int) -> str:
    """The list of the records that refer to this one."""
    return register(slug, {column: reference(pk)})


def export(slug: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("register-export", args=[slug]), asked)


def names(slug: str) -> str:
    return reverse("register-names", args=[slug])


@cache
def _records(slug: str) -> str:
    """What the addresses of a register's records begin with; a page has a hundred of them."""
    return reverse("record", args=[slug, 0]).removesuffix("0/")


def record(slug: str, pk: int) -> str:
    return f"{_records(slug)}{pk}/"


def organisation(pk: int) -> str:
    return reverse("organisation", args=[pk])


def history(slug: str, pk: int, after: int = 0) -> str:
    return asking(reverse("record-history", args=[slug, pk]), {"after": after})


def new_record(slug: str) -> str:
    return reverse("record-new", args=[slug])


def correct(slug: str, pk: int) -> str:
    return reverse("record-correct", args=[slug, pk])


@cache
def _cells(slug: str) -> str:
    return reverse("record-cell", args=[slug, 0, "column"]).removesuffix("0/cell/column/")


def cell(slug: str, pk: int, column: str) -> str:
    """Where one cell of a list is corrected."""
    return f"{_cells(slug)}{pk}/cell/{column}/"


def retire(slug: str, pk: int) -> str:
    return reverse("record-retire", args=[slug, pk])


def restore(slug: str, pk: int) -> str:
    return reverse("record-restore", args=[slug, pk])


def batches(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("imports"), asked or {})


def new_batch(slug: str = "") -> str:
    return asking(reverse("import-new"), {"register": slug})


def template(slug: str) -> str:
    return reverse("import-template", args=[slug])


def batch(pk: int, asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("import", args=[pk]), asked or {})


def batch_verb(pk: int, verb: str) -> str:
    """Where one of an import's verbs is asked for: mapping, mend, confirm, undo, discard …"""
    return reverse(f"import-{verb}", args=[pk])


def sheet(pk: int) -> str:
    """An import's sheet as it was uploaded."""
    return reverse("import-sheet", args=[pk])


def figures(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("figures"), asked or {})


def figure(code: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("figure", args=[code]), asked)


def figure_chart(code: str, name: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("figure-chart", args=[code, name]), asked)


def board(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("board"), asked or {})


def wall(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("board-wall"), asked or {})


def board_chart(name: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("board-chart", args=[name]), asked)


def movement(code: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("figure-movement", args=[code]), asked)


def figure_export(code: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("figure-export", args=[code]), asked)


def summaries() -> str:
    return reverse("summaries")


def summary(year: int, until: date | None = None) -> str:
    return asking(reverse("summary", args=[year]), {"until": until and until.isoformat()})


def draft(year: int, number: int) -> str:
    return asking(reverse("summary", args=[year]), {"draft": number})


def summary_verb(year: int, verb: str, asked: Mapping[str, Any] | None = None) -> str:
    """A page or verb of a year's summary: regenerate, freeze, versions, compare, docx, verify."""
    return asking(reverse(f"summary-{verb}", args=[year]), asked or {})


def paragraph(year: int, code: str) -> str:
    return reverse("summary-edit", args=[year, code])


def resolve(pk: int) -> str:
    return reverse("remark-resolve", args=[pk])


def journal(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("journal"), asked or {})


def journal_export(asked: Mapping[str, Any]) -> str:
    return asking(reverse("journal-export"), asked)


def chain() -> str:
    return reverse("journal-chain")


def help_about(slug: str = "") -> str:
    """What the words mean: all of them, or a register's."""
    return f"{reverse('help')}#register-{slug}" if slug else reverse("help")


def people() -> str:
    return reverse("people")


def new_person() -> str:
    return reverse("person-new")


def close_person(pk: int) -> str:
    return reverse("person-close", args=[pk])


def precheck(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("precheck"), asked or {})


def precheck_facts(code: str, pk: int, pairs: Iterable[tuple[str, str]]) -> str:
    """The pre-check with these facts changed; an emptied fact stays in the address."""
    return f"{reverse('precheck-facts', args=[code, pk])}?{urlencode([*pairs])}"


def decision(pk: int) -> str:
    return reverse("precheck-decision", args=[pk])


def scans() -> str:
    """What the addresses of all scans begin with."""
    return reverse("scan", args=["-"]).removesuffix("-/")


def scan(code: str, asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("scan", args=[code]), asked or {})


def scan_export(code: str, asked: Mapping[str, Any]) -> str:
    return asking(reverse("scan-export", args=[code]), asked)


def rules() -> str:
    return reverse("rules")


def rule(code: str, asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("rule", args=[code]), asked or {})


def rule_draft(code: str, asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("rule-draft", args=[code]), asked or {})
