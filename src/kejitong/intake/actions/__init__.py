"""Every verb of an import."""

from kejitong.intake.actions.carrying import Extent, check, confirm, undo
from kejitong.intake.actions.preparing import (
    Upload,
    bring,
    discard,
    fix,
    mend,
    preview,
    read,
    remap,
)

__all__ = [
    "Extent",
    "Upload",
    "bring",
    "check",
    "confirm",
    "discard",
    "fix",
    "mend",
    "preview",
    "read",
    "remap",
    "undo",
]
