"""A session killed while the room sees the live screen: taken up on the same screen, it begins with the wall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.driver import Terminal
from tests.tui.rooms import THEME

PRIVATE = ("RELANCEUN", "NOTESPRIVEES", "PENSEE", "REMARQUE")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
def test_not_one_frame_of_the_notes_is_drawn(tmp_path: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "essai.yaml").write_text(THEME, encoding="utf-8")
    home = ("--home", str(tmp_path))
    with Terminal(*home, "start", "essai", columns=columns, rows=rows) as terminal:
        terminal.see("Essai du mur")
        terminal.press("page-down")
        terminal.see("RELANCEUN")
        terminal.type("( REMARQUE")
        terminal.press("enter")
        terminal.see("#1")
        terminal.type("( PENSEE")
        terminal.press("f5")
        terminal.see("✓ #1", "•" * len("( PENSEE"))
        terminal.kill()
    with Terminal(*home, "start", "--resume", "last", columns=columns, rows=rows) as terminal:
        terminal.see("•" * len("( PENSEE"), "F5")
        drawn = terminal.raw.decode("utf-8", "replace")
        assert [word for word in PRIVATE if word in drawn] == []
        terminal.press("f5", "enter")
        terminal.see("RELANCEUN", "PENSEE")
