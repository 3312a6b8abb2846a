"""The line being typed: its rows, its cursor, the mouse on it, and what is pasted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from facilitator.tui.widgets.typed_line import TypedLine
from facilitator.tui.widgets.wrapped_input import WrappedInput

LONG = "Le jeudi je raconte un livre sur Instagram, et l’on vient avec sa tisane : ah oui !"
FAMILY = "🧑\u200d🧑\u200d🧒"
ACCENT = "e\u0301"


class OneLine(App[None]):
    """A line in the middle of a screen, and what it gave away."""

    CSS = "#line { background: $background; padding: 0 1; }"

    def __init__(self, looks_at_pastes: bool = False) -> None:
        super().__init__()
        self.entered: list[tuple[str, str | None]] = []
        self.pasted: list[str] = []
        self.laid_out = 0
        pasted = self.pasted.append if looks_at_pastes else None
        self.line = TypedLine(
            lambda: "here", lambda line, where: self.entered.append((line, where)), {}, "line", pasted
        )

    def compose(self) -> ComposeResult:
        yield self.line


@asynccontextmanager
async def one_line(
    width: int = 42, height: int = 24, looks_at_pastes: bool = False
) -> AsyncIterator[tuple[OneLine, TypedLine, Pilot[None]]]:
    """A line with `width` - 3 columns for its words: two are its margins, one is the cursor's."""
    app = OneLine(looks_at_pastes)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        app.line.cursor_blink = False
        await pilot.pause()
        yield app, app.line, pilot


def drawn(line: WrappedInput) -> list[str]:
    """The rows of the line as they are on the screen, without the space at their end."""
    return [line.render_line(y).text.rstrip(" ") for y in range(line.content_size.height)]


def under_cursor(line: WrappedInput) -> tuple[int, int, str]:
    """The row, the cell and the text of what is drawn as the cursor."""
    look = line.get_component_rich_style("input--cursor")
    for y in range(line.content_size.height):
        cell = 0
        for segment in line.render_line(y):
            if segment.style is not None and segment.style.bgcolor == look.bgcolor:
                return y, cell, segment.text
            cell += segment.cell_length
    raise AssertionError("no cursor is drawn")


# The height and the cursor


async def test_the_line_grows_with_its_words_up_to_five_rows_and_then_scrolls() -> None:
    async with one_line() as (_app, line, pilot):
        assert line.size.height == 1
        heights = []
        for _ in range(4):
            line.put(line.value + LONG + " ", "here")
            await pilot.pause()
            heights.append(line.size.height)
        assert heights == [3, 5, 5, 5]
        assert drawn(line)[-1].strip() or drawn(line)[-2].strip()
        await pilot.press("home")
        assert drawn(line)[0].startswith("Le jeudi je raconte")
        assert under_cursor(line) == (0, 0, "L")
        await pilot.press("ctrl+u", "end", "ctrl+u")
        await pilot.pause()
        assert line.size.height == 1


async def test_no_row_begins_or_ends_badly() -> None:
    async with one_line(23) as (_app, line, pilot):
        line.put("on y va demain ? « oui » peut-être : ah !", "here")
        await pilot.pause()
        assert drawn(line) == ["on y va demain ?", "« oui » peut-être :", "ah !"]


async def test_a_low_screen_keeps_room_for_the_rest() -> None:
    async with one_line(height=10) as (_app, line, pilot):
        line.put(LONG * 5, "here")
        await pilot.pause()
        assert line.size.height == 2
        await pilot.resize_terminal(42, 24)
        await pilot.pause()
        assert line.size.height == 5


async def test_another_width_makes_other_rows() -> None:
    async with one_line() as (_app, line, pilot):
        line.put(LONG, "here")
        await pilot.pause()
        assert line.size.height == 3
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert line.size.height == 1
        assert under_cursor(line) == (0, len(LONG), " ")
        await pilot.resize_terminal(25, 24)
        await pilot.pause()
        assert line.size.height == 4
        assert under_cursor(line)[0] == 3


async def test_a_key_lays_the_screen_out_only_when_the_rows_become_more_or_fewer() -> None:
    async with one_line() as (app, line, pilot):
        laid_out: list[bool] = []
        refresh = line.refresh

        def watched(*regions: object, layout: bool = False, **others: object) -> object:
            laid_out.append(layout)
            return refresh(*regions, layout=layout, **others)  # type: ignore[arg-type]

        line.refresh = watched  # type: ignore[method-assign,assignment]
        await pilot.press(*"a b c d e")
        assert not any(laid_out)
        line.put(LONG, "here")
        await pilot.pause()
        assert any(laid_out)
        assert app.line.size.height == 3


async def test_a_space_after_a_full_row_puts_the_cursor_where_the_next_word_will_be() -> None:
    async with one_line(13) as (_app, line, pilot):
        await pilot.press(*"abcd fghij")
        await pilot.pause()
        assert under_cursor(line) == (0, 10, " ")
        await pilot.press("space")
        await pilot.pause()
        assert under_cursor(line) == (1, 0, " ")
        await pilot.press("k")
        await pilot.pause()
        assert drawn(line) == ["abcd fghij", "k"]


async def test_a_mark_typed_after_a_space_takes_its_word_along() -> None:
    async with one_line(13) as (_app, line, pilot):
        await pilot.press(*"abcd fghij ?")
        await pilot.pause()
        assert drawn(line) == ["abcd", "fghij ?"]
        assert under_cursor(line) == (1, 7, " ")


@pytest.mark.parametrize(
    ("text", "cell", "under"),
    [
        ("日本", 2, "本"),
        (f"{ACCENT}a", 1, "a"),
        (f"{FAMILY}a", 2, "a"),
        ("❤\ufe0fa", 2, "a"),
        ("🇫🇷a", 2, "a"),
        ("שלום", 1, "ל"),
        ("\u200ba", 1, "a"),
        ("\x00a", 1, "a"),
    ],
    ids=["wide", "accent", "family", "heart", "flag", "right to left", "zero width", "control"],
)
async def test_the_cursor_goes_from_character_to_character_as_people_see_them(
    text: str, cell: int, under: str
) -> None:
    async with one_line() as (_app, line, pilot):
        line.put(text, "here")
        await pilot.press("home", "right")
        assert under_cursor(line) == (0, cell, under)
        await pilot.press("left")
        assert line.cursor_position == 0
        await pilot.press("delete")
        assert line.value == text[-1] if len(under) == 1 and text[-1] == "a" else line.value == text[1:]


@pytest.mark.parametrize("last", [ACCENT, FAMILY, "🇫🇷", "日", "👍🏽"], ids=ascii)
async def test_backspace_takes_a_whole_character(last: str) -> None:
    async with one_line() as (_app, line, pilot):
        line.put(f"un {last}", "here")
        await pilot.press("backspace")
        assert line.value == "un "
        assert line.cursor_position == 3


async def test_an_accent_typed_after_its_letter_joins_it() -> None:
    async with one_line() as (_app, line, pilot):
        line.put("ex", "here")
        await pilot.press("home", "right")
        line.post_message(events.Key("combining_acute_accent", "\u0301"))
        await pilot.pause()
        assert line.value == "e\u0301x"
        assert under_cursor(line) == (0, 1, "x")


# The mouse


async def test_a_click_puts_the_cursor_there_in_any_row() -> None:
    async with one_line(13) as (_app, line, pilot):
        line.put("abcd fghi 日本 nop", "here")
        await pilot.pause()
        assert drawn(line) == ["abcd fghi", "日本 nop"]
        for offset, position in (
            ((1, 0), 0),
            ((4, 0), 3),
            ((11, 0), 9),
            ((1, 1), 10),
            ((2, 1), 10),
            ((3, 1), 11),
            ((11, 1), 16),
        ):
            await pilot.click(TypedLine, offset=offset)
            assert line.cursor_position == position, offset


async def test_a_drag_selects_over_rows_and_a_key_replaces_what_is_selected() -> None:
    async with one_line(13) as (_app, line, pilot):
        line.put("abcd fghi klm nop", "here")
        await pilot.pause()
        await pilot.mouse_down(TypedLine, offset=(6, 0))
        await pilot.hover(TypedLine, offset=(4, 1))
        await pilot.mouse_up(TypedLine, offset=(4, 1))
        assert line.selected_text == "fghi klm"
        look = line.get_component_rich_style("input--selection")
        chosen = [
            "".join(
                part.text for part in line.render_line(y) if part.style and part.style.bgcolor == look.bgcolor
            )
            for y in range(2)
        ]
        assert chosen[0] == "fghi" and chosen[1].startswith("kl")
        await pilot.press("x")
        assert line.value == "abcd x nop"


# What is pasted, and what is given away


async def test_one_pasted_line_goes_in_at_the_cursor() -> None:
    async with one_line(looks_at_pastes=True) as (app, line, pilot):
        line.put("un trois", "here")
        await pilot.press("home", *["right"] * 3)
        app.post_message(events.Paste("\r\ndeux \n\n"))
        await pilot.pause()
        assert line.value == "un deux trois"
        assert not app.pasted


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=ascii)
async def test_several_pasted_lines_are_given_to_whoever_looks_at_them(end: str) -> None:
    async with one_line(looks_at_pastes=True) as (app, line, pilot):
        line.put("à moitié", "here")
        app.post_message(events.Paste(f"un{end}{end}deux{end}"))
        await pilot.pause()
        assert app.pasted == ["un\n\ndeux"]
        assert line.value == "à moitié"


async def test_several_pasted_lines_become_one_where_nobody_looks() -> None:
    async with one_line() as (app, line, pilot):
        app.post_message(events.Paste("un\ndeux"))
        await pilot.pause()
        assert line.value == "un deux"


async def test_a_pasted_megabyte_can_be_typed_on() -> None:
    async with one_line(82) as (app, line, pilot):
        app.post_message(events.Paste("mot « été » " * 90_000))
        await pilot.pause()
        assert len(line.value) > 1_000_000
        await pilot.press("x", "home", "y", "end")
        assert line.value.startswith("ymot") and line.value.endswith("x")
        assert under_cursor(line)[0] == 4


async def test_enter_gives_the_line_away_and_leaves_one_empty_row() -> None:
    async with one_line() as (app, line, pilot):
        await pilot.press(*"une parole", "enter")
        line.put(LONG, "there")
        await pilot.press("enter")
        await pilot.pause()
        assert app.entered == [("une parole", "here"), (LONG, "there")]
        assert (line.value, line.size.height) == ("", 1)
        assert under_cursor(line) == (0, 0, " ")


# Other fields


class Field(App[None]):
    """A field with a text or what to put in it."""

    def __init__(self, value: str, placeholder: str) -> None:
        super().__init__()
        self._value, self._placeholder = value, placeholder

    def compose(self) -> ComposeResult:
        yield WrappedInput(self._value, placeholder=self._placeholder, restrict="[^0]*")

    @property
    def field(self) -> WrappedInput:
        return self.query_one(WrappedInput)


async def test_a_field_shows_all_of_its_first_value() -> None:
    app = Field(LONG, "")
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        assert app.field.size.height == 3
        assert " ".join(drawn(app.field)) == LONG


async def test_a_placeholder_is_broken_too_and_goes_away_with_the_first_key() -> None:
    app = Field("", "À quelle heure la salle doit-elle être libre\u202f? Par exemple 16:30")
    async with app.run_test(size=(24, 24)) as pilot:
        await pilot.pause()
        assert app.field.size.height > 1
        assert not any(row.startswith("?") for row in drawn(app.field))
        await pilot.press("a")
        await pilot.pause()
        assert drawn(app.field) == ["a"]


async def test_a_field_takes_only_what_it_may() -> None:
    app = Field("", "")
    async with app.run_test() as pilot:
        await pilot.press("1", "0", "2")
        assert app.field.value == "12"
        assert isinstance(app.field, Input)
