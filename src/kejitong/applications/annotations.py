"""Which remarks on an application are for whose eyes."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from kejitong.applications.models import Annotation, Application, Audience
from kejitong.workflow.vocabulary import Role

_READS = {
    Role.OFFICER: frozenset(Audience),
    Role.APPROVER: frozenset(Audience),
    Role.RECOMMENDER: frozenset({Audience.BODY, Audience.APPLICANT}),
    Role.APPLICANT: frozenset({Audience.APPLICANT}),
    Role.SIGNATORY: frozenset({Audience.APPLICANT}),
}
"""哪种身份看得到写给谁的；写也只能写给自己看得到的。"""


def audiences(roles: Collection[Role]) -> frozenset[Audience]:
    """以这些身份看得到（也就可以写给）哪些人看的附注。"""
    return frozenset().union(*(_READS.get(role, frozenset()) for role in roles))


def remarks(application: Application, roles: Collection[Role]) -> QuerySet[Annotation]:
    """这件申报里以这些身份看得到的附注，先写的在前。"""
    found = Annotation.objects.filter(application=application, audience__in=audiences(roles))
    return found.order_by("at", "pk")
