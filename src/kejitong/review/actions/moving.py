"""The steps of a lifecycle that go through review's door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kejitong.applications.actions.advancing import Hand, advance
from kejitong.audit.actions import Act
from kejitong.workflow.vocabulary import Role

if TYPE_CHECKING:
    from kejitong.applications.models import Application

DOOR = "review"
OFFICER = Hand(Role.OFFICER, door=DOOR)


def start_review(application: Application, *, act: Act, hand: Hand = OFFICER) -> Application:
    """送专家评审。"""
    return advance(application, "start_review", hand=hand, act=act)


def finish_review(application: Application, *, act: Act, hand: Hand = OFFICER) -> Application:
    """评审完成。"""
    return advance(application, "finish_review", hand=hand, act=act)


def finish_visit(application: Application, *, act: Act, hand: Hand = OFFICER) -> Application:
    """考察完成。"""
    return advance(application, "finish_visit", hand=hand, act=act)
