"""What the pages of an enterprise are about: a draft that is complete, and how far it has come."""

from __future__ import annotations

import re
from typing import Any

from kejitong.accounts.models import User
from kejitong.applications import queries
from kejitong.applications.models import Answers, Application
from kejitong.registers.models import Record
from tests.applications import makers as applications

HTMX = {"HX-Request": "true", "HX-Target": "kept"}


def a_draft(organisation: Record, user: User, **given: Any) -> Application:
    """A complete draft of the invented grant."""
    return applications.an_application(organisation=organisation, user=user, **given)


def held(application: Application, section: str) -> Answers:
    """A section as it is stored."""
    return queries.sections_of(Application.objects.get(pk=application.pk))[section]


def text(answer: Any) -> str:
    """A page without its tokens, which differ each time."""
    token = r"""(csrfmiddlewaretoken" value="|x-csrftoken": ")[A-Za-z0-9]{64}"""
    return re.sub(token, "", answer.content.decode())
