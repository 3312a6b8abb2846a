"""A home for each test of the screens, and no window on the desktop of whoever runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.services import new_window
from facilitator.storage.folders import Home
from tests.tui.stage import make_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one theme and no session."""
    return make_home(tmp_path)


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no terminal can be opened."""
    monkeypatch.setattr(new_window, "ways", lambda platform, environ, which: [])
