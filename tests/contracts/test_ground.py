"""What the tests stand on holds: a data folder of their own, no network, people, makers."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from kejitong.accounts.models import User
from kejitong.audit import queries as journal
from kejitong.audit.actions import Act
from kejitong.kernel.identifiers import uscc
from tests import makers
from tests.contracts.house import ROOT


def test_the_data_folder_is_thrown_away() -> None:
    assert Path(settings.HOME) == Path(os.environ["KEJITONG_HOME"]).resolve()
    assert ROOT not in Path(settings.HOME).parents


def test_the_database_is_the_one_that_was_asked_for() -> None:
    wanted = "postgresql" if os.environ.get("KEJITONG_DATABASE_URL") else "sqlite"
    assert connection.vendor == wanted


def test_other_machines_cannot_be_reached() -> None:
    with socket.socket() as far, pytest.raises(RuntimeError, match="not this machine"):
        far.connect(("192.0.2.1", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as near:
        near.connect(server.getsockname())


def test_people_have_their_roles_and_can_sign_in(
    officer: User,
    leader: User,
    auditor: User,
    administrator: User,
    signed_in: Callable[[User], Client],
) -> None:
    people = (officer, leader, auditor, administrator)
    assert [p.role for p in people] == ["officer", "leader", "auditor", "administrator"]
    assert [p.region for p in people] == [makers.DISTRICT] * 4
    assert signed_in(leader).session["_auth_user_id"] == str(leader.pk)


@pytest.mark.django_db
def test_makers_go_through_the_verbs(act: Act) -> None:
    town = makers.a_township(makers.a_region())
    one = makers.an_organisation(region=town)
    makers.corrected("organisations", one, name="改名后的试验企业")
    makers.retired("organisations", one)
    acts = journal.about("organisations", one.pk).values_list("act", "actor", "reason")
    assert [*acts] == [
        (f"organisations.{verb}", act.by, act.reason) for verb in ("retired", "corrected", "added")
    ]


def test_made_codes_are_well_formed_and_different() -> None:
    codes = [makers.a_uscc() for _ in range(50)]
    assert len({*codes}) == 50
    assert all(uscc.is_valid(code) for code in codes)
    assert makers.a_uscc(7) == makers.a_uscc(7)
