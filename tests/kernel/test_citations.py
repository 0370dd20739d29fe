"""Citations."""

from datetime import date

import pytest

from kejitong.kernel.citations import Citation

MEASURES = Citation(
    "高新技术企业认定管理办法", "国科发火〔2016〕32号", in_force=date(2016, 1, 1), issuer="科技部"
)


def test_a_citation_is_written_with_number_and_article():
    assert str(MEASURES.at("第十一条（五）")) == (
        "《高新技术企业认定管理办法》（国科发火〔2016〕32号）第十一条（五）"
    )
    assert str(Citation("《民法典》")) == "《民法典》"
    assert MEASURES.at("第八条").in_force == MEASURES.in_force
    assert MEASURES.article == ""


@pytest.mark.parametrize(
    ("since", "until", "on", "expected"),
    [
        (None, None, date(1990, 1, 1), True),
        (date(2016, 1, 1), None, date(2015, 12, 31), False),
        (date(2016, 1, 1), None, date(2016, 1, 1), True),
        (None, date(2026, 3, 1), date(2026, 2, 28), True),
        (None, date(2026, 3, 1), date(2026, 3, 1), False),
    ],
)
def test_in_force_is_half_open(since, until, on, expected):
    assert Citation("办法", in_force=since, until=until).is_in_force(on) is expected
