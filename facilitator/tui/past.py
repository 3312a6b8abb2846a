"""The screens about past sessions: which follows which. They are pushed here alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.storage.folders import Home
from facilitator.tui.messages import (
    ArticleWanted,
    ComparisonWanted,
    DuplicatesWanted,
    ExportWanted,
    LibraryWanted,
    PrivacyWanted,
    RemarkChosen,
    SearchWanted,
)
from facilitator.tui.program import Window
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.toasts import say

if TYPE_CHECKING:
    from facilitator.services.reviewing import Review

_LONG = 15


class PastScreens(Window):
    """A key held down opens one screen: each says from which others it is come to."""

    home: Home
    _searched = ""

    @cached_property
    def review(self) -> Review:
        """What is done to past sessions, so that undoing goes on between the screens."""
        from facilitator.services.reviewing import Review

        return Review(self.home.sessions)

    def in_a_list(self) -> bool:
        """Whether sessions are listed on the screen, at home or in the library: a session is chosen once, however
        long Enter is held down."""
        if isinstance(self.screen, HomeScreen):
            return True
        from facilitator.tui.screens.library import LibraryScreen

        return isinstance(self.screen, LibraryScreen)

    async def on_library_wanted(self, message: LibraryWanted) -> None:
        """All past sessions in a table."""
        if isinstance(self.screen, HomeScreen):
            from facilitator.tui.screens.library import LibraryScreen

            await self.push_screen(LibraryScreen(self.home))

    async def on_search_wanted(self, message: SearchWanted) -> None:
        """Search, with the line of the last time; go back to it from a session that was found."""
        from facilitator.tui.screens.search import SearchScreen

        if self._room_looks_on():
            return
        if any(isinstance(screen, SearchScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, SearchScreen):
                await self.pop_screen()
        else:
            await self.push_screen(SearchScreen(self.home, self._searched), self._keep_line)

    def _keep_line(self, line: str | None) -> None:
        self._searched = line or ""

    def _room_looks_on(self) -> bool:
        return any(getattr(screen, "mirrored", False) for screen in self.screen_stack)

    async def on_remark_chosen(self, message: RemarkChosen) -> None:
        """Show a remark that was found in its session. None is taken up, or led, from there."""
        from facilitator.tui.screens.privacy import PrivacyScreen
        from facilitator.tui.screens.search import SearchScreen

        if isinstance(self.screen, SearchScreen | PrivacyScreen):
            from facilitator.tui.screens.review import ReviewScreen

            await self.push_screen(ReviewScreen(self.review, message.paths, message.number))

    async def on_comparison_wanted(self, message: ComparisonWanted) -> None:
        """Compare sessions."""
        if self.in_a_list():
            from facilitator.tui.screens.stats import StatsScreen

            await self.push_screen(StatsScreen(self.home, message.paths))

    async def on_privacy_wanted(self, message: PrivacyWanted) -> None:
        """Show what remains of people."""
        if self.in_a_list():
            from facilitator.tui.screens.privacy import PrivacyScreen

            await self.push_screen(PrivacyScreen(self.home, self.review, message.paths))

    async def on_duplicates_wanted(self, message: DuplicatesWanted) -> None:
        """Show what may be the same thing noted twice."""
        if self.in_a_list():
            from facilitator.tui.screens.duplicates import DuplicatesScreen

            await self.push_screen(DuplicatesScreen(self.review, message.paths))

    async def on_article_wanted(self, message: ArticleWanted) -> None:
        """Write an article: one of those there are, or a new one."""
        from facilitator.tui.screens.review import ReviewScreen

        if self.in_a_list() or isinstance(self.screen, ReviewScreen):
            from facilitator.tui.beginning import choose_article

            await choose_article(self, self.home.sessions, message.paths)

    async def on_export_wanted(self, message: ExportWanted) -> None:
        """Make a file of an article, as it is with the last key struck."""
        from facilitator.tui.screens.export import ExportDialog
        from facilitator.tui.screens.writing_doing import WritingDoing

        if isinstance(screen := self.screen, WritingDoing):
            screen.submit()
            await self.push_screen(ExportDialog(self.home, message.paths), self._tell_export)

    def _tell_export(self, told: list[str] | None) -> None:
        if told:
            say(self.screen, "\n".join(told), _LONG)
