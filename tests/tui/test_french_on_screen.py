"""French line breaking in what is really drawn: labels, rows, dialogs, toasts, fields and the line being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets._toast import Toast

from facilitator.storage.folders import Home
from facilitator.tui.french_wrapping import divide_line
from facilitator.tui.screens.ask import Ask
from facilitator.tui.screens.help import Leaflet
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.typed_line import TypedLine
from facilitator.tui.widgets.wrapped_input import WrappedInput
from facilitator.tui.wrapping import Run, wrap
from tests.french_lines import faults
from tests.sentences import SENTENCES
from tests.tui.stage import Screens, evening, program, until

WIDTHS = (20, 21, 26, 33, 47, 64, 80, 121, 200)
HEIGHT = 200
# A field is at most five rows high: what is longer is not all in view.
SHORT = [text for text in SENTENCES if cell_len(text) <= 48][::6]
SAMPLE = SENTENCES[::9]

Drawn = Callable[[str], Widget]


class Row(Listing):
    """A list of one row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.styles.height = 12

    def count(self) -> int:
        return 1

    def block(self, row: int) -> Block:
        return Block([(self._text, "")])


class Page(Screen[None]):
    """Some texts, each drawn by a widget of its own."""

    def __init__(self, widgets: Sequence[Callable[[], Widget]]) -> None:
        super().__init__()
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        for widget in self._widgets:
            yield widget()


def rows_of(app: App[int]) -> list[Strip]:
    """The rows of the screen: to be asked for once, as each time they are all drawn."""
    return app.screen._compositor.render_strips()


def lines_of(rows: list[Strip], widget: Widget) -> list[str]:
    """The lines of a widget as they are on the screen, without the sign of a list and the space around."""
    region = widget.content_region
    drawn = rows[region.y : region.bottom]
    lines = [row.crop(region.x, region.right).text.strip(" ▌") for row in drawn]
    return [line for line in lines if line]


def room_of(widget: Widget) -> int:
    """The columns a text has in it."""
    return widget.content_size.width - (1 if isinstance(widget, WrappedInput) else 0)


async def draw_at_all_widths(pilot: Screens, drawn: Callable[[], list[tuple[str, Widget]]]) -> None:
    """Resize the terminal from width to width, and look at each text in its widget."""
    for width in (*WIDTHS, *reversed(WIDTHS[:-1])):
        await pilot.resize_terminal(width, HEIGHT)
        await pilot.pause()
        rows = rows_of(pilot.app)
        for text, widget in drawn():
            found = faults(text, lines_of(rows, widget), room_of(widget))
            assert not found, (width, found)


@pytest.mark.parametrize(
    ("widget", "texts"),
    [
        pytest.param(lambda text: Prose(Block([(text, "")])), SAMPLE, id="label"),
        pytest.param(Row, SAMPLE[::2], id="row of a list"),
        pytest.param(lambda text: Static(Content(text)), SAMPLE, id="text of Textual's own"),
        pytest.param(lambda text: WrappedInput(text, select_on_focus=False), SHORT, id="field"),
        pytest.param(lambda text: WrappedInput(placeholder=text), SHORT, id="empty field"),
    ],
)
async def test_widgets_break_as_french_asks(home: Home, widget: Drawn, texts: Sequence[str]) -> None:
    async with program(home, (80, HEIGHT)) as (app, pilot):
        page = Page([lambda text=text: widget(text) for text in texts])  # type: ignore[misc]
        await app.push_screen(page)
        await draw_at_all_widths(pilot, lambda: list(zip(texts, page.children[-len(texts) :], strict=True)))


async def test_toasts_break_as_french_asks_and_do_so_again_when_resized(home: Home) -> None:
    async with program(home, (80, HEIGHT)) as (app, pilot):
        said = SAMPLE[::2]
        for text in said:
            app.notify(text, markup=False, timeout=600)
        await until(lambda: len(app.screen.query(Toast)) == len(said))
        toasts = list(app.screen.query(Toast))
        await draw_at_all_widths(pilot, lambda: list(zip(said, toasts, strict=True)))


async def test_questions_put_to_the_user_break_as_french_asks(home: Home) -> None:
    async with program(home, (80, HEIGHT)) as (app, pilot):
        ask = Ask([Block([(text, "strong")]) for text in SAMPLE], [("stay", "Non"), ("go", "Oui")])
        await app.push_screen(ask)
        await pilot.pause()
        await draw_at_all_widths(pilot, lambda: [("\n".join(SAMPLE), ask.query_one(Prose))])


async def test_leaflets_break_as_french_asks(home: Home) -> None:
    async with program(home, (80, HEIGHT)) as (app, pilot):
        leaflet = Leaflet([Block([(text, "")]) for text in SAMPLE[:3]])
        await app.push_screen(leaflet)
        await pilot.pause()
        await draw_at_all_widths(pilot, lambda: [("\n".join(SAMPLE[:3]), leaflet.pages)])


async def test_the_line_being_typed_breaks_as_french_asks(home: Home) -> None:
    async with evening(home, (80, 30)) as (screen, pilot):
        line = screen.query_one(TypedLine)
        for width in WIDTHS:
            await pilot.resize_terminal(width, 30)
            for text in SHORT:
                line.put(text, None)
                await pilot.pause()
                found = faults(text, lines_of(rows_of(pilot.app), line), room_of(line))
                assert not found, (width, found)


def test_a_wide_lead_leaves_room_for_the_words() -> None:
    block = Block([("Expliquer cet écran", "")], [("F1 Ctrl+G      ", "key")])
    assert _plain(block.lines(40)) == ["F1 Ctrl+G      Expliquer cet écran"]
    assert _plain(block.lines(15)) == ["F1 Ctrl+G      ", "Expliquer cet", "écran"]
    assert _plain(Block([("oui", "")], [("· ", "")]).lines(2)) == ["· o", "  u", "  i"]


def _plain(lines: list[list[Run]]) -> list[str]:
    return ["".join(text for text, _tone in line) for line in lines]


@pytest.mark.parametrize("width", [3, 20, 33, 80])
def test_textual_is_given_the_breaks_that_everything_else_has(width: int) -> None:
    for text in SENTENCES:
        breaks = [0, *divide_line(text, width), len(text)]
        lines = [text[start:end].rstrip(" ") for start, end in pairwise(breaks)]
        assert lines == [line.rstrip(" ") for line in wrap(text, width)]
