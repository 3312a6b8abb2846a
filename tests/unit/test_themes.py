"""Themes: what is read from a good one, what is said of a broken one, and what editors are told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.theme import Theme
from facilitator.storage import themes
from facilitator.texts.faults import line, sentence
from tests.unit.broken_themes import BROKEN, HEAD, PROMPTS, Broken

SCHEMA = Path(__file__).parents[2] / "prompts" / themes.SCHEMA_NAME


def faults_of(tmp_path: Path, source: str | bytes) -> list[Fault]:
    path = tmp_path / "theme.yaml"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    with pytest.raises(FaultsError) as raised:
        themes.load(path)
    return raised.value.faults


def read(tmp_path: Path, source: str) -> Theme:
    path = tmp_path / "theme.yaml"
    path.write_text(source, encoding="utf-8", newline="")
    return themes.load(path)


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_theme_is_refused_where_it_is_broken(broken: Broken, tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, broken.source)
    assert (fault.line, fault.column, fault.code) == (broken.line, broken.column, broken.code)
    assert not re.search(r"\{\w+\}", sentence(fault))
    assert line(fault) == f"{fault.path}:{broken.line}:{broken.column}: {sentence(fault)}"


def test_each_code_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    faults = {broken.code: faults_of(tmp_path, broken.source)[0] for broken in BROKEN.values()}
    general = sentence(Fault(tmp_path, "a code that nobody gave a sentence"))
    said = [sentence(fault) for fault in faults.values()]
    assert general not in said
    assert len(set(said)) == len(faults)


def test_all_faults_are_found_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    source = (
        "title: on\n"
        "closign: Fin\n"
        "opening: Un mot #dièse et un autre #dièse\n"
        "prompts:\n"
        "- title: 2026\n"
        "  minutes: 14:30\n"
        "- minutes: 0\n"
        "- title: Trois\n"
        "  id: Trois\n"
        "  follow_ups: [a, no, 3]\n"
    )
    faults = faults_of(tmp_path, source)
    assert [(fault.line, fault.column, fault.code) for fault in faults] == [
        (1, 8, "ambiguous"),
        (2, 1, "unknown-key"),
        (3, 10, "cut"),
        (5, 10, "type"),
        (6, 12, "ambiguous"),
        (7, 3, "missing-key"),
        (7, 12, "range"),
        (9, 7, "form"),
        (10, 19, "ambiguous"),
        (10, 23, "type"),
    ]


def test_the_nearest_key_is_proposed(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "titre: Un thème\n" + PROMPTS)
    assert fault.data["near"] == "title" and "title" in sentence(fault)


def test_a_key_that_must_be_there_is_not_to_be_deleted_when_it_is_empty(tmp_path: Path) -> None:
    (required,) = faults_of(tmp_path, "title:\n" + PROMPTS)
    (item,) = faults_of(tmp_path, HEAD + PROMPTS + "  follow_ups:\n  -\n")
    assert (required.code, item.code) == ("nothing", "nothing")
    assert sentence(required) != sentence(item)
    assert "title" in sentence(required)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as raised:
        themes.load(tmp_path / "nowhere.yaml")
    (fault,) = raised.value.faults
    assert (fault.code, fault.line) == ("missing", 0)
    assert line(fault) == f"{tmp_path / 'nowhere.yaml'}: {sentence(fault)}"


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as raised:
        themes.load(tmp_path)
    assert raised.value.faults[0].code == "folder"


def test_one_mebibyte_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    source = HEAD + PROMPTS + "#"
    assert read(tmp_path, source.ljust(themes.LARGEST - 1, "x")).title == "Un thème"
    assert faults_of(tmp_path, source.ljust(themes.LARGEST, "x"))[0].code == "too-big"


def test_control_characters_of_a_file_do_not_reach_the_sentence(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, HEAD + '"\\x1b]0;deux\\u00a0mots\\a": a\n' + PROMPTS)
    assert fault.code == "unknown-key"
    assert "\ufffd]0;deux\u00a0mots\ufffd" in sentence(fault)


def test_a_theme_with_every_key_is_read_as_written(tmp_path: Path) -> None:
    theme = read(
        tmp_path,
        "title: Un thème\nlanguage: en-GB\nopening: |\n  Deux\n  lignes # et un dièse\n"
        "previous:\n  title: Avant\n  finding: 'L''avis : le même'\n  link: https://exemple.fr/#a\n"
        "source: Une idée\ntags: [tiktok, réseaux sociaux]\n"
        "prompts:\n- title: Œuvrer\n- title: Œuvrer\n"
        "- title: Trois\n  id: oeuvrer-2\n  question: Et ?\n  follow_ups:\n  - 'Oui : non ?'\n"
        "  notes: À moi\n  minutes: 7.5 # au plus\n  link: https://exemple.fr\n  blind: true\n"
        "closing: Fin ?\n",
    )
    assert theme.opening == "Deux\nlignes # et un dièse\n"
    assert theme.previous and theme.previous.finding == "L'avis : le même"
    assert [prompt.id for prompt in theme.prompts] == ["oeuvrer", "oeuvrer-3", "oeuvrer-2"]
    assert theme.prompts[2].minutes == 7.5 and theme.prompts[2].blind
    assert theme.tags == ("tiktok", "réseaux sociaux")


def test_an_optional_key_left_empty_counts_as_absent(tmp_path: Path) -> None:
    source = HEAD + "opening:\nprevious: # plus tard\ntags: ~\n" + PROMPTS + "  minutes:\n  follow_ups:\n"
    theme = read(tmp_path, source)
    assert (theme.opening, theme.previous, theme.tags) == ("", None, ())
    assert (theme.prompts[0].minutes, theme.prompts[0].follow_ups) == (None, ())


def test_dates_and_words_that_only_look_odd_are_texts(tmp_path: Path) -> None:
    source = "title: 2026-11-22\ntags: [09:30, C++, 3D, 1er, oui, non, -, e3, ...a]\n" + PROMPTS
    theme = read(tmp_path, source)
    assert theme.title == "2026-11-22"
    assert theme.tags == ("09:30", "C++", "3D", "1er", "oui", "non", "-", "e3", "...a")


@pytest.mark.parametrize("language", ["fr", "en", "fr-CA", "it"])
@pytest.mark.parametrize("title", ["L'été : « numérique » # 1", "on", '{"a"}', "\\", "- 14:30"])
def test_the_template_is_a_theme_without_fault(title: str, language: str, tmp_path: Path) -> None:
    written = themes.template(title, language)
    assert written.startswith(f"# yaml-language-server: $schema={themes.SCHEMA_NAME}\n")
    theme = read(tmp_path, written)
    assert (theme.title, theme.language) == (title, language)
    assert len(theme.prompts) == 2


def test_the_templates_differ_in_words_only() -> None:
    french, english = (themes.template("x", language) for language in ("fr", "en"))
    assert _keys_written(french) == _keys_written(english)
    assert french != english


def _keys_written(text: str) -> list[str]:
    return re.findall(r"^(?:# )?[ -]*[a-z_]+:", text, re.MULTILINE)


def test_the_schema_beside_the_themes_is_that_of_the_types() -> None:
    """When it is not: write `facilitator.storage.themes.schema()` to that file."""
    assert SCHEMA.read_text(encoding="utf-8") == themes.schema()


def test_the_schema_describes_every_key_and_allows_no_other() -> None:
    schema = json.loads(themes.schema())
    assert set(schema["$defs"]) == {"Theme", "Prompt", "Previous"}
    for record in schema["$defs"].values():
        assert record["additionalProperties"] is False
        assert all(field["description"] for field in record["properties"].values())
