"""htmx gets the piece that it swaps; everybody else gets the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.template import engines
from django.test import override_settings

from kejitong.ui.show import show
from tests.ui.makers import a_request

PAGE = (
    "<h1>页</h1>{% partialdef queue inline %}<p id='queue'>{{ word }}</p>{% endpartialdef queue %}"
)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.locmem.Loader", {"list.html": PAGE})],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]


@pytest.fixture(autouse=True)
def _templates() -> Iterator[None]:
    with override_settings(TEMPLATES=TEMPLATES):
        assert engines.all()
        yield


def test_whole_page_without_htmx() -> None:
    answer = show(a_request(), "list.html", {"word": "甲"}, "queue")
    assert answer.content.decode() == "<h1>页</h1><p id='queue'>甲</p>"
    assert answer["Vary"] == "HX-Request, HX-Target"


def test_only_the_piece_that_htmx_asks_for() -> None:
    answer = show(a_request(target="queue"), "list.html", {"word": "乙"}, "queue", status=422)
    assert answer.content.decode() == "<p id='queue'>乙</p>"
    assert answer.status_code == 422


def test_whole_page_for_a_target_that_is_not_offered() -> None:
    answer = show(a_request(target="other"), "list.html", {"word": "丙"}, "queue")
    assert answer.content.decode().startswith("<h1>")


def test_whole_page_when_history_is_restored() -> None:
    request = a_request(target="queue")
    request.htmx.history_restore_request = True
    assert show(request, "list.html", {}, "queue").content.decode().startswith("<h1>")
