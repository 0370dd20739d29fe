"""The word in which packs declare a cultivated qualification. Pure values: no Django, no table."""

from __future__ import annotations

from dataclasses import dataclass

from kejitong.policy.terms import Term


@dataclass(frozen=True, slots=True)
class Track:
    """一种资质的培育：用哪套规则找企业、发哪种证书、向哪项计划申报、证书的期限和义务。"""

    code: str
    label: str
    ruleset: str
    certificate: str
    programme: str
    term: Term
