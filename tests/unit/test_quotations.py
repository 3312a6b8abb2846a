"""What is a quotation in a text in Markdown, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.quotations import quotations
from tests.hostile import HOSTILE

PIECES = st.sampled_from(
    [*"«»“”„\"`*_[]()>&\\~#\n ’'ab1", "\n\n", "&laquo;", "```", "~~~", "](x ", " « ", " » "]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=60)


def words(text: str) -> list[str]:
    return [found.words for found in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mamie : «\u00a0On essaie\u202f!\u00a0»", ["On essaie !"]),
        ("“On essaie” et puis „on verra“", ["On essaie", "on verra"]),
        ('Elle dit "on essaie", puis " on verra "', ["on essaie", "on verra"]),
        ("« Elle m’a dit “je reviens” hier »", ["Elle m’a dit “je reviens” hier"]),
        ("« un « deux « trois » » quatre » et « cinq »", ["un « deux « trois » » quatre", "cinq"]),
        ('"Il a crié "non" deux fois"', ['Il a crié "non" deux fois']),
        ("« l'un dit 'oui', l'autre “non” »", ["l'un dit 'oui', l'autre “non”"]),
        ("“the teachers' room isn't ‘open’”", ["the teachers' room isn't ‘open’"]),
        ("« on commence ici\net on finit là »", ["on commence ici et on finit là"]),
        ("> « on commence ici\n> et on finit là »", ["on commence ici et on finit là"]),
        ("« *Je* **crois** que _non_, ~~jamais~~ »", ["Je crois que non, jamais"]),
        ("« un_mot » et « 5 \\* 3 »", ["un_mot", "5 * 3"]),
        ("« voir [la page](https://exemple.fr) du café[^1] »", ["voir la page du café"]),
        ("&laquo;&nbsp;caché&nbsp;&raquo; et &#171;aussi&#187;", ["caché", "aussi"]),
        ('\\"échappé\\"', ["échappé"]),
        ("« a ” b » et « c »", ["a ” b", "c"]),
        ('un écran de 24" et « vrai »', ["vrai"]),
        ("«\u00a0»", [""]),
    ],
)
def test_what_stands_between_marks_is_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert all(found.closed for found in quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "`« code »` puis `` un ` « tic » ``",
        "```\n« bloc »\n```",
        "~~~ python\n« bloc »\n```\n« encore »\n~~~",
        '[page](https://exemple.fr "le titre du lien")',
        "rien ici, » ni là ”",
        "\\&laquo; pas une marque &raquo;",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    ["`« a », sans fin", "    ```\n« a »", "``` ` ```« a »", "\\`« a »`", "![x](« a »)", "> ```\n\n« a »"],
)
def test_what_only_looks_like_code_hides_nothing(text: str) -> None:
    assert words(text) == ["a"]


def test_the_place_is_that_of_the_first_mark() -> None:
    text = "Titre\n\nUne mamie : « un\ndeux »,\nelle dit “ trois ”"
    found = quotations(text)
    assert [(one.line, one.column) for one in found] == [(3, 13), (5, 10)]
    assert [text[one.start : one.end] for one in found] == ["« un\ndeux »", "“ trois ”"]


def test_one_left_open_goes_on_to_the_end_of_its_paragraph() -> None:
    found = quotations("« jamais finie, « avec une autre »\n\net « une vraie »")
    assert [(one.words, one.closed) for one in found] == [
        ("jamais finie, « avec une autre »", False),
        ("une vraie", True),
    ]


@given(TEXTS)
def test_any_text_has_its_quotations_in_order_and_apart(text: str) -> None:
    at = 0
    for found in quotations(text):
        assert at <= found.start < found.end <= len(text)
        assert text.split("\n")[found.line - 1][found.column - 1] == text[found.start]
        at = found.end


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_between_marks_are_one_quotation_or_none(text: str) -> None:
    assert len(quotations(f"« {text} »")) <= 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("«" * 100_000, 1),
        ("»" * 100_000, 0),
        ("«" * 50_000 + "”" * 50_000, 1),
        ('"' * 100_000, 50_000),
        ("« " * 1_000 + "mot" + " »" * 1_000, 1),
        ("« a » " * 20_000, 20_000),
        ("« " + "[" * 100_000, 1),
        ("« " + "[a](" * 30_000, 1),
        ("« " + "a\u0301" * 50_000, 1),
        ("](a " * 30_000, 0),
        ("`".join("«" * n for n in range(400)), 1),
        ("\\" * 100_001, 0),
        ("« \n" + " " * 100_000 + "x »", 1),
    ],
)
def test_a_hostile_text_is_read_to_its_end(text: str, count: int) -> None:
    assert len(quotations(text)) == count
