"""Every verb of an import."""

from kejitong.intake.actions.carrying import confirm, undo
from kejitong.intake.actions.preparing import bring, discard, mend, preview, read, remap

__all__ = ["bring", "confirm", "discard", "mend", "preview", "read", "remap", "undo"]
