"""Which article is to be written: one of those there are, or one that is begun."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import App

from facilitator.domain.faults import FaultsError
from facilitator.services.writing import begin
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import SynthesisPaths, readable
from facilitator.texts import _, ngettext, troubles
from facilitator.tui.in_turn import in_turn
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.pick import Choice, Pick
from facilitator.tui.toasts import say

_NEW = "new"
_LONG = 15


async def choose_article(app: App[int], folder: Path, sources: Sequence[SessionPaths]) -> None:
    """Open the article of these sessions, where there is none begin it, where there is any ask. Without sessions, ask
    which of all."""
    screen = app.screen
    try:
        choices = await in_turn(lambda: _choices(folder, sources))
    except (OSError, FaultsError) as error:
        say(screen, troubles.sentence(error), _LONG)
        return
    if app.screen is not screen:
        return
    if not choices:
        if sources:
            await _begin(app, folder, sources)
        else:
            say(screen, _("There is no article yet. Select a session first: the article is made of it."), 6)
        return
    if sources:
        choices.append(Choice(_NEW, _("A new article"), _sessions(len(sources))))

    async def chosen(paths: SynthesisPaths | str | None) -> None:
        if isinstance(paths, SynthesisPaths):
            await app.push_screen(BoardScreen(paths))
        elif paths is not None:
            await _begin(app, folder, sources)

    await app.push_screen(Pick(_("Which article?"), choices), chosen)


def _choices(folder: Path, sources: Sequence[SessionPaths]) -> list[Choice]:
    """The articles of all these sessions, each with how many it is made of."""
    names = {paths.name for paths in sources}
    return [
        Choice(paths, synthesis.title, f"{_sessions(len(synthesis.sources))} · {paths.name}")
        for paths, synthesis in readable(folder)
        if names <= {*synthesis.sources}
    ]


def _sessions(number: int) -> str:
    return ngettext("{number} session", "{number} sessions", number).format(number=number)


async def _begin(app: App[int], folder: Path, sources: Sequence[SessionPaths]) -> None:
    screen = app.screen
    try:
        paths = await in_turn(lambda: begin(folder, sources))
    except (OSError, FaultsError) as error:
        say(screen, troubles.sentence(error), _LONG)
        return
    if app.screen is screen:
        await app.push_screen(BoardScreen(paths))
