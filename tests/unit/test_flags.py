"""Words that may say who somebody is: found where they are, and few others taken for them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.flags import CUT, Flag, flags, flags_of_role, without
from facilitator.domain.word_list import listed
from tests.conftest import ROOT
from tests.unit.flagged import ROLES, SHOULD, SHOULD_NOT

# Made of what the rules look for, so that they meet often.
WORDS = listed(
    """Marie marie Dupont M. Mme Le le de d' ' ’ - @ . com fr a x 06 39 + 0 12 facebook.com/ https:// tiktok.com/@ : "
    » dit fils arobase point É é İ ﬁ 🤯 ( ) _ #"""
)
PIECES = st.sampled_from([*sorted(WORDS), " :", "\u00a0", " ", "  ", "\ud800", "\x00", "\n"])
LINES = (
    st.text(max_size=80)
    | st.lists(PIECES, max_size=30).map("".join)
    | st.lists(PIECES, max_size=30).map(" ".join)
)


def found_in(text: str, *roles: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(flag.kind, text[flag.start : flag.end]) for flag in flags(text, roles, language)]


# The table


def shares() -> tuple[int, int]:
    """Of the sentences that should be flagged, those that are, rightly; of the others, those that are too."""
    right = [(kind, words) in found_in(text, *ROLES) for text, kind, words in SHOULD]
    wrong = [bool(flags(text, ROLES)) for text in SHOULD_NOT]
    return sum(right), sum(wrong)


def test_the_table_has_fifty_of_each() -> None:
    assert len({text for text, _kind, _words in SHOULD}) == len(set(SHOULD_NOT)) == 50
    assert all(words in text for text, _kind, words in SHOULD)


@pytest.mark.parametrize(
    ("readme", "said"),
    [
        ("README.md", "{} of 50 sentences that say who somebody is, and in {} of 50"),
        ("LISEZMOI.md", "{} phrases sur 50 qui disent qui est quelqu’un, et dans {} sur 50"),
    ],
)
def test_the_share_found_is_the_one_that_is_documented(readme: str, said: str) -> None:
    right, wrong = shares()
    print(f"flagged: {right} of 50 that should be, {wrong} of 50 that should not")
    assert said.format(right, wrong) in " ".join((ROOT / readme).read_text("utf-8").split())


def test_most_is_found_and_little_else() -> None:
    right, wrong = shares()
    assert right >= 45 and wrong <= 5


def test_the_example_session_and_the_shipped_themes_name_nobody() -> None:
    for path in [*(ROOT / "sessions").glob("*.yaml"), *(ROOT / "prompts").glob("*.yaml")]:
        for line in path.read_text("utf-8").splitlines():
            assert not found_in(line, "une danseuse"), line


# The rules, where the table does not tell


@pytest.mark.parametrize("line", ["elle danse @danseuse", "@danseuse elle danse", "@dans dit oui"])
def test_the_mark_of_a_known_voice_is_no_account(line: str) -> None:
    assert found_in(line, "une danseuse") == []
    assert [kind for kind, _words in found_in(line)] == ["handle"]


def test_a_known_voice_before_a_colon_names_nobody() -> None:
    assert found_in("marie : elle lit", "une mariée") == []
    assert found_in("Rose : « oui »", "une rose des sables") == []
    assert found_in("marie : elle lit") == [("first-name", "marie")]


def test_a_voice_that_is_a_name_is_flagged_still() -> None:
    assert found_in("Marie : elle lit", "Marie") == [("first-name", "Marie")]
    assert [flag.kind for flag in flags_of_role("Marie")] == ["first-name"]
    assert [flag.kind for flag in flags_of_role("M. Martin")] == ["name"]
    assert flags_of_role("une danseuse") == flags_of_role("une rose") == ()


def test_the_languages_have_their_own_numbers_and_verbs() -> None:
    assert found_in("call 020 7946 0958", language="en") == [("phone", "020 7946 0958")]
    assert found_in("or (555) 010-0199", language="en") == [("phone", "(555) 010-0199")]
    assert found_in("Karen says that children read less", language="en") == [("first-name", "Karen")]
    assert found_in("Mrs Wilson asked twice", language="en") == [("name", "Mrs Wilson")]


@pytest.mark.parametrize(
    "line",
    [
        "Le 08 36 65 65 65 coûte cher",
        "page 06 12 2026 14 du registre",
        "numéro de sécurité sociale 1 85 05 78 006 084 36",
        "le collège Marie Curie, la rue Paul Bert",
        "un film de Jean Dupont",
        "La Marie dit oui",
        "Sainte Marie dit la chanson",
    ],
)
def test_what_looks_alike_is_left(line: str) -> None:
    assert found_in(line) == []


def test_each_flag_takes_just_its_words() -> None:
    assert found_in("Écrire à a@b.fr, ou au 06 39 98 12 34.") == [
        ("email", "a@b.fr"),
        ("phone", "06 39 98 12 34"),
    ]
    assert found_in("d'Élodie Marchand.") == [("name", "Élodie Marchand")]
    assert found_in("(voir facebook.com/x.y)") == [("profile", "facebook.com/x.y")]


# Whatever is typed


@given(
    LINES,
    st.lists(st.sampled_from(["une mariée", "Marie", "un x", ""]), max_size=2),
    st.sampled_from(["fr", "en", ""]),
)
def test_flags_stand_in_the_text_in_order_and_apart(line: str, roles: list[str], language: str) -> None:
    found = flags(line, roles, language)
    assert all(0 <= flag.start < flag.end <= len(line) for flag in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_voice_called_as_an_account_is() -> None:
    for role in ("lea_2009", "@lea_2009", "jeanne.dupont", "max93"):
        assert flags_of_role(role) == (Flag("handle", 0, len(role)),), role
    for role in (
        "mamie",
        "lycéen2",
        "une mamie (2)",
        "un élève de 3e",
        "ex-prof",
        "M. le maire",
        "la classe de 2024",
    ):
        assert "handle" not in [flag.kind for flag in flags_of_role(role)], role


@given(LINES)
def test_what_is_not_flagged_stays_word_for_word(line: str) -> None:
    found = flags(line)
    left = without(line, found)
    kept, at = [], 0
    for flag in found:
        kept.append(line[at : flag.start])
        at = flag.end
    kept.append(line[at:])
    assert left == CUT.join(kept)


def test_without_puts_a_mark_for_each() -> None:
    line = "de a@b.fr à c@d.fr"
    assert without(line, flags(line)) == "de […] à […]"
    assert without("abc", [Flag("name", 0, 3)]) == CUT


def test_the_lists_are_written_as_words_are_compared() -> None:
    from facilitator.domain import first_names, known_names, name_words
    from facilitator.domain.slugs import plain

    lists = [value for module in (first_names, known_names, name_words) for value in vars(module).values()]
    words = {
        word
        for value in lists
        if isinstance(value, frozenset)
        for entry in value
        for word in ([entry] if isinstance(entry, str) else entry)
    }
    assert words and all(word == plain(word) and re.fullmatch(r"[a-z'-]+", word) for word in words)
