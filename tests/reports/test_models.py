"""A draft shows the editor's words where there are any."""

from __future__ import annotations

from kejitong.reports.models import Draft, Report


def test_edited_words_come_before_generated_ones() -> None:
    draft = Draft(report=Report(year=2026, outline="annual"), number=3,
                  generated={"a": "底稿", "b": "底稿乙"}, edited={"a": "改稿"})  # fmt: skip
    assert [draft.text_of(code) for code in "abc"] == ["改稿", "底稿乙", ""]
    assert not draft.is_frozen
    assert str(draft) == "2026 annual 第3稿"
