"""Tables of the room, by noun."""

from kejitong.recognitions.models.certificates import Certificate, Product, RecognitionBatch
from kejitong.recognitions.models.institutions import Institution
from kejitong.recognitions.models.platforms import Honour, Platform, PlatformEvent

__all__ = [
    "Certificate",
    "Honour",
    "Institution",
    "Platform",
    "PlatformEvent",
    "Product",
    "RecognitionBatch",
]
