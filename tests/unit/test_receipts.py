"""Every quotation of a text is known: which remark has its words, or what is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.quotable import Quotable, Receipt, quotable
from facilitator.domain.receipts import Checked, Checker, Verdict, Why
from facilitator.domain.session import Kind, Origin, Remark
from tests.conftest import SOAK
from tests.hostile import HOSTILE
from tests.unit.altered import SAID, alterations, variants

SEED = 20261122


def key(text: str) -> str:
    """Stands for the typography that is set aside."""
    return unicodedata.normalize("NFC", text).replace("œ", "oe").replace("Œ", "Oe").replace("À", "A")


def remark(
    number: int, text: str, kind: Kind = "verbatim", origin: Origin = "room", published: str | None = None
) -> Quotable:
    return Quotable("un-cafe", number, kind, origin, text if published is None else published, text)


def checker(remarks: Iterable[Quotable], declared: Iterable[str] = ()) -> Checker:
    return Checker(remarks, key, declared)


CAFE = [
    remark(1, "La moitié de ma salle est venue par une story, la veille au soir"),
    remark(2, "elle dit \"jamais de la vie\" puis 'peut-être', et s'inscrit", "observation"),
    remark(3, "Je garde mes lettres depuis toujours", origin="memory"),
    remark(4, "la dame du fond semble triste", "comment"),
    remark(5, "Je croyais qu'elle ... oubliée", published="Je croyais qu’elle […] oubliée"),
    remark(6, "Elle m'a reconnue a mes mains", published="Elle m’a reconnue à mes mains"),
    remark(7, "On y va en bagnole", published="On y va en [voiture]"),
    remark(8, "Que deviennent nos photos quand on n'est plus là", "question"),
    remark(9, "Un panneau et des craies", "idea", "paper"),
    remark(10, "les petits sont contents", "observation", "phone"),
    remark(11, "Les gens lisent moins, il a dit « jamais le soir »", "observation", "memory"),
    remark(12, "Ma grand-mère, aujourd'hui, écrit à quelqu'un : l'amie d'en face"),
    remark(13, "c'est l'œuvre de sa vie"),
]


def checked(text: str, declared: Iterable[str] = ()) -> Checked:
    (found,) = checker(CAFE, declared).check(text)
    return found


@pytest.mark.parametrize(
    ("text", "verdict", "number"),
    [
        ("« La moitié de ma salle est venue par une story, la veille au soir. »", "exact", 1),
        ("« la moitié de ma salle »", "extract", 1),
        ("« Ma salle est venue… »", "extract", 1),
        ("“une story, la veille”", "extract", 1),
        ('"jamais de la vie"', "inside", 2),
        ("« jamais »", "inside", 2),
        ("« Je croyais qu’elle […] oubliée »", "exact", 5),
        ("« Je croyais qu'elle (...) oubliée »", "exact", 5),
        ("« reconnue à mes mains »", "extract", 6),
        ("« reconnue a mes mains »", "extract", 6),
        ("« On y va en [voiture] »", "exact", 7),
        ("« On y va en bagnole »", "exact", 7),
        ("« Que deviennent nos photos »", "extract", 8),
        ("« Un panneau et des craies »", "exact", 9),
        ("« les petits »", "extract", 10),
        ("« écrit à quelqu’un »", "extract", 12),
        ("« amie d’en face »", "extract", 12),
        ("« Œuvre de sa vie »", "extract", 13),
        ("« À mes mains »", "extract", 6),
        ("« OEuvre de sa vie »", "extract", 13),
        ("« La moitié […] est venue […] au soir »", "cut", 1),
        ("« Moitié de ma salle […] la veille »", "cut", 1),
        ("« La moitié [de la troupe] est venue »", "changed", 1),
        ("« [Presque toute] ma salle »", "changed", 1),
        ("« Elle m’a reconnu[e] à mes mains »", "changed", 6),
        ("« [L]a moitié de ma […] veille »", "changed", 1),
        ("« Le Monde »", "declared", None),
        ("« le monde »", "unknown", None),
    ],
)
def test_what_a_quotation_is(text: str, verdict: Verdict, number: int | None) -> None:
    found = checked(text, ["Le Monde"])
    assert found.verdict == verdict
    assert found.receipts == ((Receipt("un-cafe", number),) if number else ())


@pytest.mark.parametrize(
    ("text", "why", "number"),
    [
        ("« La moitie de ma salle »", "altered", 1),
        ("« La moitié de la salle est venue »", "altered", 1),
        ("« La moitié de ma salle par une story »", "altered", 1),
        ("« La moitié de ma salle est venue ! »", "altered", 1),
        ("« La moitié de ma […] salle est venue »", "altered", 1),
        ("« au soir […] La moitié de ma salle »", "altered", 1),
        ("« On y va en voiture »", "altered", 7),
        ("« mère, aujourd’hui, écrit »", "altered", 12),
        ("« Que deviennent nos photos ? »", "altered", 8),
        ("« elle dit “jamais de la vie” »", "told", 2),
        ("« et s’inscrit »", "told", 2),
        ("« Je garde mes lettres »", "memory", 3),
        ("« jamais le soir »", "memory", 11),
        ("« La dame du fond »", "comment", 4),
        ("« triste »", "comment", 4),
        ("« rien de tout cela n’existe »", "nowhere", None),
        ("« [Tout est inventé ici, sauf] elle »", "nowhere", None),
        ("« La moitié de ma salle", "open", None),
    ],
)
def test_why_a_quotation_is_unknown(text: str, why: Why, number: int | None) -> None:
    found = checked(text)
    assert (found.verdict, found.why) == ("unknown", why)
    assert found.receipts == ((Receipt("un-cafe", number),) if number else ())


@pytest.mark.parametrize(
    ("text", "quoted", "said"),
    [
        ("« La moitié de la salle est venue »", "la salle est venue", "ma salle est venue"),
        ("« Une moitié de ma salle »", "Une moitié de ma", "La moitié de ma"),
        ("« ma salle est souvent venue »", "souvent venue", "venue par une story"),
        ("« une story, la veille au soir, oui »", ", oui", ""),
    ],
)
def test_where_it_departs_from_the_nearest_remark_is_shown(text: str, quoted: str, said: str) -> None:
    assert checked(text).departure == (quoted, said)


def test_two_remarks_are_never_one_quotation() -> None:
    told = checker([remark(1, "Un panneau"), remark(2, "et des craies")])
    for text in (
        "« Un panneau et des craies »",
        "« Un panneau […] des craies »",
        "« Un [grand] et des craies »",
    ):
        assert [found.verdict for found in told.check(text)] == ["unknown"]


def test_each_quotation_has_its_place_and_all_the_remarks_with_its_words() -> None:
    twice = checker([remark(1, "Oui, on dort mieux"), remark(4, "on dort mieux")])
    found = twice.check("Titre\n\nElles disent « on dort mieux », puis « oui ».\n\n« … »")
    assert [(one.quotation.line, one.quotation.column) for one in found] == [(3, 14), (3, 38)]
    assert [one.verdict for one in found] == ["exact", "extract"]
    assert [[receipt.number for receipt in one.receipts] for one in found] == [[4], [1]]


def test_words_no_longer_published_are_pointed_out() -> None:
    assert not checked("« en [voiture] »").as_noted
    assert checked("« en bagnole »").as_noted
    assert not checked("« On y va en »").as_noted


def test_an_extract_of_real_words_is_not_hidden_by_a_declared_one() -> None:
    assert checked("« La moitié »", ["la moitié", "La moitié"]).verdict == "extract"


def test_a_remark_is_quotable_as_it_is_published_and_as_it_was_noted() -> None:
    noted = Remark(
        number=3, at=datetime(2026, 11, 22, tzinfo=UTC), kind="idea", text="a", mended="b", origin="phone"
    )
    assert quotable("un-cafe", noted) == Quotable("un-cafe", 3, "idea", "phone", "b", "a")


# By rules, from what people say


def test_two_hundred_alterations_are_all_found() -> None:
    print(f"seed {SEED}")
    told = checker(remark(n, text) for n, text in enumerate(SAID, 1))
    altered = alterations(SEED, 200)
    missed = [one for one in altered if [f.verdict for f in told.check(f"« {one[1]} »")] != ["unknown"]]
    assert len(altered) == 200 and not missed


def test_two_hundred_variants_and_extracts_are_all_accepted() -> None:
    print(f"seed {SEED}")
    told = checker(remark(n, text) for n, text in enumerate(SAID, 1))
    quoted = variants(SEED, 200)
    refused = [
        one for one in quoted if [f.verdict in ("exact", "extract") for f in told.check(one)] != [True]
    ]
    assert len(quoted) == 200 and not refused


@pytest.mark.soak
def test_other_alterations_and_variants_too(seed: int) -> None:
    told, count = checker(remark(n, text) for n, text in enumerate(SAID, 1)), 50_000 if SOAK else 500
    for rule, altered in alterations(seed, count):
        assert [found.verdict for found in told.check(f"« {altered} »")] == ["unknown"], (rule, altered)
    for quoted in variants(seed, count):
        assert [found.verdict in ("exact", "extract") for found in told.check(quoted)] == [True], quoted


WORDS = st.lists(
    st.sampled_from(["le", "la", "un", "été", "mer", "dit", "oui", "non", "l'eau", "œuf"]),
    min_size=1,
    max_size=8,
)


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_words_are_real_exactly_when_a_remark_has_them_in_a_row(
    said: list[list[str]], quoted: list[str]
) -> None:
    told = checker(remark(n, " ".join(words)) for n, words in enumerate(said, 1))
    (found,) = told.check(f"« {' '.join(quoted)} »")
    # `l'eau` is two words: an extract may begin after what is elided, never end with it.
    pieces = [" ".join(words).replace("l'", "l' ") for words in said]
    is_there = any(
        f" {' '.join(quoted).replace(chr(39), chr(39) + ' ')} " in f" {piece} " for piece in pieces
    )
    assert (found.verdict in ("exact", "extract")) == is_there


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_remark_and_any_text_are_checked(said: str, text: str) -> None:
    for found in checker([remark(1, said)]).check(text):
        assert (found.why is not None) == (found.verdict == "unknown")


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_remarks_are_searched_like_others(said: str) -> None:
    told = checker([remark(1, said), remark(2, "on dort mieux"), remark(3, said, "observation")])
    assert [found.verdict for found in told.check("« on dort »")] == ["extract"]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("a " * 50_000, "« " + "a " * 20_000 + "b »"),
        ("a\u0301" * 50_000, "« " + "a\u0301" * 50_000 + "[ »"),
        ("[" * 50_000, "« mot" + "[" * 50_000 + " »"),
        ("mot [x] " * 5_000, "« mot " + "[…] mot " * 5_000 + "»"),
        ("un deux " * 5_000, "« " + "u[n] " * 2_000 + "»"),
        ("'" * 50_000 + "mot", "« mot" + "'" * 50_000 + " »"),
    ],
)
def test_long_words_of_malice_are_read_to_their_end(said: str, quoted: str) -> None:
    assert len(checker([remark(1, said)]).check(quoted)) == 1
