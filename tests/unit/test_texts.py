"""What users read: the language chosen, and a French catalogue that is whole and compiled."""

from __future__ import annotations

import ast
import io
import string
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from facilitator import texts
from facilitator.texts import _, choose, ngettext
from tests.conftest import ROOT

FRENCH = texts.LOCALE / "fr" / "LC_MESSAGES" / "facilitator.po"


@pytest.fixture(scope="module")
def french_catalogue() -> Catalog:
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr", abort_invalid=True)


def sentences_in(folder: Path) -> dict[str | tuple[str, ...], str]:
    """Every sentence of the code, with the file it is in."""
    return {message: file for file, _line, message, _comments, _context in extract_from_dir(folder)}


@pytest.mark.parametrize(
    ("option", "setting", "environ", "chosen"),
    [
        (None, None, {}, "fr"),
        (None, None, {"LANG": "C"}, "fr"),
        (None, None, {"LANG": "POSIX"}, "fr"),
        (None, None, {"LANG": "C.UTF-8"}, "fr"),
        (None, None, {"LANG": "fr_BE.UTF-8"}, "fr"),
        (None, None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, None, {"LANG": "en_IE@euro"}, "en"),
        (None, None, {"LANG": "en"}, "en"),
        (None, None, {"LANG": "de_DE.UTF-8"}, "fr"),
        (None, None, {"LANG": "eng_US"}, "fr"),
        (None, None, {"LC_MESSAGES": "en_GB", "LANG": "fr_FR"}, "en"),
        (None, None, {"LC_ALL": "fr_FR", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, "fr"),
        (None, None, {"LC_ALL": "C", "LANG": "en_GB"}, "fr"),
        (None, None, {"LANGUAGE": "en", "LC_ALL": "fr_FR"}, "en"),
        (None, None, {"LANGUAGE": "", "LANG": "en_GB"}, "en"),
        (None, None, {"LANGUAGE": "de:en_GB:fr"}, "en"),
        (None, None, {"LANGUAGE": "de:it", "LANG": "en_GB"}, "fr"),
        (None, "en", {"LANGUAGE": "fr"}, "en"),
        (None, "fr", {"LANGUAGE": "en"}, "fr"),
        ("fr", "en", {"LANGUAGE": "en"}, "fr"),
        ("en-GB", "fr", {}, "en"),
        ("EN", None, {}, "en"),
    ],
)
def test_the_language_is_the_first_one_asked_for(
    option: str | None, setting: str | None, environ: dict[str, str], chosen: str
) -> None:
    assert choose(option, setting, environ) == chosen


def test_without_a_language_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    texts.use(None)
    assert texts.language() == "en"


def test_plurals_follow_each_language() -> None:
    texts.use("en")
    assert {count: ngettext("one", "several", count) for count in (0, 1, 2)} == {
        0: "several",
        1: "one",
        2: "several",
    }


def test_the_empty_sentence_stays_empty() -> None:
    """To gettext it is the name of the catalogue's header, which nobody should read on a screen."""
    assert _("") == ""


def test_words_follow_a_change_of_language(french_catalogue: Catalog) -> None:
    message = next(
        (m for m in french_catalogue if isinstance(m.id, str) and m.id and m.string not in ("", m.id)), None
    )
    assert message is not None, "the French catalogue says nothing"
    assert isinstance(message.id, str)
    texts.use("en")
    assert _(message.id) == message.id
    texts.use("fr")
    assert _(message.id) == message.string


def test_zero_is_singular_in_french(french_catalogue: Catalog) -> None:
    message = next((m for m in french_catalogue if m.pluralizable and m.string[0] != m.string[1]), None)
    assert message is not None, "the French catalogue counts nothing"
    assert [ngettext(*message.id, count) for count in (0, 1, 2)] == [
        message.string[0],
        message.string[0],
        message.string[1],
    ]


def test_every_sentence_has_its_french(french_catalogue: Catalog) -> None:
    def is_said(message: Message | None) -> bool:
        forms = () if message is None else message.string if message.pluralizable else (message.string,)
        return bool(forms) and all(forms) and not message.fuzzy  # type: ignore[union-attr]

    missing = {
        sentence: file
        for sentence, file in sentences_in(ROOT / "facilitator").items()
        if not is_said(french_catalogue.get(sentence if isinstance(sentence, str) else sentence[0]))
    }
    assert not missing, "write their French in facilitator.po after `make texts`"


def test_no_french_is_left_of_sentences_that_are_gone(french_catalogue: Catalog) -> None:
    said = sentences_in(ROOT / "facilitator")
    left = [message.id for message in french_catalogue if message.id and message.id not in said]
    assert not left + list(french_catalogue.obsolete), "run `make texts`"


def test_the_compiled_catalogue_is_the_one_people_edit(french_catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, french_catalogue)
    compiled.seek(0)
    with FRENCH.with_suffix(".mo").open("rb") as file:
        assert sentences_of(read_mo(file)) == sentences_of(read_mo(compiled)), "run `make texts`"


def sentences_of(catalogue: Catalog) -> list[tuple[list[str], list[str]]]:
    """Everything a catalogue says, without its header, which has dates and versions."""
    return sorted((forms(message.id), forms(message.string)) for message in catalogue if message.id)


def forms(words: str | Iterable[str]) -> list[str]:
    """A sentence's forms: one, or those of the singular and the plural."""
    return [words] if isinstance(words, str) else list(words)


def test_both_languages_have_the_same_places_to_fill(french_catalogue: Catalog) -> None:
    """A count may be spelled out in the singular, so a plural's forms may leave places out, never add any."""
    wrong = []
    for message in french_catalogue:
        if not message.id:
            continue
        if message.pluralizable:
            known = set().union(*map(places, message.id))
            right = all(places(form) <= known for form in message.string)
        else:
            right = places(message.id) == places(message.string)
        if not right:
            wrong.append(message.id)
    assert not wrong


def places(sentence: str) -> set[str]:
    """The names between braces."""
    return {
        name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None
    }


def test_speaking_loads_nothing_slow() -> None:
    """Every command speaks, so the machinery must cost next to nothing."""
    script = "import sys; from facilitator.texts import _; _('x'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"babel", "importlib.resources", "locale", "msgspec", "textual"} & set(loaded.split())


def test_no_sentence_hides_in_an_f_string() -> None:
    """There the extraction sees it on some versions of Python only, and it would stay in English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "facilitator").rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext")
        if any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []
