"""Tables of the room, by noun."""

from kejitong.organisations.models.facts import Denominator, MonthlyFacts, YearlyFacts
from kejitong.organisations.models.organisations import Organisation, OrganisationName
from kejitong.organisations.models.regions import PeerMember, Region

__all__ = [
    "Denominator",
    "MonthlyFacts",
    "Organisation",
    "OrganisationName",
    "PeerMember",
    "Region",
    "YearlyFacts",
]
