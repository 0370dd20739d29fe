"""States that follow from dates, what the constraints refuse, how records name themselves."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kejitong.recognitions.choices import Stage
from kejitong.recognitions.models import (
    Certificate,
    Honour,
    Institution,
    Platform,
    PlatformEvent,
    Product,
    RecognitionBatch,
)
from kejitong.registers.models import Record

D1, D2 = date(2025, 1, 1), date(2025, 1, 2)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 1, 31), Stage.PREPARED),
        (date(2025, 2, 1), Stage.APPLIED),
        (date(2025, 3, 1), Stage.VISITED),
        (date(2025, 4, 1), Stage.RECOGNISED),
        (date(2025, 4, 30), Stage.RECOGNISED),
        (date(2025, 5, 1), Stage.ENDED),
    ],
)
def test_stage_follows_the_dates(day: date, stage: Stage) -> None:
    institution = Institution(
        applied_on=date(2025, 2, 1), visited_on=date(2025, 3, 1),
        recognised_on=date(2025, 4, 1), ended_on=date(2025, 5, 1),
    )  # fmt: skip
    assert institution.stage_on(day) is stage


def test_recognised_without_a_visit_on_record() -> None:
    assert Institution(recognised_on=D1).stage_on(D1) is Stage.RECOGNISED
    assert Institution().stage_on(D1) is Stage.PREPARED


@pytest.mark.parametrize(
    ("day", "is_valid"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_a_certificate_is_valid_from_its_first_to_its_last_day(day: date, is_valid: bool) -> None:
    certificate = Certificate(issued_on=D1, expires_on=date(2027, 12, 31))
    assert certificate.is_valid_on(day) is is_valid


def test_a_certificate_without_end_is_valid_until_revoked() -> None:
    certificate = Certificate(issued_on=D1, revoked_on=date(2030, 1, 1))
    assert certificate.is_valid_on(date(2029, 12, 31))
    assert not certificate.is_valid_on(date(2030, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Certificate(issued_on=D2, expires_on=D1), "有效期至早于发证日期"),
        (Product(applied_on=D2, recognised_on=D1), "认定日期早于申报日期"),
        (Institution(applied_on=D2, recognised_on=D1), "认定日期早于申报日期"),
        (Institution(recognised_on=D2, ended_on=D1), "撤销日期早于认定日期"),
    ],
)
def test_constraints_answer_in_chinese(record: Record, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record.validate_constraints()
    assert refused.value.messages == [sentence]


def test_records_name_themselves_without_asking() -> None:
    assert str(RecognitionBatch(title="首批名单")) == "首批名单"
    assert str(Certificate(number="GR202532000001")) == "GR202532000001"
    assert str(Product(name="试验机")) == "试验机"
    assert str(Institution(name="试验中心")) == "试验中心"
    assert str(Platform(name="试验园")) == "试验园"
    assert str(PlatformEvent(kind="unveiled", on=D1)) == "挂牌（2025-01-01）"
    assert str(Honour(title="试验称号")) == "试验称号"
