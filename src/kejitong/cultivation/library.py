"""The rule sets and the cultivated qualifications that the installed packs declare."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from kejitong.catalogue.packs import declared
from kejitong.catalogue.rules import library as library  # noqa: PLC0414  named through this shelf
from kejitong.cultivation.sources import SOURCES
from kejitong.cultivation.vocabulary import Track
from kejitong.policy.cases import Case, cases_of
from kejitong.policy.rules import Edition, RuleSet


@cache
def cases() -> tuple[Case, ...]:
    """全部规则的全部例子。"""
    return tuple(case for package in settings.PACKS for case in cases_of(package))


def tracks() -> tuple[Track, ...]:
    """各种培育的资质。"""
    return tuple(declared(Track, tuple(settings.PACKS)).values())


def track_of(ruleset: str) -> Track | None:
    """用这套规则找企业的资质；没有则空。"""
    return next((track for track in tracks() if track.ruleset == ruleset), None)


def about_organisations(day: date) -> tuple[RuleSet, ...]:
    """这一天施行、可以拿来看单位的规则：登记册里至少有一项它要的事实。"""
    return tuple(
        ruleset
        for ruleset in library().rulesets.values()
        if any(edition.covers(day) and is_gathered(edition) for edition in ruleset.editions)
    )


def is_gathered(edition: Edition) -> bool:
    """登记册里有没有它要的事实。"""
    return any(fact.name in SOURCES for fact in edition.facts)
