"""Signing off, submitting and what follows: each submission freezes a revision and never undoes it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from kejitong.applications import projecting, queries, receipts
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application, Revision
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace

Given = Mapping[str, str]


def sign_off(
    application: Application, *, hand: Hand, act: Act, given: Given | None = None
) -> Application:
    """填报人填好了，送本单位签发人。"""
    return advance(application, "sign_off", hand=hand, act=act, given=given)


def take_back(
    application: Application, *, hand: Hand, act: Act, given: Given | None = None
) -> Application:
    """签发人退回填报人修改。"""
    return advance(application, "take_back", hand=hand, act=act, given=given)


def withdraw(
    application: Application, *, hand: Hand, act: Act, given: Given | None = None
) -> Application:
    """撤回申报，写明理由。"""
    return advance(application, "withdraw", hand=hand, act=act, given=given)


def submit(
    application: Application, *, hand: Hand, act: Act, given: Given | None = None
) -> Application:
    """签发并提交：给受理编号，冻结一稿，给校验码；PDF 随后排好。"""
    return _submit(application, "submit", hand=hand, act=act, given=given)


def resubmit(
    application: Application, *, hand: Hand, act: Act, given: Given | None = None
) -> Application:
    """提交补正：再冻结一稿，编号不变。"""
    return _submit(application, "resubmit", hand=hand, act=act, given=given)


def _submit(
    application: Application, code: str, *, hand: Hand, act: Act, given: Given | None
) -> Application:
    """The number and the frozen revision come first, so that what the step writes into registers
    can name them; if the step is refused, they never were. The PDF is made after the rest is safe:
    typesetting must not hold the database.
    """
    with transaction.atomic():
        _hold_call(application)
        stored = Application.objects.select_for_update().get(pk=application.pk)
        _give_number(stored)
        revision = _keep(stored, act)
        moved = advance(application, code, hand=hand, act=act, given=given)
        _tell(revision, act)
        if moved.submitted_at is None:
            moved.submitted_at = act.at
            moved.save(update_fields=["submitted_at"])
    receipts.pdf_of(revision)
    return moved


def freeze(application: Application, *, act: Act) -> Revision:
    """Keep everything as it is now as the next revision, with its digest and check code."""
    revision = _keep(application, act)
    _tell(revision, act)
    return revision


def _keep(application: Application, act: Act) -> Revision:
    last = queries.latest_revision(application)
    ordinal = last.ordinal + 1 if last else 1
    projecting.project(application, queries.item(application), queries.answers_of(application))
    content = receipts.content_of(application, ordinal=ordinal, by=act.by, at=act.at.isoformat())
    digest = receipts.digest(content)
    return Revision.objects.create(
        application=application, ordinal=ordinal, content=content, digest=digest,
        check_code=receipts.check_code(digest), made_by=act.by, made_at=act.at,
    )  # fmt: skip


def _tell(revision: Revision, act: Act) -> None:
    """Last of all: whoever writes the journal keeps others waiting until the end."""
    after = {
        "revision": revision.ordinal, "digest": revision.digest,
        "number": revision.content["number"],
    }  # fmt: skip
    trace = Trace("applications.frozen", "applications", revision.application_id, None, after)
    journal.record(trace, act=act)


def _hold_call(application: Application) -> None:
    """One submission of a call at a time: numbers and quotas are counted, so nobody may slip in.

    The call is always held before the application, so two submissions never wait for each other.
    """
    calls = Application._meta.get_field("call").remote_field.model
    calls._default_manager.select_for_update().get(pk=application.call_id)


def _give_number(application: Application) -> None:
    """The first time; numbers of a call follow each other without gaps and are never taken back."""
    if application.number is not None:
        return
    given = Application.objects.filter(call=application.call_id, number__isnull=False).count()
    application.number = receipts.number(application.call.code, given + 1)
    application.save(update_fields=["number"])
