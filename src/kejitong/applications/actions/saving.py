"""Saving a section: warned of, never blocked; never over what a colleague saved in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction

from kejitong.applications import projecting, queries
from kejitong.applications.models import Answers, Application
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace, as_text
from kejitong.catalogue import answering
from kejitong.catalogue.answering import Gap
from kejitong.kernel.refusals import Invalid, Missing, Problem, Refused


class StaleSection(Refused):
    """您打开之后，同事已经保存过这一节。

    `theirs` 是现在存着的一份，`own` 是没有存下的一份，两份都给人看。
    """

    def __init__(self, theirs: Answers, own: Mapping[str, Any]) -> None:
        super().__init__(
            why=f"{theirs.saved_by}存下了第{theirs.version}版",
            remedy="您填的内容还在，请对照两份，合成一份后再保存",
        )
        self.theirs = theirs
        self.own = dict(own)


class NotEditable(Refused):
    """现在不能改申报内容。"""


class Unfit(Invalid):
    """有的内容不能保存，这一节没有存下。"""


class NoSuchSection(Missing):
    """表上没有这一节。"""


@dataclass(frozen=True, slots=True)
class Saved:
    """存下的一节，连同其中读不懂或超限的（已照原样存下）和只是提醒的；`sections` 是现在的各节。"""

    answers: Answers
    sections: Mapping[str, Answers]
    problems: tuple[Gap, ...] = ()
    warnings: tuple[Gap, ...] = ()


def save_section(
    application: Application, section: str, raw: Mapping[str, Any], *, version: int, act: Act
) -> Saved:
    """存一节。`version` 是打开时的版本；同样的内容再存一次，什么也不变。"""
    with transaction.atomic():
        stored = Application.objects.select_for_update().get(pk=application.pk)
        return save_held_section(stored, section, raw, version=version, act=act)


def save_held_section(
    application: Application, section: str, raw: Mapping[str, Any], *, version: int, act: Act
) -> Saved:
    """存一节，申报件已经占住。"""
    parsed = read_section(application, section, raw)
    held = Answers.objects.select_for_update().filter(application=application)
    sections = {one.section: one for one in held}
    answers = sections[section]
    _refuse_uneditable(application)
    if {**answers.values, **parsed.values} != answers.values:
        if version != answers.version:
            raise StaleSection(answers, parsed.values)
        store(application, answers, parsed.values, act=act)
    return Saved(answers, sections, parsed.problems, parsed.warnings)


def read_section(
    application: Application, section: str, raw: Mapping[str, Any]
) -> answering.Parsed:
    """Read what was posted; refuse what may not be stored, and sections that do not exist."""
    edition = queries.edition(application)
    if section not in {one.code for one in edition.sections}:
        raise NoSuchSection(why=f"“{section[:40]}”不在这份表上", remedy="请刷新页面后再填")
    parsed = answering.parse_section(edition.section(section), raw, edition=edition)
    if parsed.unfit:
        raise Unfit(problems=tuple(Problem(None, "", "", gap.text) for gap in parsed.unfit))
    return parsed


def store(
    application: Application, answers: Answers, changes: Mapping[str, Any], *, act: Act
) -> None:
    """Write the changed answers of a section that is locked, and what repeats them.

    The journal says which fields changed and the digest of the section, not what was written: of a
    draft the bureau knows nothing.
    """
    before = answers.values
    changed = sorted(code for code, value in changes.items() if before.get(code, "") != value)
    answers.values = {**before, **changes}
    answers.provenance = {
        code: source for code, source in answers.provenance.items() if code not in changed
    }
    was, answers.version = answers.version, answers.version + 1
    answers.saved_by, answers.saved_at = act.by, act.at
    answers.save()
    item = queries.item(application)
    if set(changed) & projecting.sources(item, queries.edition(application)):
        projecting.project(application, item, queries.answers_of(application))
    digest = sha256(as_text(answers.values).encode()).hexdigest()
    after = {
        "section": answers.section, "version": answers.version, "fields": changed,
        "digest": digest,
    }  # fmt: skip
    trace = Trace(
        "applications.saved", "applications", application.pk,
        {"section": answers.section, "version": was}, after,
    )  # fmt: skip
    journal.record(trace, act=act)


def _refuse_uneditable(application: Application) -> None:
    state = queries.state(application)
    if not state.kind.is_editable:
        raise NotEditable(
            why=f"现在是“{state.applicant_label}”",
            remedy="需要改动的，请联系经办人退回，或由签发人退回经办修改",
        )
