"""The palette of actions, which says in the user's language when it has nothing."""

from __future__ import annotations

from textual.command import Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider

from facilitator.texts import _


class Actions(SystemCommandsProvider):
    """The actions of the screen. Textual's own word for finding none is English."""

    async def search(self, query: str) -> Hits:
        """The actions whose name is like this; when there are none, a row that says so and does nothing."""
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            yield Hit(0, Content(_("No action is called that.")), _nothing, text=query)


def _nothing() -> None:
    """There was nothing to choose."""
