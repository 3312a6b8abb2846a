"""The screen of sessions compared: by keys, by mouse, at any size."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from facilitator.domain.comparison import MEASURES, WAYS
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.texts import _, comparisons
from facilitator.tui.screens.help import Help
from facilitator.tui.screens.stats import StatsScreen
from facilitator.tui.widgets.chart import Chart
from facilitator.tui.widgets.tabs import Tabs
from tests.hostile import HOSTILE
from tests.made_year import write_year
from tests.tui.stage import Screens, Size, plain, program, shown, until
from tests.unit.test_comparing import begin
from tests.unit.test_search import make_hostile

SIZES: list[Size] = [(80, 24), (160, 45), (40, 10), (20, 5)]


@pytest.fixture
def year(home: Home) -> Home:
    """A home with a year of forty cafés."""
    write_year(home.sessions, 40, 800)
    return home


@asynccontextmanager
async def compared(
    home: Home, size: Size = (80, 24), paths: Sequence[SessionPaths] | None = None
) -> AsyncIterator[tuple[StatsScreen, Screens]]:
    """The screen, once all is read."""
    async with program(home, size) as (app, pilot):
        screen = StatsScreen(home, paths)
        await app.push_screen(screen)
        await read(screen, pilot)
        yield screen, pilot


async def read(screen: StatsScreen, pilot: Screens) -> None:
    await until(lambda: screen._read, "sessions read")
    await pilot.pause()


async def test_arrows_and_tab_go_through_the_measures_and_round_again(year: Home) -> None:
    async with compared(year) as (screen, pilot):
        titles = [comparisons.measure_name(measure) for measure in MEASURES]
        assert screen.chart.text().splitlines()[0].strip() == titles[0]
        for title in titles[1:]:
            await pilot.press("right" if title == titles[1] else "tab")
            assert screen.chart.text().splitlines()[0].strip() == title
        await pilot.press("right")
        assert screen.chart.text().splitlines()[0].strip() == _("Sessions")
        await pilot.press("left", "shift+tab")
        assert screen.chart.text().splitlines()[0].strip() == titles[-2]


async def test_what_is_drawn_is_what_is_counted(year: Home) -> None:
    async with compared(year, (80, 45)) as (screen, pilot):
        await pilot.press("right")
        rows = [line.split() for line in screen.chart.text().splitlines()[2:] if line.strip()]
        assert [row[0] for row in rows] == [
            _(name) for name in ("quotation", "observation", "question", "idea", "comment")
        ]
        assert sum(int(row[1]) for row in rows) == 800
        bars = {int(row[1]): len(row[2]) for row in rows}
        assert [bars[count] for count in sorted(bars)] == sorted(bars.values())


async def test_g_puts_sessions_together_in_every_way(year: Home) -> None:
    async with compared(year) as (screen, pilot):
        seen = []
        for _way in WAYS:
            seen.append(screen.by)
            assert comparisons.way(screen.by) in screen.heading.text()
            await pilot.press("g")
            await read(screen, pilot)
        assert seen == list(WAYS) and screen.by == WAYS[0]
        await pilot.press("g", "g", "g", "g", "g")
        await read(screen, pilot)
        await pilot.press("left")
        assert screen.by == WAYS[1], "haste changes nothing"
        assert "2026-01-02" in screen.chart.text()


async def test_sessions_given_are_compared_one_by_one(year: Home) -> None:
    chosen = all_sessions(year.sessions)[3:5]
    async with compared(year, paths=chosen) as (screen, _pilot):
        assert screen.by == "session"
        drawn = screen.chart.text()
        assert all(paths.name[:10] in drawn for paths in chosen)
        assert len(drawn.splitlines()) == 4


async def test_arrows_and_pages_scroll(year: Home) -> None:
    async with compared(year) as (screen, pilot):
        first = screen.chart.text()
        await pilot.press("down")
        assert screen.chart.text().splitlines()[0] == first.splitlines()[1]
        await pilot.press("pagedown", "pagedown", "right")
        assert screen.chart.text().splitlines()[0].strip() == comparisons.measure_name("kind")


async def test_the_mouse_chooses_a_measure(year: Home) -> None:
    async with compared(year, (120, 30)) as (screen, pilot):
        column = screen.tabs.render_line(0).text.index(comparisons.short_name("tag"))
        await pilot.click(Tabs, offset=(column + 1, 0))
        await pilot.pause()
        assert screen.chart.text().splitlines()[0].strip() == comparisons.measure_name("tag")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_chosen_measure_is_in_view_at_any_size(year: Home, size: Size) -> None:
    async with compared(year, size) as (screen, pilot):
        for _turn in range(len(MEASURES) + 1):
            line = screen.tabs.render_line(0).text
            assert line.count("▌") == 1 and line.split("▌")[1].strip()
            await pilot.press("right")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
async def test_lines_fit_and_follow_the_width(year: Home, size: Size) -> None:
    async with compared(year, size) as (screen, pilot):
        for _way in WAYS:
            for _measure in MEASURES:
                await pilot.press("right")
                assert_one_line_each(screen.chart)
            await pilot.press("g")
            await read(screen, pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert_one_line_each(screen.chart)


def assert_one_line_each(chart: Chart) -> None:
    """No bar is broken over two lines; a sentence in place of bars may be."""
    rows = [chart.block(row) for row in range(2, chart.count())]
    assert len(rows) < 2 or all(len(block.lines(chart.room)) == 1 for block in rows)


async def test_escape_goes_back_also_while_reading(year: Home) -> None:
    async with program(year) as (app, pilot):
        home = app.screen
        await app.push_screen(StatsScreen(year))
        await pilot.press("g", "escape")
        await until(lambda: app.screen is home)
        await app.workers.wait_for_complete()
        assert app.return_value is None and app.is_running


async def test_help_says_what_it_is_for(year: Home) -> None:
    async with compared(year) as (_screen, pilot):
        await pilot.press("f1")
        await until(lambda: isinstance(pilot.app.screen, Help))
        await pilot.pause()
        assert "facilitator stats" in plain(" ".join(shown(pilot.app).split()))


async def test_what_cannot_be_read_is_told_and_the_rest_counted(home: Home) -> None:
    begin(home, *HOSTILE)
    faulty = make_hostile(home.sessions)
    async with compared(home, (100, 40)) as (screen, pilot):
        assert plain(comparisons.unread(len(faulty))) in plain(screen.chart.text())
        for _way in WAYS:
            for _measure in MEASURES:
                await pilot.press("right")
                drawn = shown(pilot.app).replace("\n", "")
                assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in drawn)
            await pilot.press("g")
            await read(screen, pilot)


async def test_an_empty_home_says_so(home: Home) -> None:
    async with compared(home) as (screen, pilot):
        await pilot.press("left")
        assert _("No session is counted.") in screen.chart.text()
        await pilot.press("right", "right")
        assert _("Nothing to count here.") in screen.chart.text()


async def test_a_folder_that_cannot_be_listed_is_told(home: Home) -> None:
    other = Home(home.path / "autre")
    other.path.mkdir()
    other.sessions.write_bytes(b"")
    async with program(home) as (app, pilot):
        screen = StatsScreen(other)
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert str(other.sessions) in screen.chart.text().replace("\n", "").replace(" ", "")
