"""What is asked about applications."""

from __future__ import annotations

from kejitong.applications.models import Application
from kejitong.catalogue import lifecycles, service_items
from kejitong.catalogue.fields import Edition
from kejitong.catalogue.items import ServiceItem
from kejitong.workflow.vocabulary import Lifecycle, State


def lifecycle(application: Application) -> Lifecycle:
    """它开始时的那一版流程。"""
    return lifecycles.lifecycle(application.lifecycle)


def state(application: Application) -> State:
    """现在的状态。"""
    return lifecycle(application).state(application.state)


def item(application: Application) -> ServiceItem:
    """它的事项。"""
    return service_items.item(application.item)


def edition(application: Application) -> Edition:
    """它开始时的那一版表单。"""
    return item(application).edition_of(application.edition)
