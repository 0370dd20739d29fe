"""A lifecycle refuses what nobody could walk, and says what can be done now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.packs.national.lifecycles.all import LIFECYCLES, REVIEWED_GRANT
from kejitong.workflow.vocabulary import (
    Kind,
    Lifecycle,
    Malformed,
    Move,
    Need,
    NoSuchMove,
    Role,
    State,
)


def state(code: str, kind: Kind = Kind.WAITING) -> State:
    return State(code=code, label=code, applicant_label=code, kind=kind)


def move(code: str, source: str, target: str) -> Move:
    return Move(code=code, label=code, sources=(source,), target=target, role=Role.OFFICER)


START, END = state("start", Kind.DRAFT), state("end", Kind.GRANTED)
GO = move("go", "start", "end")


def made(states: tuple[State, ...], moves: tuple[Move, ...]) -> Lifecycle:
    return Lifecycle("tried", "1", "试一试", "start", states, moves)


@pytest.mark.parametrize(
    ("states", "moves", "why"),
    [
        ((START, START, END), (GO,), "重名"),
        ((START, END), (GO, move("leap", "start", "moon")), "没有声明的状态：moon"),
        ((START, END), (GO, GO), "同名的动作"),
        ((START, END, state("island")), (GO,), "走不到的状态：island"),
        (
            (START, END, state("trap")),
            (GO, move("fall", "start", "trap")),
            "走不到终点的状态：trap",
        ),
        ((START, END), (GO, move("back", "end", "start")), "终点还有动作：end"),
    ],
)
def test_nonsense_is_refused_when_declared(
    states: tuple[State, ...], moves: tuple[Move, ...], why: str
) -> None:
    with pytest.raises(Malformed) as refused:
        made(states, moves)
    assert why in str(refused.value)


def test_a_move_that_is_not_open_says_what_is() -> None:
    with pytest.raises(NoSuchMove) as refused:
        REVIEWED_GRANT.move("award", state="submitted")
    assert "现在是“待形式审查”" in str(refused.value)
    assert "“受理”" in str(refused.value)


def test_an_end_has_nothing_after_it() -> None:
    with pytest.raises(NoSuchMove) as refused:
        REVIEWED_GRANT.move("award", state="awarded")
    assert "已经办结" in str(refused.value)


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(NoSuchMove):
        REVIEWED_GRANT.state("nowhere")


def test_moves_by_role() -> None:
    codes = {move.code for move in REVIEWED_GRANT.moves_from("submitted", Role.OFFICER)}
    assert codes == {"admit", "send_back", "decline"}
    assert {move.code for move in REVIEWED_GRANT.moves_from("submitted", Role.APPLICANT)} == {
        "withdraw"
    }


def test_what_the_applicant_is_told() -> None:
    assert REVIEWED_GRANT.move("send_back", state="submitted").told == "一次性告知补正"
    assert REVIEWED_GRANT.move("admit", state="submitted").told == "受理"


def test_sets_follow_from_kinds() -> None:
    assert REVIEWED_GRANT.codes(Kind.ON_NOTICE) == {"on_notice", "objected"}
    assert {found.code for found in REVIEWED_GRANT.ends} == {
        "declined", "not_recommended", "withdrawn", "awarded", "rejected",
    }  # fmt: skip
    assert [kind for kind in Kind if kind.is_editable] == [Kind.DRAFT, Kind.RETURNED]


def test_everything_people_read_is_said() -> None:
    assert all(role.label for role in Role)
    assert all(need.label for need in Need)


@given(st.sampled_from(LIFECYCLES), st.lists(st.integers(0, 20), max_size=30))
def test_a_walk_never_leaves_the_declaration(lifecycle: Lifecycle, choices: list[int]) -> None:
    at = lifecycle.first
    for choice in choices:
        options = lifecycle.moves_from(at)
        if not options:
            assert lifecycle.state(at).is_end
            return
        at = lifecycle.move(options[choice % len(options)].code, state=at).target
        assert lifecycle.state(at).code == at


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda found: found.label)
def test_whoever_holds_a_state_can_move_it(lifecycle: Lifecycle) -> None:
    """轮到谁，谁就有事可做；期满和评审由经办人收口。"""
    for found in lifecycle.states:
        if found.is_end or found.holder is Role.REVIEWER:
            continue
        assert lifecycle.moves_from(found.code, found.holder), found.label


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda found: found.label)
def test_nothing_is_granted_past_a_notice(lifecycle: Lifecycle) -> None:
    """有公示的流程，不经公示期满就到不了批准。"""
    if "cleared" not in {found.code for found in lifecycle.states}:
        return
    into = [move for move in lifecycle.moves if move.target == "awarded"]
    assert [move.sources for move in into] == [("cleared",)]
    assert all("noticed" in move.guards for move in into)
