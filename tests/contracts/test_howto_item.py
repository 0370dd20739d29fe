"""docs/howto/add-an-item.md is executed: its files make a pack, and its item walks to each end."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kejitong.calls import queries as calls
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.registers import catalogue, queries
from kejitong.workflow.walking import way_to
from tests import makers
from tests.contracts import test_every_item as contract
from tests.contracts import walks
from tests.contracts.house import DOCS, listed, sources

FILE = re.compile(r"`(my_district/\S+)`\s+```\w+\n(.*?)```", re.DOTALL)
CODE, PACK = "model_workshop", "my_district"


@pytest.fixture
def item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[ServiceItem]:
    """The item of the page, from a pack that stands in a folder of its own."""
    text = (DOCS / "howto" / "add-an-item.md").read_text(encoding="utf-8")
    files = {name: textwrap.dedent(body) for name, body in FILE.findall(text)}
    for name, body in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    for folder in (tmp_path / PACK, tmp_path / PACK / "items"):
        (folder / "__init__.py").write_text('"""示范区的声明。"""\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    settings.PACKS = (*settings.PACKS, PACK)
    yield service_items.item(CODE)
    for name in [name for name in sys.modules if name.split(".")[0] == PACK]:
        del sys.modules[name]
    service_items.items.__globals__["declared"].cache_clear()


def test_one_folder_is_an_item_like_any_other(item: ServiceItem) -> None:
    contract.test_the_guide_says_what_everybody_must_know(item)
    contract.test_those_who_may_apply_are_kinds_of_organisations(item)
    contract.test_every_guard_of_its_lifecycle_is_answered(item)
    contract.test_a_form_begins_with_its_title(item, item.editions[-1])
    contract.test_what_is_carried_over_from_registers_can_be(item, item.editions[-1])
    contract.test_questions_that_name_people_are_marked(item, item.editions[-1])
    contract.test_a_notice_shows_nothing_personal(item)
    contract.test_the_example_is_complete(item)
    contract.test_an_empty_form_names_every_gap(item)
    contract.test_effects_write_columns_that_are_there(item)
    contract.test_what_an_effect_takes_from_a_move_may_be_given(item)


@pytest.mark.django_db
def test_it_walks_to_each_of_its_ends(item: ServiceItem) -> None:
    world = walks.a_world()
    for end in item.lifecycle.ends:
        done = walks.walk(world, walks.a_draft(world, item), way_to(item.lifecycle, end.code))
        assert done.state == end.code
    names = queries.live(catalogue.register("platforms")).values_list("name", flat=True)
    assert list(names) == ["示例科技有限公司裁剪车间"]
    assert {call.item for call in calls.open_calls(makers.NOW)} == {CODE}


def test_no_other_file_knows_it() -> None:
    found = [module.name for module in sources() if CODE in module.text]
    assert not found, listed(found)
