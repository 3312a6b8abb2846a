"""Which language to speak, found before the commands are built since their help is in it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from facilitator import texts

_WITH_VALUE = ("--home", "--language")


def speak(arguments: Sequence[str]) -> None:
    """Speak the language asked for. The settings are left alone for `note`, which has to be quick."""
    if _command(arguments) == "note" and not {"--help", "-h"} & set(arguments):
        texts.use(_option(arguments))
    else:
        speak_fully(arguments)


def speak_fully(arguments: Sequence[str]) -> None:
    """Speak the language that the arguments, the settings or the environment ask for."""
    option = _option(arguments)
    if option:
        texts.use(option)
        return
    from facilitator.storage import folders, settings

    found, _faults = settings.load(folders.config_folder())
    texts.use(texts.choose(None, found.language, os.environ))


def _option(arguments: Sequence[str]) -> str | None:
    """What the last `--language` says, wherever it stands before `--`."""
    found = None
    words = iter(arguments)
    for word in words:
        if word == "--":
            break
        if word == "--language":
            found = next(words, None)
        elif word.startswith("--language="):
            found = word.partition("=")[2]
    return found


def _command(arguments: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None
