"""`python -m bench.searching HOME LINES ANSWERS`: the program at its home, and searches made in its process.

The lines come through one pipe, and a line goes back through the other once each is answered.
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread

from facilitator.services.search import search
from facilitator.storage.folders import Home
from facilitator.storage.settings import Settings
from facilitator.tui.app import FacilitatorApp


def main(home: Home, lines: Path, answers: Path) -> None:
    """Run until the terminal goes."""
    Thread(target=_answer, args=(home, lines, answers), daemon=True).start()
    FacilitatorApp(home, Settings()).run()


def _answer(home: Home, lines: Path, answers: Path) -> None:
    with lines.open(encoding="utf-8") as asked, answers.open("w", encoding="utf-8") as said:
        for line in asked:
            said.write(f"{len(search(home, line).findings)}\n")
            said.flush()


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
