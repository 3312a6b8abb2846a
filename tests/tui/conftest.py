"""A home for each test of the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.storage.folders import Home
from tests.tui.stage import make_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one theme and no session."""
    return make_home(tmp_path)
