"""Numbers, digests and check codes; the PDF itself is tried where it is submitted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.applications import receipts


@pytest.mark.parametrize(
    ("code", "serial", "number"),
    [
        ("通科申〔2026〕", 1, "通科申〔2026〕0001"),
        ("区科技项目2026-1", 12, "区科技项目2026-1-0012"),
        ("甲", 12345, "甲-12345"),
    ],
)
def test_a_number_is_built_from_the_code_of_the_call(code: str, serial: int, number: str) -> None:
    assert receipts.number(code, serial) == number


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert receipts.digest({"a": 1, "b": {"c": "二", "d": 3}}) == receipts.digest(
        {"b": {"d": 3, "c": "二"}, "a": 1}
    )


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_check_code_is_sixteen_plain_letters_of_its_digest(one: bytes, other: bytes) -> None:
    code = receipts.check_code(one.hex())
    assert len(code) == 16
    assert not set(code) & set("ILOU")
    assert receipts.check_code(one.hex()) == code
    assert (code == receipts.check_code(other.hex())) is (one == other)
    assert receipts.grouped(code).replace("-", "") == code
    assert [len(part) for part in receipts.grouped(code).split("-")] == [4, 4, 4, 4]
