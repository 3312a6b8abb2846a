"""Articles for tests of what is made of them, and what their readers are to find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec.structs import replace

from facilitator.domain.session import Asked, Notice, Remark, Session
from facilitator.domain.synthesis import Placed, Sessions, Situation, Synthesis
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.exporting import Source
from facilitator.services.writing import first_draft

AT = datetime(2026, 11, 22, 14, 41, tzinfo=UTC)
NAME = "2026-11-22-1436-essai"


def session_of(remarks: Iterable[Remark]) -> Session:
    """An ended session with these remarks."""
    theme = Theme("Essai", (Prompt("Une question", id="q1"), Prompt("Une autre", id="q2")))
    return Session(
        title="Essai",
        theme=theme,
        started=AT,
        ended=AT,
        place="Médiathèque",
        people=14,
        notice=Notice(keep_until=date(2027, 11, 22), contact="cafe@exemple.fr"),
        asked={one.id: Asked(one.id, one.title, 600) for one in theme.prompts},
        remarks={remark.number: remark for remark in remarks},
    )


def said(texts: Iterable[str], speaker: str | None = "une danseuse") -> Source:
    """The source of an article in which these words are quoted, one by one."""
    remarks = [Remark(n, AT, "verbatim", text, "q1", speaker) for n, text in enumerate(texts, 1)]
    sessions = {NAME: session_of(remarks)}
    return Source(first_draft(sessions), sessions)


def evening() -> Source:
    """An article with something of everything."""
    sessions: Sessions = {
        NAME: session_of(
            [
                Remark(1, AT, "verbatim", "Je soigne l'écrit : cœur, là-bas ! 😀", "q1", "une danseuse"),
                Remark(2, AT, "observation", "beaucoup suivent leur libraire", "q1", "un lycéen"),
                Remark(3, AT, "question", "Comment choisir ?", "q2"),
                Remark(4, AT, "comment", "je n'ai pas tout entendu", "q2"),
                Remark(5, AT, "verbatim", "C'est un secret", "q2", "une mamie", sensitive=True),
            ]
        )
    }
    placed = [Placed(NAME, number) for number in (1, 2, 3, 4, 5)]
    synthesis = Synthesis(
        title="L'été des écrans",
        lead="Au café d'avant, on parlait **du temps** : [le récit](https://exemple.fr/a_b?c=1).",
        flashback="On y parlait de ce qui *se perd*.",
        sources=(NAME,),
        situations=(
            Situation("Des rendez-vous", "Pour commencer.", tuple(placed[:2])),
            Situation("Des questions", "", tuple(placed[2:]), "Ainsi finit la soirée."),
        ),
        closing="Et vous, qu'essaierez-vous ?",
        link="https://exemple.fr/cafe",
    )
    return Source(synthesis, sessions)


def with_lead(source: Source, lead: str) -> Source:
    """The same with another lead."""
    return replace_synthesis(source, lead=lead)


def replace_synthesis(source: Source, **fields: object) -> Source:
    """The same with other things written."""
    return Source(replace(source.synthesis, **fields), source.sessions)
