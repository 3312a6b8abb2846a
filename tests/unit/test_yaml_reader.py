"""The reader: what a text holds, what it refuses, and where."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from facilitator.domain.faults import FaultsError
from facilitator.storage import yaml_places
from facilitator.storage.records import convert
from facilitator.storage.yaml_places import Places, PureParser
from facilitator.storage.yaml_plain import Ambiguous, Plain
from facilitator.storage.yaml_reader import locate, read_bytes, read_tree
from facilitator.texts.faults import sentence
from tests.unit.broken_themes import BROKEN, HEAD, PROMPTS

HERE = Path("here.yaml")


def code_of(text: str) -> str:
    with pytest.raises(FaultsError) as raised:
        read_tree(text, HERE)
    (fault,) = raised.value.faults
    return fault.code


def test_a_tree_holds_texts_numbers_flags_lists_and_nothing() -> None:
    text = "a: Un mot\nb: [1, -2, +3, 4.5, .5, 6.]\nc: {d: true, e: ~}\n12: |\n  x\n  y\n'on': ''\n"
    assert read_tree(text, HERE) == {
        "a": "Un mot",
        "b": [1, -2, 3, 4.5, 0.5, 6.0],
        "c": {"d": True, "e": None},
        "12": "x\ny\n",
        "on": "",
    }


def test_keys_are_the_text_that_is_written() -> None:
    text = "on: a\n1: b\n1.0: c\nnull: d\n? e\n: f\n"
    assert list(read_tree(text, HERE)) == ["on", "1", "1.0", "null", "e"]


DISPUTED = "yes NO On off y N 14:30 1:30.5 012 08 0o7 0b1 0x1f 1_0 1e3 1.5e3 +.5 .inf .nan = << 1.0e+999"


@pytest.mark.parametrize("word", [*DISPUTED.split(), "9" * 500])
def test_a_word_readers_disagree_on_is_neither_text_nor_number(word: str) -> None:
    value = read_tree(f"a: {word}", HERE)["a"]
    assert isinstance(value, Ambiguous) and value.word == word
    assert read_tree(f'a: "{word}"', HERE) == {"a": word}


@settings(deadline=None)  # the machine may be busy with other tests
@given(st.from_regex(r"[-+.0-9eExXob_:nNaAiIfFyYsS]{1,9}", fullmatch=True))
def test_what_is_taken_as_text_or_number_is_taken_so_by_the_other_readers(word: str) -> None:
    value = Plain()[word]
    if isinstance(value, Ambiguous):
        return
    try:
        text = f"a: {word}\n"
        others = [yaml.load(text, Loader=yaml.SafeLoader)["a"], YAML(typ="safe", pure=True).load(text)["a"]]
    except (yaml.YAMLError, YAMLError, ValueError):
        return  # not one plain word, or a date that is none
    for other in others:
        assert hasattr(other, "year") or (type(value), value) == (type(other), other)


@pytest.mark.parametrize(
    ("keys", "at_key", "place"),
    [
        (("b", 1), False, (2, 8)),
        (("b",), True, (2, 1)),
        (("c", 0, "é"), False, (4, 8)),
        (("c", 0, "é"), True, (4, 3)),
        (("c", 1), False, (6, 3)),
        (("c", 0, "nowhere"), False, (4, 3)),
        ((), False, (1, 1)),
    ],
)
def test_a_value_is_found_where_it_stands(keys: Any, at_key: bool, place: tuple[int, int]) -> None:
    text = "a: 🤯\nb: [1, 2]\nc:\n- é:   |\n    x\n- y: z\n"
    assert locate(text, keys, at_key) == place
    assert locate(text.replace("\n", "\r\n"), keys, at_key) == place


def test_places_before_a_fault_are_still_found() -> None:
    assert Places("a: b\nc: 'd").locate(("a",)) == (1, 4)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_thirty_thousand_levels_are_refused_at_once(opening: str) -> None:
    assert code_of(opening * 30_000) in ("nesting", "key-shape")


def test_forty_levels_are_read() -> None:
    assert read_tree("[" * 40 + "]" * 40, HERE) is not None


def test_the_first_mark_of_a_file_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    assert read_bytes(path) == "a: b\n"


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: bcd\n")
    assert read_bytes(path, 7) == "a: bcd\n"
    with pytest.raises(FaultsError) as raised:
        read_bytes(path, 6)
    assert raised.value.faults[0].code == "too-big"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FaultsError) as raised:
        read_bytes(tmp_path / "pipe")
    assert raised.value.faults[0].code == "not-a-file"


@pytest.mark.parametrize("name", sorted(set(BROKEN) - {"directive", "surrogate in quotes"}))
def test_without_libyaml_the_same_texts_are_refused_at_the_same_places(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's own parser sees no directive it does not know, and takes half a character for one."""
    source = BROKEN[name].source
    if isinstance(source, bytes):
        return
    with_libyaml = _faults(source)
    monkeypatch.setattr(yaml_places, "CParser", PureParser)
    assert _faults(source) == with_libyaml


def _faults(text: str) -> list[tuple[int, int, str]]:
    try:
        read_tree(text, HERE)
    except FaultsError as error:
        return [(fault.line, fault.column, fault.code) for fault in error.faults]
    return []


def _read_or_refuse(text: str) -> None:
    try:
        read_tree(text, HERE)
    except FaultsError as error:
        for fault in error.faults:
            assert fault.line >= 1 and fault.column >= 1
            assert sentence(fault)


@settings(deadline=None)  # the machine may be busy with other tests
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    _read_or_refuse(text)


@settings(deadline=None)  # the machine may be busy with other tests
@given(st.text(st.sampled_from("ab \n\t-?:,[]{}#&*!|>'\"%@`\\~é\x00\x85\u2028\ud800\ufeff.0"), max_size=40))
def test_any_heap_of_signs_is_read_or_refused_with_a_sentence(text: str) -> None:
    _read_or_refuse(text)


@settings(deadline=None)  # the machine may be busy with other tests
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_a_theme_with_slips_is_read_or_refused_with_a_sentence(chance: random.Random, slips: int) -> None:
    text = HEAD + "tags: [a, 'b', \"c\"]\nopening: |\n  x\n" + PROMPTS + "  follow_ups:\n  - Quoi ?\n"
    for _ in range(slips):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(" \n\t:-#[]{}'\"&*!|>%\\a\x07") + text[at + chance.randrange(2) :]
    _read_or_refuse(text)


class Part(Struct):
    """A record with a part that cannot do without its number."""

    number: int
    name: str = ""
    counts: dict[int, float] = {}


class Whole(Struct, forbid_unknown_fields=True):
    """A record of parts."""

    parts: list[Part]
    note: str = "none"


def _convert(text: str) -> tuple[Whole | None, list[tuple[int, int, str]]]:
    whole, faults = convert(read_tree(text, HERE), Whole, text, HERE)
    return whole, [(fault.line, fault.column, fault.code) for fault in faults]


def test_what_has_no_fault_is_converted_whole() -> None:
    text = 'parts:\n- number: 1\n  counts: {3: 0.5, "4": 1}\nnote:\n'
    assert _convert(text) == (Whole([Part(1, "", {3: 0.5, 4: 1})]), [])


def test_what_can_be_read_is_read_and_the_rest_is_told() -> None:
    text = "parts:\n- number: 1\n  name: [x]\n- number: 2.5\n- number: 3\n  counts: {a: 1, 2: b}\nno: 1\n"
    whole, faults = _convert(text)
    assert whole == Whole([Part(1), Part(3)])
    assert faults == [
        (3, 9, "start"),
        (4, 11, "not-whole"),
        (6, 12, "unknown-key"),
        (6, 21, "type"),
        (7, 1, "unknown-key"),
    ]


def test_a_whole_without_a_required_part_is_none() -> None:
    assert _convert("note: a\n") == (None, [(1, 1, "missing-key")])


def test_ten_thousand_faults_are_found_in_one_go() -> None:
    text = "parts:\n" + "- number: on\n" * 10_000
    whole, faults = _convert(text)
    assert whole == Whole([]) and len(faults) == 10_000
