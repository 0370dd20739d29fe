"""Items are found by their code among those of the installed packs."""

from __future__ import annotations

import pytest

from kejitong.catalogue import service_items
from tests.applications.invented import INVENTED_GRANT


@pytest.mark.usefixtures("invented")
def test_an_item_is_found_by_its_code() -> None:
    assert service_items.item("invented_grant") is INVENTED_GRANT


def test_only_items_of_installed_packs_are_known() -> None:
    with pytest.raises(service_items.NoSuchItem, match="代码是“invented_grant”"):
        service_items.item("invented_grant")


def test_the_example_of_an_item_stands_in_its_folder() -> None:
    for code, item in service_items.items().items():
        assert service_items.example(code).keys() <= {s.code for s in item.editions[-1].sections}
