"""Whether an uploaded file is what its name says, and holds nothing that runs by itself. Pure.

Nothing in a file is ever executed or unpacked to the disk; it is only looked at, within limits.
"""

from kejitong.applications.inspecting.kinds import KINDS, Inspected, UnusableFile, inspect

__all__ = ["KINDS", "Inspected", "UnusableFile", "inspect"]
