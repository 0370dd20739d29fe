"""The `kejitong` command: every engine and every yearly job, scriptable."""

from kejitong.cli.main import main

__all__ = ["main"]
