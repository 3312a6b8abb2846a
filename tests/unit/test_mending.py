"""Words mended for publishing: slips in silence, words that were said never."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.mending import How, is_slip, mended, place_in
from facilitator.domain.slugs import plain

SAID = "ma petit fille m'a montrer les recetes, je regarde tiktok"


@pytest.mark.parametrize(
    ("wanted", "published"),
    [
        (SAID, None),
        ("", None),
        (" ", None),
        (f"  {SAID} ", None),
        # Slips: letters missed, doubled, swapped; accents, case, apostrophes, punctuation.
        (
            "Ma petite-fille m’a montré les recettes ; je regarde TikTok.",
            "Ma petite-fille m’a montré les recettes ; je regarde TikTok.",
        ),
        # Words that were not said, or not heard so.
        (
            "ma petit fille m'a montrer ses vidéos, je regarde tiktok",
            "ma petit fille m'a montrer [ses vidéos], je regarde tiktok",
        ),
        (
            "ma petit fille m'a montrer les recetes, je regarde beaucoup tiktok",
            "ma petit fille m'a montrer les recetes, je regarde [beaucoup] tiktok",
        ),
        # Words left out.
        ("ma petit fille m'a montrer les recetes", "ma petit fille m'a montrer les recetes […]"),
        ("je regarde tiktok", "[…] je regarde tiktok"),
        # A slip beside an added word stays a slip.
        (
            "ma petit fille m'a montrer les bonnes recettes, je regarde tiktok",
            "ma petit fille m'a montrer les [bonnes] recettes, je regarde tiktok",
        ),
        (
            "ma petit fille m'a montrer les recettes faciles, je regarde tiktok",
            "ma petit fille m'a montrer les recettes [faciles], je regarde tiktok",
        ),
        # What the reviewer put in brackets stands.
        ("ma petit fille […] regarde [Facebook]", "ma petit fille […] regarde [Facebook]"),
    ],
)
def test_each_difference_is_what_it_looks_like(wanted: str, published: str | None) -> None:
    assert mended(SAID, wanted) == published


@pytest.mark.parametrize(
    ("text", "wanted", "published"),
    [
        ("les enfants", "mes enfants", "[mes] enfants"),
        ("nous disons non", "vous disons non", "[vous] disons non"),
        ("une mamie", "un mamie", "[un] mamie"),
        ("dnas le jardon", "dans le jardin", "dans le jardin"),
        ("50 € par mois", "50 par mois", "50 […] par mois"),
        ("50 par mois", "50 € par mois", "50 [€] par mois"),
        ("en 2019 on riait", "en 2020 on riait", "en [2020] on riait"),
        ("il ne rit pas", "il rit", "il […] rit […]"),
        ("j'aime bien 😀", "j'aime bien", "j'aime bien […]"),
        ("oui mais non", "oui!", "oui […] !"),
    ],
)
def test_figures_signs_and_small_words_are_words(text: str, wanted: str, published: str) -> None:
    assert re.sub(r"\s", "", mended(text, wanted) or "") == re.sub(r"\s", "", published)


def test_all_may_be_slips_or_all_other_words() -> None:
    assert mended("bcp de monde", "beaucoup de monde", "slip") == "beaucoup de monde"
    assert mended("les recetes", "les recettes", "word") == "les [recettes]"


# Whatever is typed

WORDS = st.sampled_from(
    [
        *(
            "je",
            "tu",
            "les",
            "ses",
            "recettes",
            "recetes",
            "recette",
            "regarde",
            "regard",
            "TikTok",
            "l'école",
        ),
        *("petite-fille", "50", "€", ",", ".", "?", "«", "»"),
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(["insert", "delete", "replace"]), WORDS), max_size=3
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Words, and what somebody made of them."""
    said = draw(st.lists(WORDS, max_size=8))
    wanted = list(said)
    for place, what, word in draw(EDITS):
        at = min(place, len(wanted))
        wanted[at : at + (what != "insert")] = [] if what == "delete" else [word]
    return " ".join(said), " ".join(wanted)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+|€", plain(text))


def matches(published: str, said: str, slips: bool) -> bool:
    """Whether `published` is what was said, word after word; what stands in [ ] may be any words, or none."""
    shown: list[str | None] = []
    for part in re.split(r"(\[[^\[\]]*\])", published):
        shown += [None] if part.startswith("[") else words_of(part)
    raw = words_of(said)

    @cache
    def match(at: int, of: int) -> bool:
        if at == len(shown):
            return of == len(raw)
        word = shown[at]
        if word is None:
            return any(match(at + 1, rest) for rest in range(of, len(raw) + 1))
        same = of < len(raw) and (raw[of] == word or (slips and is_slip(raw[of], word)))
        return same and match(at + 1, of + 1)

    return match(0, 0)


@given(pairs())
def test_no_word_is_lost_or_added_in_silence(pair: tuple[str, str]) -> None:
    said, wanted = pair
    published = mended(said, wanted)
    assert matches(said if published is None else published, said, slips=True)


@given(pairs())
def test_every_other_word_is_shown_where_all_are_said_to_be_other_words(pair: tuple[str, str]) -> None:
    said, wanted = pair
    published = mended(said, wanted, "word")
    assert matches(said if published is None else published, said, slips=False)


@given(pairs())
def test_opening_and_keeping_changes_nothing(pair: tuple[str, str]) -> None:
    said, wanted = pair
    published = mended(said, wanted)
    assert published is None or mended(said, published) == published


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(get_args(How)))
def test_any_text_at_all(said: str, wanted: str, how: How) -> None:
    published = mended(said, wanted, how)
    assert published is None or published not in (said, "")
    for at in range(len(said) + 1):
        assert 0 <= place_in(said if published is None else published, said, at) <= len(published or said)


def test_a_place_in_the_words_is_found_in_the_published_ones() -> None:
    said, published = "je ris. mon mari dort, lui", "Je ris. [Il] dort […]"
    found = [
        published[place_in(published, said, said.index(word)) :]
        for word in ("je", "mon", "dort", "ort", "lui")
    ]
    assert found == [published, "[Il] dort […]", "dort […]", "ort […]", ""]
    assert place_in(said, said, 5) == 5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("oui " * 2_500, "oui non " * 1_250),
        ("a" * 10_000, f"b{'a' * 9_998}c"),
        ("[" * 10_000, "[a" * 5_000),
    ],
)
@pytest.mark.timeout(20)
def test_no_text_is_too_long_to_be_compared(text: str, wanted: str) -> None:
    published = mended(text, wanted)
    assert published is not None and published.startswith(("oui", "["))
    assert 0 <= place_in(published, text, len(text) // 2) <= len(published)
