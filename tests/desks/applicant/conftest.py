"""One enterprise, its preparer and its signatory, and what they have begun."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications.models import Application
from kejitong.registers.models import Record
from tests import makers as house
from tests.desks.applicant import makers
from tests.keeping import kept
from tests.memberships import makers as memberships


@pytest.fixture
@kept
def firm(db: None, invented: None) -> Record:
    """一家企业。"""
    return house.an_organisation("试验机械厂", region=house.a_region())


@pytest.fixture
@kept
def signatory(firm: Record) -> User:
    """认领单位的人：管理员，也签发。"""
    return memberships.an_administrator(firm, "signatory")


@pytest.fixture
@kept
def preparer(firm: Record, signatory: User) -> User:
    """填报人。"""
    return memberships.a_member(firm, signatory, "preparer", username="preparer")


@pytest.fixture
@kept
def draft(firm: Record, preparer: User) -> Application:
    """一件填齐了的草稿。"""
    return makers.a_draft(firm, preparer)


@pytest.fixture
def desk(signed_in: Callable[[User], Client], preparer: User) -> Client:
    """填报人的浏览器。"""
    return signed_in(preparer)


@pytest.fixture
def signing(signed_in: Callable[[User], Client], signatory: User) -> Client:
    """签发人的浏览器。"""
    return signed_in(signatory)
