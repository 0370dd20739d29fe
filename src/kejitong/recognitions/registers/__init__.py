"""Registers of the room, by noun."""

from kejitong.recognitions.registers.certificates import BATCHES, CERTIFICATES, PRODUCTS
from kejitong.recognitions.registers.institutions import INSTITUTIONS
from kejitong.recognitions.registers.platforms import HONOURS, PLATFORM_EVENTS, PLATFORMS

__all__ = [
    "BATCHES",
    "CERTIFICATES",
    "HONOURS",
    "INSTITUTIONS",
    "PLATFORMS",
    "PLATFORM_EVENTS",
    "PRODUCTS",
]
