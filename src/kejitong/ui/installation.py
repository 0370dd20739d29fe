"""What this installation is: whose bureau, which region, a demonstration or not, and its day."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Installation:
    """本系统装给谁用；演示区有固定的“今天”，并在每页上方标明。"""

    bureau: str = "区科技局"
    region: str = ""
    day: str = ""
    is_demo: bool = False
    guests: tuple[tuple[str, str, str], ...] = ()
    """演示区在登录页上列出的账户：角色、登录名、密码。"""

    @property
    def today(self) -> date:
        """今天；演示区是固定的一天。"""
        return date.fromisoformat(self.day) if self.day else timezone.localdate()

    @property
    def now(self) -> datetime:
        """此刻；演示区是固定那天的此刻。"""
        now = timezone.localtime()
        if not self.day:
            return now
        return datetime.combine(self.today, time(now.hour, now.minute, now.second), now.tzinfo)


def _file() -> Path:
    return Path(settings.HOME) / "installation.json"


def installation() -> Installation:
    """The installation as its file says; a fresh one when there is no file yet."""
    path = _file()
    if not path.exists():
        return Installation()
    said = json.loads(path.read_text(encoding="utf-8"))
    said["guests"] = tuple(tuple(guest) for guest in said.get("guests", ()))
    return Installation(**said)


def describe(what: Installation) -> None:
    """Write down what this installation is."""
    _file().write_text(json.dumps(asdict(what), ensure_ascii=False), encoding="utf-8")
