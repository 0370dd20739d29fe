"""Registers of the room, by noun."""

from kejitong.organisations.registers.facts import DENOMINATORS, MONTHLY_FACTS, YEARLY_FACTS
from kejitong.organisations.registers.organisations import ORGANISATION_NAMES, ORGANISATIONS
from kejitong.organisations.registers.regions import PEER_MEMBERS, REGIONS

__all__ = [
    "DENOMINATORS",
    "MONTHLY_FACTS",
    "ORGANISATIONS",
    "ORGANISATION_NAMES",
    "PEER_MEMBERS",
    "REGIONS",
    "YEARLY_FACTS",
]
