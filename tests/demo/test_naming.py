"""Names are put together from words and never given twice."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from kejitong.demo import naming
from kejitong.organisations.industry import problem


def test_enterprise_names_do_not_repeat_even_when_words_run_short() -> None:
    names = [name for name, _ in islice(naming.enterprise_names(Random(1), set()), 20_000)]
    assert len(set(names)) == len(names)
    assert all(name.endswith("有限公司") for name in names)
    assert not [name for name in names if "科技科技" in name]


def test_a_name_that_is_taken_is_not_given() -> None:
    first, _ = next(naming.enterprise_names(Random(1), set()))
    again, _ = next(naming.enterprise_names(Random(1), {first}))
    assert again != first


def test_institutes_have_names_of_their_own() -> None:
    names = [*naming.institute_names()]
    assert len(set(names)) == len(names) >= 56


def test_every_industry_has_a_code_of_the_standard() -> None:
    assert [problem(kind.code) for kind in naming.INDUSTRIES] == [""] * len(naming.INDUSTRIES)


@pytest.mark.parametrize(
    "title",
    [
        naming.project,
        naming.achievement,
        naming.invention,
        naming.device,
        naming.problem,
        naming.product,
    ],
)
def test_titles_name_something_of_the_industry(title: object) -> None:
    for kind in naming.INDUSTRIES:
        said = title(Random(kind.code), kind)  # type: ignore[operator]
        assert any(thing in said for thing in kind.things)


def test_a_utility_model_is_never_a_method() -> None:
    titles = {naming.device(Random(seed), kind) for seed in range(60) for kind in naming.INDUSTRIES}
    assert not [title for title in titles if "方法" in title]


def test_a_person_has_a_surname_and_two_characters() -> None:
    assert {len(naming.person(Random(seed))) for seed in range(50)} == {3}
