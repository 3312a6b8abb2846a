"""Breaking lines as French asks, and showing what would not be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import yaml
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator import texts
from facilitator.domain.visible import same_length, visible, visible_lines
from facilitator.tui.wrapping import wrap, wrap_runs
from tests.conftest import ROOT
from tests.french_lines import faults
from tests.sentences import SENTENCES


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


# All the texts there are, at all widths

WIDTHS = range(20, 201)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _catalogue() -> Iterator[str]:
    with (texts.LOCALE / "fr" / "LC_MESSAGES" / "facilitator.po").open("rb") as file:
        for message in read_po(file, locale="fr"):
            for side in (message.id, message.string) if message.id else ():
                yield from [side] if isinstance(side, str) else side or ()


def _in_files(folder: str) -> Iterator[str]:
    for path in sorted((ROOT / folder).glob("*.yaml")):
        yield from _strings(yaml.safe_load(path.read_text(encoding="utf-8")))


def _by_hand(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def _in_print(text: str) -> str:
    text = re.sub(r" +(?=[?!;])", "\u202f", _by_hand(text))
    return re.sub(r"(?<=«) +| +(?=[:»])", "\u00a0", text)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(lambda: _in_files("prompts"), id="themes"),
        pytest.param(lambda: _in_files("sessions"), id="sessions"),
        pytest.param(_catalogue, id="sentences of the program"),
        pytest.param(lambda: iter(SENTENCES), id="as written"),
        pytest.param(lambda: map(_by_hand, SENTENCES), id="as typed"),
        pytest.param(lambda: map(_in_print, SENTENCES), id="as printed"),
    ],
)
def test_all_texts_break_as_french_asks_at_all_widths(shown: Callable[[], Iterator[str]]) -> None:
    all_shown = {text for text in shown() if text.strip()}
    assert len(all_shown) > 20
    for text in all_shown:
        for width in WIDTHS:
            if cell_len(text) <= width and "\n" not in text:
                assert wrap(text, width) == [text]
                break
            assert not faults(text, wrap(text, width), width), (width, text)


def test_there_are_two_hundred_sentences() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES) == 200


def test_what_a_fault_is() -> None:
    assert faults("oui ?", ["oui", "?"], 20)
    assert faults("« oui", ["«", "oui"], 20)
    assert faults("un\u00a0: deux", ["un", "\u00a0: deux"], 20)
    assert faults("bonjour", ["bon", "jour"], 20)
    assert faults("un deux", ["un", "eux"], 20)
    assert faults("un deux", ["un"], 20)
    assert faults("un deux", ["un deux"], 6)
    assert not faults("oui non ?", ["oui", "non ?"], 20)
    assert not faults("bonjour ?", ["bonjour", "?"], 8)


@pytest.mark.parametrize(
    "together",
    [
        "16 h 15", "16 h", "10 000", "1 250 000", "50 %", "12 €", "20 °C",
        "( oui", "oui )", "– oui", "— oui", "“ oui", "oui ”", "«\u00a0 oui", "oui \u00a0»", "oui ,",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_in_one_line(together: str) -> None:
    for width in range(len(together), 16):
        lines = wrap(f"mot {together} mot", width)
        assert any(together in line for line in lines), lines


def test_what_belongs_together_is_parted_before_a_word_is_cut() -> None:
    assert wrap("– anticonstitutionnel", 20) == ["–", "anticonstitutionnel"]
    assert wrap("10 000 000 000", 8) == ["10 000", "000 000"]


@pytest.mark.parametrize("one", ["e\u0301", "🧑\u200d🧑\u200d🧒", "❤\ufe0f", "👍🏽", "🇫🇷"], ids=ascii)
def test_a_character_is_never_cut_in_two(one: str) -> None:
    for width in range(2, 9):
        lines = wrap("ab" + one * 12, width)
        assert "".join(lines) == "ab" + one * 12
        assert all(line.replace(one, "").strip("ab") == "" for line in lines), lines
        assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    "text", ["?" * 50_000, "? " * 50_000, "« " * 50_000, "🇫🇷" * 5_000, "\u0301" * 50_000]
)
def test_nonsense_is_broken_too(text: str) -> None:
    assert "".join("".join(wrap(text, 20)).split(" ")) == text.replace(" ", "")
