"""An evening full of what only the animator is to see, and what of it stands on a screen."""

from __future__ import annotations

import msgspec

from facilitator.storage.folders import Home
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.stage import StageWall
from tests.tui.stage import Screens, kept, note, plain, shown, to_question

THEME = """\
title: "Essai du mur"
opening: "Bienvenue à ce café."
closing: "Que gardez-vous de ce soir ?"
previous: {title: "Le café d’avant", finding: "Les écrans rapprochent."}
prompts:
- title: "Première question"
  id: premiere
  question: "Que faites-vous du temps gagné ?"
  follow_ups: ["RELANCEUN zorglub ?", "RELANCEDEUX zorglub ?"]
  notes: "NOTESPRIVEES pour vous seulement."
  link: "https://example.org/cafe"
  minutes: 10
- title: "Deuxième question"
  id: deuxieme
  question: "Et demain ?"
  follow_ups: ["RELANCETROIS zorglub ?"]
  notes: "NOTESSECRETES encore."
  blind: true
- {title: "Troisième question", id: troisieme}
"""

PRIVATE = (
    "RELANCEUN", "RELANCEDEUX", "RELANCETROIS", "NOTESPRIVEES", "NOTESSECRETES", "COMMENTAIRE", "ECARTEE", "PENSEE"
)  # fmt: skip
"""A word of each thing that is private in the evening."""

SHOWN = "une parole pour la salle"


def full_home(home: Home) -> Home:
    """The home, its theme replaced by one with everything in it."""
    (home.prompts / "essai.yaml").write_text(THEME, encoding="utf-8")
    return home


async def private_evening(screen: LiveScreen, pilot: Screens) -> None:
    """A question with a remark, a comment and a remark taken out."""
    await to_question(screen, pilot, "premiere")
    await note(screen, pilot, SHOWN)
    await note(screen, pilot, "( COMMENTAIRE de qui note")
    await note(screen, pilot, "une parole ECARTEE")
    await pilot.press("f8")
    await kept(screen)


def private_words(pilot: Screens) -> list[str]:
    """The private words that are drawn now, be it in letters that are no text."""
    walls = [wall.view for screen in pilot.app.screen_stack for wall in screen.query(StageWall)]
    drawn = plain(shown(pilot.app)) + msgspec.json.encode(walls).decode()
    return [word for word in PRIVATE if word in drawn]
