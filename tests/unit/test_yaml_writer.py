"""The writer: what it writes is read back the same, by this program's reader and by others."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from facilitator.storage.yaml_reader import read_tree
from facilitator.storage.yaml_writer import quoted, write_tree
from tests.hostile import HOSTILE, kept

HERE = Path("here.yaml")
Strategy = st.SearchStrategy[Any]
TEXTS = st.text(st.characters())
SPECIAL = st.text(
    st.sampled_from("a \t\n\r\\\"'\x00\x1b\x7f\x85\x9b\xa0\u2028\u2029\u202e\ufeff\ufffe\uffff\ud800é🤯:#")
)


def readings(document: str) -> list[Any]:
    """What each reader makes of a document."""
    return [
        read_tree(document, HERE),
        yaml.load(document, Loader=yaml.CSafeLoader),
        yaml.load(document, Loader=yaml.SafeLoader),
        YAML(typ="safe").load(document),
    ]


@settings(deadline=None)  # the machine may be busy with other tests
@given(TEXTS | SPECIAL)
def test_a_quoted_text_is_the_same_for_every_reader(text: str) -> None:
    assert "\n" not in quoted(text)
    assert readings(f"a: {quoted(text)}\n") == [{"a": kept(text)}] * 4


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_the_same_for_every_reader(text: str) -> None:
    document = write_tree({"remarks": [{"text": text, "tags": [text]}]})
    assert readings(document) == [{"remarks": [{"text": kept(text), "tags": [kept(text)]}]}] * 4


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_can_be_a_key(text: str) -> None:
    assert readings(write_tree({text: {text: "a"}})) == [{kept(text): {kept(text): "a"}}] * 4


def test_the_hostile_texts_are_many_and_different() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 70


@pytest.mark.parametrize("char", "\x1b\x85\x9b\u2028\u202e\u2067\u200f\ufeff\uffff")
def test_what_a_screen_or_an_editor_would_obey_is_escaped(char: str) -> None:
    assert char not in quoted(f"a{char}b")


def test_french_text_and_emoji_stay_readable() -> None:
    text = "« L'été\u202f! » œuvre…\u00a0: 🤯"
    assert quoted(text) == f'"{text}"'


def _trees(keys: Strategy, scalars: Strategy) -> Strategy:
    def parts(inner: Strategy) -> Strategy:
        return st.lists(inner) | st.dictionaries(keys, inner)

    values = st.recursive(scalars, parts, max_leaves=20)
    return st.dictionaries(keys, values)


CHARS = st.characters(exclude_categories=["Cs"])
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = st.integers() | FLOATS
SCALARS = st.text(CHARS) | st.sampled_from(HOSTILE[60:80]) | NUMBERS | st.booleans() | st.none()


KEYS = st.text(CHARS) | st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)


@settings(deadline=None)  # the machine may be busy with other tests
@given(_trees(KEYS, SCALARS))
def test_a_tree_is_read_back_as_it_was_written(tree: dict[str, Any]) -> None:
    document = write_tree(tree)
    assert document.endswith("\n") and not document.endswith("\n\n")
    assert read_tree(document, HERE) == tree
    assert yaml.load(document, Loader=yaml.CSafeLoader) == tree


@settings(deadline=None)  # the machine may be busy with other tests
@given(FLOATS)
def test_a_decimal_is_one_for_every_reader(number: float) -> None:
    for read in readings(write_tree({"a": number})):
        assert read == {"a": number} and type(read["a"]) is float


def test_short_words_stay_plain_and_all_other_text_is_quoted() -> None:
    words = ["room", "take-up", "fil-2", "yes", "n", "Room", "une libraire", "2026", "été", ""]
    assert write_tree({word: word for word in words}) == (
        "room: room\ntake-up: take-up\nfil-2: fil-2\n"
        '"yes": "yes"\n"n": "n"\n"Room": "Room"\n"une libraire": "une libraire"\n'
        '"2026": "2026"\n"été": "été"\n"": ""\n'
    )


def test_the_layout_is_that_of_a_hand() -> None:
    tree: dict[Any, Any] = {
        "filed": 57,
        "notice": {"keep-until": date(2027, 11, 22)},
        "empty": {"list": [], "map": {}, "nothing": None},
        "remarks": [
            {"number": 1, "at": datetime(2026, 11, 22, 14, 41, 5, 9, timezone(timedelta(hours=1)))},
            {"number": 2, "tags": ["tiktok", "réseaux"], "signals": {"agree": 3}, "take-up": True},
        ],
        "nested": [[["a"], {"b": ["c" * 70]}]],
        12: 0.5,
    }
    assert write_tree(tree) == (
        "filed: 57\n"
        "notice:\n"
        "  keep-until: 2027-11-22\n"
        "empty:\n"
        "  list: []\n"
        "  map: {}\n"
        "  nothing: null\n"
        "remarks:\n"
        "- number: 1\n"
        "  at: 2026-11-22T14:41:05+01:00\n"
        "- number: 2\n"
        '  tags: [tiktok, "réseaux"]\n'
        "  signals:\n"
        "    agree: 3\n"
        "  take-up: true\n"
        "nested:\n"
        "- - [a]\n"
        "  - b:\n"
        f'    - "{"c" * 70}"\n'
        "12: 0.5\n"
    )


def test_the_moment_of_universal_time_keeps_its_offset() -> None:
    assert write_tree({"at": datetime(2026, 11, 22, tzinfo=UTC)}) == "at: 2026-11-22T00:00:00+00:00\n"


def test_an_empty_tree_is_a_document() -> None:
    assert read_tree(write_tree({}), HERE) == {}


def test_ten_thousand_texts_are_quoted_in_no_time() -> None:
    texts = [f"Je soigne l'écrit, « voilà »\u202f! n° {number} " * 3 for number in range(10_000)]
    begun = time.perf_counter()
    for text in texts:
        quoted(text)
    assert time.perf_counter() - begun < 0.5
