"""The least a Textual program can be: a header, an input and a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input

MARKS = ("Bare", "nothing typed", "palette")


class Bare(App[None]):
    """Shows itself, and does nothing."""

    TITLE = "Bare"

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Header()
        yield Input(placeholder="nothing typed")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
