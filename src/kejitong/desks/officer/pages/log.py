"""The journal's page: narrowed by person, register and day, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import QueryDict

from kejitong.accounts import queries as accounts
from kejitong.audit import queries as journal
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import entries
from kejitong.desks.officer.scopes import Choice
from kejitong.registers import catalogue
from kejitong.ui.pieces import Pager

if TYPE_CHECKING:
    from kejitong.audit.models import Entry

PAGE = 50
NAMES = ("actor", "room", "since", "until", "record", "after")


@dataclass(frozen=True, slots=True)
class Log:
    """一页日志。"""

    entries: tuple[entries.Shown, ...]
    actors: tuple[Choice, ...]
    rooms: tuple[Choice, ...]
    since: str
    until: str
    pager: Pager


def log(asked: QueryDict) -> Log:
    """What is asked for, a page at a time; pages follow each other by number of entry."""
    told = {name: asked.get(name, "").strip() for name in NAMES}
    found = journal.latest()
    if told["actor"]:
        found = found.filter(actor=told["actor"])
    if told["room"]:
        found = found.filter(room=told["room"])
    if since := _day(told["since"]):
        found = found.filter(at__gte=since.isoformat())
    if until := _day(told["until"]):
        found = found.filter(at__lt=(until + timedelta(days=1)).isoformat())
    if told["after"].isdecimal():
        found = found.filter(id__lt=int(told["after"]))
    page = list(found[: PAGE + 1])
    return Log(
        tuple(entries.shown(page[:PAGE])),
        tuple(_choices(_actors(), told["actor"])),
        tuple(_choices(_rooms(), told["room"])),
        told["since"], told["until"], _pager(page, told),
    )  # fmt: skip


def _pager(page: list[Entry], told: dict[str, str]) -> Pager:
    following = ""
    if len(page) > PAGE:
        following = links.journal({**told, "after": page[PAGE - 1].id})
    first = links.journal({**told, "after": ""}) if told["after"] else ""
    return Pager(summary="最近的在前", previous_url=first, next_url=following)


def _actors() -> list[tuple[str, str]]:
    return [(user.username, f"{user.full_name}（{user.username}）") for user in accounts.people()]


def _rooms() -> list[tuple[str, str]]:
    registers = [(slug, register.label) for slug, register in catalogue.registers().items()]
    return [*registers, *entries.ROOMS.items()]


def _choices(pairs: list[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, label, is_chosen=value == chosen) for value, label in pairs]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
