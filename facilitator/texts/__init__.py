"""What users read, in French or in English.

The code holds the English sentences; the French ones are in `locale/`. Import `_` and `ngettext`
from here: both look the words up when they are called, in the language of the moment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

Language = Literal["fr", "en"]

LANGUAGES: tuple[Language, ...] = ("fr", "en")
LOCALE = Path(__file__).parent / "locale"

# The order in which gettext looks for a language.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_language: Language = "fr"
# Of what is being written now, where that is not the one the user reads.
_written: ContextVar[Language | None] = ContextVar("written", default=None)


def use(language: str | None) -> None:
    """Speak this language from now on; None for the one the environment asks for."""
    global _language
    _language = choose(language, None, os.environ)


def language() -> Language:
    """The language spoken now. French until `use` says otherwise."""
    return _written.get() or _language


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Speak the language of that name in here, where it is known, and in this thread alone: that of an article."""
    token = _written.set(_known(name))
    try:
        yield
    finally:
        _written.reset(token)


def _(message: str) -> str:
    """`message` in the language of the moment."""
    # To gettext the empty message is the name of the catalogue's header.
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form that goes with `count`: 0 is singular in French, plural in English."""
    return _catalogue(language()).ngettext(singular, plural, count)


def choose(option: str | None, setting: str | None, environ: Mapping[str, str]) -> Language:
    """The language to speak: what the command line asks, else the settings, else the environment.

    Whatever is neither French nor English, `C` and nothing at all included, gives French.
    """
    wanted = option or setting or next(filter(None, map(environ.get, _VARIABLES)), "")
    return next(filter(None, map(_known, wanted.split(":"))), "fr")


def _known(name: str) -> Language | None:
    """The language of a locale's name: `en_GB.UTF-8@euro`, `en-GB` and `EN` are all English."""
    code = name.strip().lower().replace("-", "_").replace(".", "_").replace("@", "_").partition("_")[0]
    return next((known for known in LANGUAGES if known == code), None)


@lru_cache
def _catalogue(language: Language) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    with (LOCALE / language / "LC_MESSAGES" / "facilitator.mo").open("rb") as file:
        return GNUTranslations(file)
