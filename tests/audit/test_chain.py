"""One changed byte anywhere in an entry gives another digest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kejitong.audit.chain import digest

COLUMNS = st.lists(st.text(max_size=20), min_size=1, max_size=8)


@given(st.text(max_size=64), COLUMNS, st.data())
def test_any_changed_column_changes_the_digest(
    previous: str, columns: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(columns) - 1))
    other = data.draw(st.text(max_size=20).filter(lambda text: text != columns[place]))
    changed = [*columns[:place], other, *columns[place + 1 :]]
    if "\x1f" in "".join([*columns, other]):
        return
    assert digest(previous, columns) != digest(previous, changed)


def test_the_previous_digest_is_part_of_the_next() -> None:
    assert digest("", ["甲"]) != digest("0", ["甲"])
    assert len(digest("", ["\ud800"])) == 64
