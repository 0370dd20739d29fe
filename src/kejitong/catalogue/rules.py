"""The rules and dated parameters that the installed packs declare: one place for every number."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from kejitong.policy.loading import Library, load_rulesets
from kejitong.policy.parameters import ParameterHistory


@cache
def library() -> Library:
    """All rule sets and parameters of the installed packs."""
    return load_rulesets(tuple(settings.PACKS))


def parameter(code: str) -> ParameterHistory:
    """The history of one parameter."""
    return library().parameters[code]
