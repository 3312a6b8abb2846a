"""A line typed to search: what is words, what is a filter, and that any line can be read."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.query import LONGEST_PHRASE, MOST_TERMS, Query, Term, Where, parse
from facilitator.domain.session import Kind
from tests.hostile import HOSTILE


def said(*words: str, exact: bool = False, prefix: bool = False) -> Term:
    return Term("said", words, exact, prefix)


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("", []),
        ("   ", []),
        ("Partages", [said("partages")]),
        ("mamie TikTok", [said("mamie"), said("tiktok")]),
        ("mamie mamie Mamie", [said("mamie")]),
        ("cœur CŒUR coeur", [said("coeur")]),
        ("ÉTÉ e\u0301te\u0301", [said("ete")]),
        ('"On y va" demain', [said("on", "y", "va", exact=True), said("demain")]),
        ("« on\u00a0y va »", [said("on", "y", "va", exact=True)]),
        ("“on y va”", [said("on", "y", "va", exact=True)]),
        ("part*", [said("part", exact=True, prefix=True)]),
        ("PÂT*", [said("pat", exact=True, prefix=True)]),
        ("aujourd'h*", [said("aujourd", "h", exact=True, prefix=True)]),
        ("l'écran", [said("ecran")]),
        ("qu’est-ce", [said("est", "ce")]),
        ("d'", [said("d")]),
        ("aujourd’hui", [said("aujourd", "hui")]),
        ("jusqu'à", [said("a")]),
        ("rendez-vous", [said("rendez", "vous")]),
        # A colon, an operator, a quotation mark left open: only words.
        ("vers 22:30", [said("vers"), said("22", "30")]),
        ("https://exemple.fr/?a=1", [said("https", "exemple", "fr", "a", "1")]),
        ('dit:"bonjour toi"', [said("dit"), said("bonjour", "toi", exact=True)]),
        ("NEAR(a b) OR -non ^x NOT", [said("near", "a"), *map(said, ("b", "or", "non", "x", "not"))]),
        ('il dit "on y va', [said("il"), said("dit"), said("on"), said("y"), said("va")]),
        ("« ouvert", [said("ouvert")]),
        ('a"b"c', [said("a"), said("b", exact=True), said("c")]),
        ('""', []),
        ("* ^ - \" ' : () {} + ~ \\", []),
        ("\u0301\u0300 ´ ` ¨ ˆ", []),
    ],
)
def test_words(line: str, terms: list[Term]) -> None:
    assert parse(line) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("line", "where", "words"),
    [
        ("qui:mamie", "who", ("mamie",)),
        ("who:mamie", "who", ("mamie",)),
        ("QUI:Mamie", "who", ("mamie",)),
        ("voix:l'écrivaine", "who", ("ecrivaine",)),
        ("tag:TikTok", "tag", ("tiktok",)),
        ("tag:#tiktok", "tag", ("tiktok",)),
        ("question:fil", "question", ("fil",)),
        ("thème:réseaux", "theme", ("reseaux",)),
        ("the\u0300me:réseaux", "theme", ("reseaux",)),
        ("theme:réseaux", "theme", ("reseaux",)),
        ("lieu:médiathèque", "place", ("mediatheque",)),
        ("place:médiathèque", "place", ("mediatheque",)),
    ],
)
def test_filters(line: str, where: Where, words: tuple[str, ...]) -> None:
    assert parse(line) == Query((Term(where, words),))


def test_the_value_of_a_filter_may_be_in_quotes() -> None:
    assert parse('question:"Fil d\'actualité"') == Query(
        (Term("question", ("fil", "d", "actualite"), exact=True),)
    )


def test_a_filter_without_a_value_is_a_word() -> None:
    assert parse("qui: mamie") == Query((said("qui"), said("mamie")))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("genre:verbatim", ("verbatim",)),
        ("genre:citation", ("verbatim",)),
        ("nature:idée", ("idea",)),
        ("kind:idea", ("idea",)),
        ("genre:Idee genre:question", ("idea", "question")),
        ("genre:commentaire", ("comment",)),
    ],
)
def test_kinds(line: str, kinds: tuple[Kind, ...]) -> None:
    assert parse(line).kinds == kinds


@pytest.mark.parametrize(
    ("line", "since", "until"),
    [
        ("depuis:2026", datetime(2026, 1, 1), None),
        ("since:2026-03", datetime(2026, 3, 1), None),
        ("depuis:2026-3-9", datetime(2026, 3, 9), None),
        ("jusqu'à:2026", None, datetime(2027, 1, 1)),
        ("jusqu’à:2026-12", None, datetime(2027, 1, 1)),
        ("until:2026-02-28", None, datetime(2026, 3, 1)),
        ("depuis:2026-01 jusqua:2026-02", datetime(2026, 1, 1), datetime(2026, 3, 1)),
        ("depuis:2025 depuis:2026", datetime(2026, 1, 1), None),
    ],
)
def test_dates(line: str, since: datetime | None, until: datetime | None) -> None:
    query = parse(line)
    assert (query.since, query.until, query.misread, query.terms) == (since, until, (), ())


@pytest.mark.parametrize(
    "line", ["depuis:hier", "depuis:2026-13", "until:2026-02-30", "jusque:9999", "depuis:0000", "genre:roman"]
)
def test_a_filter_that_says_nothing_is_told(line: str) -> None:
    assert parse(line) == Query(misread=(line,))
    assert not parse(line)


def test_only_so_many_words_are_searched() -> None:
    query = parse(" ".join(f"mot{n}" for n in range(5000)))
    assert query.cut and len(query.terms) == MOST_TERMS
    query = parse(f'"{"oui " * 5000}"')
    assert query.cut and query.terms == (said(*["oui"] * LONGEST_PHRASE, exact=True),)
    assert not parse(" ".join(f"mot{n}" for n in range(MOST_TERMS))).cut


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_lines_are_read(text: str) -> None:
    parse(text)
    parse(f"qui:{text} «{text}» {text}*")


_SPICE = st.sampled_from([*"\"'’«»“”*:^-#() \u0301œé", "qui:", "depuis:", "genre:", "NEAR", "OR", "2026"])


@given(st.one_of(st.text(), st.lists(st.one_of(_SPICE, st.text(max_size=5))).map("".join)))
def test_any_line_can_be_read(line: str) -> None:
    query = parse(line)
    assert len(query.terms) <= MOST_TERMS
    for term in query.terms:
        assert term.words and len(term.words) <= LONGEST_PHRASE
        # What goes to the engine between quotation marks has none in it, nor anything else it obeys.
        assert all(word.isalnum() and word for word in term.words)


@pytest.mark.parametrize("unit", ['"', "«", "l'", "qui:", "a:", "\u0301", "é", "a*", "a-", " "])
def test_long_lines_are_read_at_once(unit: str) -> None:
    """At a cost that is not the square of their length: else these would take minutes."""
    parse(unit * 200_000)
