"""What a step writes into the registers, as the item declares it."""

from __future__ import annotations

from kejitong.applications.models import Application, Step
from kejitong.audit.actions import Act


def follow(application: Application, step: Step, *, act: Act) -> None:
    """按事项的声明，在登记册登记或更正这件申报的记录。"""
