"""Looking at what is masked."""

from __future__ import annotations

import pytest

from kejitong.applications.actions import unmasking
from kejitong.audit.models import Entry
from tests import makers
from tests.applications.makers import a_submitted_application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_unmasking_needs_a_reason_and_leaves_an_entry() -> None:
    application = a_submitted_application()
    with pytest.raises(unmasking.NoReason):
        unmasking.unmask(application, act=makers.an_act(reason=" "))
    answers = unmasking.unmask(application, act=makers.an_act(reason="核对身份"))
    assert len(answers["lead_id"]) == 18
    entry = Entry.objects.get(act="applications.unmasked")
    assert (entry.record, entry.reason) == (application.pk, "核对身份")
