"""Keeping a decision: it is stored whole, with one entry in the journal."""

from __future__ import annotations

from django.db import transaction

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.cultivation.models import Decision
from kejitong.policy import decisions


@transaction.atomic
def store(*, organisation: int, taken: decisions.Decision, act: Act) -> Decision:
    """保存一份评判决定：结论、事实及来处、参数及依据，此后原样再看。"""
    found = taken.judgement
    kept = Decision.objects.create(
        organisation_id=organisation, ruleset=found.ruleset, version=found.version, day=found.day,
        overall=found.overall.value, stored=taken.to_json(), by=act.by, at=act.at,
    )  # fmt: skip
    after = {"organisation": organisation, "ruleset": found.ruleset, "version": found.version,
             "day": str(found.day), "overall": found.overall.value}  # fmt: skip
    journal.record(Trace("cultivation.stored", "cultivation", kept.pk, None, after), act=act)
    return kept
