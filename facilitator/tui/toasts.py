"""What is said over a screen for a moment."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def say(screen: Screen[Any], said: str, seconds: float = 4) -> None:
    """Say this instead of whatever was being said: a key that is held would cover the screen."""
    screen.app.clear_notifications()
    screen.notify(said, markup=False, timeout=seconds)
