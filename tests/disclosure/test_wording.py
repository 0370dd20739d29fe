"""Titles and openings are drawn up in the words of the procedure."""

from __future__ import annotations

import pytest

from kejitong.catalogue import service_items
from kejitong.disclosure import wording
from tests.applications import invented
from tests.applications.makers import a_call
from tests.disclosure.makers import a_notice


@pytest.mark.parametrize(
    ("item", "word"),
    [
        (invented.INVENTED_GRANT, "拟立项"),
        (invented.INVENTED_RECOGNITION, "拟认定"),
        (invented.INVENTED_REDEMPTION, "拟兑付"),
        (invented.INVENTED_FILING, ""),
    ],
)
def test_the_list_is_called_as_the_procedure_calls_it(item, word):
    assert wording.proposed(item) == word


def test_a_second_notice_says_which_one_it_follows(db, invented):
    first = a_notice()
    item = a_call("invented_recognition")
    declared = service_items.item(item.item)

    assert wording.title(item, declared) == "关于2026年度试验拟认定名单的公示"
    assert wording.title(item, declared, ordinal=2).endswith("名单的公示（第二次公示）")
    assert f"《{first.title}》（{first.number}）" in wording.lead(item, declared, after=first)
    assert wording.lead(item, declared).startswith("根据《试验区科技计划项目管理办法》")
