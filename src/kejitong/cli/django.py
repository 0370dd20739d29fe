"""Starting Django for the commands that need the database; the pure ones never load it."""

from __future__ import annotations

import os
from pathlib import Path

from kejitong.config import knobs
from kejitong.kernel.refusals import Refused


class NoTables(Refused):
    """数据文件夹里还没有建库。"""


class BrokenDatabase(Refused):
    """数据库打不开。"""


def load() -> None:
    """Load Django, whatever the state of the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
    import django

    django.setup()


def has_database() -> bool:
    """Whether records are kept here: said without loading Django or making a folder."""
    folder = Path(knobs.text(knobs.HOME)).expanduser()
    return bool(knobs.text(knobs.DATABASE)) or (folder / "kejitong.sqlite3").exists()


def migrate() -> None:
    """Load Django and bring the database to this version's tables."""
    load()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def setup() -> None:
    """Load Django for a command that reads or writes records; refuse when there are no tables."""
    load()
    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        raise BrokenDatabase(why=str(error), remedy="请核对数据文件夹，或从备份恢复") from error
    if "audit_entry" not in tables:
        raise NoTables(remedy="请先运行 kejitong demo（演示）或 kejitong serve（新装）")
