"""A session in which people were named, with traces of them wherever the program writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from facilitator.domain import entries as e
from facilitator.storage.draft import DraftFile, Line, Typed
from facilitator.storage.paths import SessionPaths
from tests.evenings import Hand, begun

NAMES: Final = ["Dupont", "benali", "98 12 34", "Gérard"]
"""Parts of words that say who somebody is, each of which stands in the session."""

WORDS: Final = [*NAMES, "ornithorynque"]
"""Words that stand there only."""


def named_session(folder: Path, end: bool = True, keep_until: date | None = None) -> SessionPaths:
    """Remarks by number: 1 flagged in its words, 2 in its role, 3 a number and sensitive, 4 with nobody in it.

    Beside it stand a copy edited by hand, an unfinished line, a draft that could not be read; and, unless it has ended,
    a draft.
    """
    opened = begun(folder, place="Médiathèque", keep_until=keep_until)
    hand, paths = Hand(opened.book, opened.session), opened.book.paths
    hand.do(e.Open, prompt="q1")
    hand.remark(
        "Marie Dupont suit karim.benali@exemple.fr", speaker="une mamie", typed="mam : Marie Dupont suit …"
    )
    hand.remark("un ornithorynque sur son mur", speaker="Gérard", kind="verbatim")
    hand.remark(
        "son numéro est le 06 39 98 12 34", speaker="des lycéens", where="chez Marie Dupont", tags=("dupont",)
    )
    hand.do(e.Change, number=3, sensitive=True)
    hand.remark("une parole que la salle assume")
    hand.file()
    paths.yaml.write_text(paths.yaml.read_text("utf-8") + "\n: [", "utf-8")
    hand.look()
    hand.file()
    if end:
        hand.do(e.End)
        hand.file()
    else:
        DraftFile(paths.draft).note(Typed(Line("Gérard a un ornithorynque")))
    paths.aside("torn").write_text('{"seq":99,"do":"remark","text":"Marie Dupont et l\'ornith', "utf-8")
    paths.aside("draft").write_text("Gérard Dupont", "utf-8")
    opened.release()
    return paths
