"""Breaking lines as French asks, and showing what would not be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.domain.visible import same_length, visible, visible_lines
from facilitator.tui.wrapping import wrap, wrap_runs


def test_lines_break_at_plain_spaces() -> None:
    assert wrap("un deux trois quatre", 9) == ["un deux", "trois", "quatre"]


@pytest.mark.parametrize("mark", list("?!:;»"))
@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\u202f"], ids=ascii)
def test_no_line_begins_with_a_closing_mark(mark: str, space: str) -> None:
    for width in range(7, 30):
        lines = wrap(f"on y va demain{space}{mark} oui peut-être bien{space}{mark}", width)
        assert not any(line.strip()[:1] == mark for line in lines), lines


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0"], ids=ascii)
def test_no_line_ends_with_an_opening_quotation_mark(space: str) -> None:
    for width in range(9, 30):
        lines = wrap(f"elle a dit «{space}demain » puis «{space}jamais »", width)
        assert not any(line.strip().endswith("«") for line in lines), lines


def test_a_word_too_long_is_cut_and_wide_letters_count_twice() -> None:
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("日本語", 4) == ["日本", "語"]


def test_line_feeds_break_and_empty_lines_stay() -> None:
    assert wrap("un\n\ndeux", 20) == ["un", "", "deux"]


@given(st.text(alphabet="ab «»?!:;é日\u00a0\n", max_size=80), st.integers(2, 30))
def test_nothing_but_spaces_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split(" ")) == "".join(text.replace("\n", "").split(" "))
    assert all(cell_len(line) <= width for line in lines)


@given(
    st.lists(st.tuples(st.text(alphabet="ab ?", max_size=12), st.sampled_from(["", "strong"])), max_size=5)
)
def test_runs_are_wrapped_as_their_text_is(runs: list[tuple[str, str]]) -> None:
    lines = ["".join(text for text, _tone in line) for line in wrap_runs(runs, 10)]
    assert lines == wrap("".join(text for text, _tone in runs), 10)


def test_a_hundred_thousand_letters_are_wrapped_at_once() -> None:
    assert len(wrap("é" * 100_000, 80)) == 1250
    assert sum(map(len, wrap("mot " * 25_000, 80))) > 75_000


def test_controls_and_hidden_characters_are_shown() -> None:
    assert visible("a\x00\x1b\x7f\n") == "a␀␛␡␊"
    assert visible("\u202e") == "⟨U+202E⟩"
    assert visible("\u200b\u2028\x85") == "⟨U+200B⟩⟨U+2028⟩⟨U+0085⟩"
    assert visible("\ud800") == "\ufffd"
    assert visible_lines("a\nb\x00") == "a\nb␀"


@pytest.mark.parametrize("text", ["« oui\u202f? »", "e\u0301", "🧑\u200d🧑\u200d🧒", "❤\ufe0f", "日本"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text == same_length(text)


def test_a_joiner_that_joins_nothing_is_shown() -> None:
    assert visible("a\u200db") == "a⟨U+200D⟩b"


@given(st.text(max_size=50))
def test_one_character_for_each(text: str) -> None:
    assert len(same_length(text)) == len(text)
