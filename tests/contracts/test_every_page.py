"""Every address says who may open it, has a name of its own, and turns strangers away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kejitong.accounts import access
from tests.contracts.house import listed


def _patterns(resolver: URLResolver, path: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, here)
        else:
            yield here, pattern


PAGES = tuple(_patterns(get_resolver()))
CLOSED = [
    path
    for path, pattern in PAGES
    if "<" not in path and getattr(pattern.callback, "allow", None) is not access.anyone
]


def test_there_are_pages() -> None:
    assert CLOSED


def test_every_page_says_who_may_open_it() -> None:
    naked = [path for path, pattern in PAGES if not callable(getattr(pattern.callback, "allow", 0))]
    assert not naked, listed(naked)


def test_who_may_is_said_by_the_accounts() -> None:
    known = {function for function in vars(access).values() if callable(function)}
    own = [path for path, p in PAGES if getattr(p.callback, "allow", None) not in known]
    assert not own, listed(own)


def test_every_page_has_a_name_of_its_own() -> None:
    names = Counter(pattern.name or "" for _, pattern in PAGES)
    assert not names[""]
    assert not [name for name, times in names.items() if times > 1]


@pytest.mark.django_db
@pytest.mark.parametrize("path", CLOSED)
def test_strangers_are_sent_to_sign_in(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code in {302, 405}
    if answer.status_code == 302:
        assert answer["Location"].startswith("/sign-in/")
