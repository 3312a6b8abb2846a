"""The check of an article: each thing that must be decided or looked at is found, in its place, and told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from facilitator import texts
from facilitator.domain import board
from facilitator.domain.proof import MUST_BE_DECIDED, Finding, proof
from facilitator.domain.session import Asked, Remark, Session
from facilitator.domain.synthesis import Placed, Ref, Situation, Synthesis, proposed
from facilitator.domain.theme import Prompt, Theme
from facilitator.domain.written import Where
from facilitator.services.proofing import Proofing
from facilitator.texts.proof import line
from tests.articles import article, writing
from tests.line.driver import facilitator
from tests.tables import table

AT = datetime(2026, 11, 22, 14, 36, tzinfo=UTC)
CAFE = "cafe"


def remark(number: int, text: str, **fields: Any) -> Remark:
    return Remark(
        **{
            "number": number,
            "at": AT,
            "kind": "verbatim",
            "text": text,
            "prompt": "q1",
            "speaker": "une libraire",
        }
        | fields
    )


REMARKS = (
    remark(1, "Je soigne l'écrit"),
    remark(2, "On dort avec son téléphone", kind="observation"),
    remark(3, "Je crois en un parti", sensitive=True),
    remark(4, "Il fallait écrire plus souvent", kind="observation", origin="memory"),
    remark(5, "La salle s'ennuie fort", kind="comment"),
    remark(6, "On y va en bagnole", mended="On y va en [voiture]"),
    remark(7, "Marie Dupont suit tout", speaker="la directrice de l'école"),
    remark(8, "Je soigne l'écrit aussi", same_as=1),
)


def cafe(*remarks: Remark) -> Session:
    return Session(
        title="Les écrans",
        theme=Theme(title="Les écrans", prompts=(Prompt(title="Question", id="q1"),)),
        started=AT,
        asked={"q1": Asked("q1", "Question")},
        remarks={one.number: one for one in remarks or REMARKS},
    )


SESSIONS = {CAFE: cafe()}
RIGHT = Synthesis(
    "Un titre",
    sources=(CAFE,),
    situations=(Situation("Écrire", remarks=(Placed(CAFE, 1, "Je soigne l'écrit"),)),),
    aside=tuple(Ref(CAFE, number) for number in (2, 3, 4, 6, 7)),
    link="https://exemple.fr/cafe",
)


def found(synthesis: Synthesis) -> list[Finding]:
    return proof(synthesis, SESSIONS)


def opening(text: str, **fields: Any) -> Synthesis:
    return replace(RIGHT, situations=(replace(RIGHT.situations[0], opening=text),), **fields)


def with_placed(*placed: Placed) -> Synthesis:
    refs = {one.ref for one in placed}
    return replace(
        RIGHT,
        situations=(replace(RIGHT.situations[0], remarks=(*RIGHT.situations[0].remarks, *placed)),),
        aside=tuple(ref for ref in RIGHT.aside if ref not in refs),
    )


def test_nothing_is_said_of_an_article_that_is_right() -> None:
    assert found(RIGHT) == []
    assert found(opening("Un « café » et « y va ».", declared=("café",))) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("« Je soignais l'écrit »", "altered"),
        ("« Rien de tel ici »", "nowhere"),
        ("« Je soigne", "open"),
        ("« Il fallait écrire »", "memory"),
        ("« On dort avec »", "told"),
        ("« La salle s'ennuie »", "comment"),
        ("« Je crois en un parti »", "sensitive-quoted"),
        ("« On y va en bagnole »", "as-noted"),
        ("« Je soigne l'écrit »", "twice"),
        ("« l'écrit aussi »", "twice"),
        ("Selon karim@exemple.fr", "flag"),
        ("[ici](cafe.html)", "link"),
    ],
)
def test_the_writer_s_text_is_gone_through(said: str, code: str) -> None:
    (one,) = found(opening(f"Bonjour.\nIci, {said}"))
    assert (one.code, one.where) == (code, Where("opening", 1))
    assert one.line == 2 and one.column >= 6
    assert one.must_be_decided == (code in MUST_BE_DECIDED)


def test_every_text_of_the_writer_s_is_looked_at() -> None:
    lie = "« Rien de tel ici »"
    situation = Situation(
        lie, lie, (Placed(CAFE, 1, "Je soigne l'écrit", turn=f"{lie} {{role}} : {{words}}"),), lie
    )
    lying = replace(RIGHT, title=lie, lead=lie, flashback=lie, situations=(situation,), closing=lie)
    assert [one.where for one in found(lying) if one.code == "nowhere"] == [
        Where("title"),
        Where("lead"),
        Where("flashback"),
        Where("heading", 1),
        Where("opening", 1),
        Where("turn", 1, 1),
        Where("end", 1),
        Where("closing"),
    ]


@pytest.mark.parametrize(
    ("synthesis", "codes"),
    [
        (with_placed(Placed(CAFE, 3, "Je crois en un parti")), ["sensitive"]),
        (replace(with_placed(Placed(CAFE, 3, "Je crois en un parti")), allowed=(Ref(CAFE, 3),)), []),
        (with_placed(Placed(CAFE, 4, "Il fallait écrire plus souvent")), ["from-memory"]),
        (with_placed(Placed(CAFE, 7, "Marie Dupont suit tout")), ["role", "flag-remark"]),
        (with_placed(Placed(CAFE, 6, "On y va en bagnole")), ["changed"]),
        (with_placed(Placed(CAFE, 99, "Je n'y suis plus")), ["gone"]),
        (with_placed(Placed(CAFE, 2, "On dort avec son téléphone", turn="dit-on")), ["turn"]),
        (with_placed(RIGHT.situations[0].remarks[0]), ["twice"]),
        (with_placed(Placed("autre", 1, "…")), ["foreign"]),
        (replace(RIGHT, sources=(CAFE, "perdue")), ["source"]),
        (replace(RIGHT, aside=()), ["unused"]),
        (replace(RIGHT, title=" "), ["untitled"]),
        (replace(RIGHT, link="exemple"), ["link"]),
        (board.add_situation(RIGHT, ""), ["unnamed", "empty"]),
        (board.add_situation(RIGHT, "Vide"), ["empty"]),
    ],
)
def test_what_is_placed_missing_or_left_is_listed(synthesis: Synthesis, codes: list[str]) -> None:
    assert [one.code for one in found(synthesis)] == codes


def test_a_remark_quoted_in_the_commentary_is_used() -> None:
    left = replace(opening("« On y va en [voiture] »"), aside=RIGHT.aside[:3])
    (one,) = found(left)
    assert (one.code, one.refs, one.data) == ("unused", (Ref(CAFE, 7),), {"number": 1})


def test_what_must_be_decided_comes_first() -> None:
    said = found(replace(with_placed(Placed(CAFE, 3, "")), title="", lead="« rien de tel »"))
    decided = [one.must_be_decided for one in said]
    assert decided == sorted(decided, reverse=True) and len(set(decided)) == 2


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_everything_is_told_in_a_sentence(language: str) -> None:
    texts.use(language)
    everything = replace(
        with_placed(
            *(Placed(CAFE, number, "\x1b[2J", turn="x") for number in (3, 4, 6, 7, 1, 99)), Placed("autre", 1)
        ),
        lead="« rien de tel », « il fallait écrire », « on dort avec », « salle s'ennuie » « Je soignais l'écrit »",
        flashback="« en bagnole », « un parti », karim@exemple.fr, [là](ici)",
        closing="« jamais",
        title="",
        sources=(CAFE, "perdue"),
        aside=(),
    )
    said = proof(board.add_situation(everything, ""), SESSIONS)
    assert len({one.code for one in said}) == 24
    for one in said:
        told = line(one, several=True)
        assert not re.search(r"[{}\x1b\n]", told) and told.endswith((".", "…."))


def test_what_was_prepared_is_made_anew_with_the_sources() -> None:
    proofing, lie = Proofing(), opening("« Rien de tel ici »")
    assert proofing.of(lie, SESSIONS) == proofing.of(lie, SESSIONS) != []
    assert proofing.checker(lie, SESSIONS) is proofing.checker(RIGHT, SESSIONS)
    told = {CAFE: cafe(*REMARKS, remark(9, "Rien de tel ici"))}
    assert "nowhere" not in [one.code for one in proofing.of(lie, told)]
    assert proofing.of(replace(lie, declared=("Rien de tel ici",)), SESSIONS) == []


# The command


def test_the_command_checks_an_article_with_its_places(own_machine: Path) -> None:
    home = own_machine / "home"
    session = table(home / "sessions", "Beaucoup suivent leur libraire")
    paths = article(session)
    assert facilitator(home, "check").returncode == 0
    writing(paths, opening="Elle dit « jamais de la vie ».")
    done = facilitator(home, "--language", "en", "check")
    assert done.returncode == 1
    opening = next(
        n for n, row in enumerate(paths.yaml.read_text("utf-8").splitlines(), 1) if "jamais" in row
    )
    assert re.search(rf"nos-ecrans\.yaml:{opening}:12: must be decided \(situation 1, before", done.stdout)
    assert "Nobody said “jamais de la vie”" in done.stdout
    elsewhere = own_machine / "copie.yaml"
    elsewhere.write_bytes(paths.yaml.read_bytes())
    assert "Nobody said" in facilitator(home, "--language", "en", "check", str(elsewhere)).stdout
    paths.yaml.write_text("format: 1\ntitre: x\n", "utf-8")
    done = facilitator(home, "--language", "en", "check", str(paths.yaml))
    assert done.returncode == 1 and ".yaml:2:1:" in done.stdout


def test_a_first_board_has_nothing_to_be_decided() -> None:
    first = proposed(SESSIONS, "Un titre")
    assert not any(one.must_be_decided for one in found(first))
