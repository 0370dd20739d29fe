"""The stage of a call is what its times say."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kejitong.calls.models import Call
from kejitong.calls.stages import CallStage, stage
from tests import makers

HOURS = st.none() | st.integers(0, 8).map(lambda hour: makers.NOW + timedelta(hours=hour))
ORDER = [*CallStage]


@given(commented_at=HOURS, published_at=HOURS, opens_at=HOURS, closes_at=HOURS)
def test_a_call_only_goes_forward(**times: object) -> None:
    call = Call(**times)
    told = [stage(call, makers.NOW + timedelta(hours=hour)) for hour in range(-1, 9)]
    assert [ORDER.index(one) for one in told] == sorted(ORDER.index(one) for one in told)
    assert told[0] is CallStage.DRAFT
    assert call.published_at is not None or not any(one.is_public for one in told)


def test_stages_have_labels() -> None:
    assert len({one.label for one in CallStage}) == len(CallStage)
