"""A table of commands: their names in two languages, finding the one that is meant, and carrying it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Generic, NamedTuple, Protocol, TypeVar

from facilitator.domain.slugs import plain
from facilitator.line.paper import Paper
from facilitator.texts import _, language
from facilitator.texts.troubles import shown

_COMMAND = re.compile(r":([^\W\d_][\w-]*)(?:\s+(.*))?", re.DOTALL)


class Refused(Exception):
    """A command that cannot be done, with the sentence that says why."""


class Speaking(Protocol):
    """What commands are carried out for: it has somewhere to answer."""

    paper: Paper


Leading = TypeVar("Leading", bound=Speaking)


class Known(NamedTuple, Generic[Leading]):
    """A command: its names, English first, what is typed after it, what it does, and other names it goes by."""

    english: str
    french: str
    after: Callable[[], str]
    help: Callable[[], str]
    act: Callable[[Leading, str], None]
    also: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """Both names, that of the language spoken first."""
        first, second = self.french, self.english
        if language() == "en":
            first, second = second, first
        return f":{first}" if first == second else f":{first}, :{second}"


def nothing() -> str:
    """What is typed after a command that takes nothing."""
    return ""


def is_command(line: str) -> bool:
    """Whether a line is a command: a colon with a letter right after it."""
    return bool(_COMMAND.fullmatch(line.strip()))


class Table(Generic[Leading]):
    """The commands of one way of working. `otherwise` says what becomes of a line that is none."""

    def __init__(self, commands: Sequence[Known[Leading]], otherwise: Callable[[], str]) -> None:
        self._commands, self._otherwise = commands, otherwise
        self._by_name = {
            plain(name): known for known in commands for name in (known.english, known.french, *known.also)
        }

    def run(self, leading: Leading, line: str) -> None:
        """Carry out the command of a line. Raises Refused."""
        found = _COMMAND.fullmatch(line.strip())
        known = self._by_name.get(plain(found[1])) if found else None
        if found is None or known is None:
            raise Refused(self._unknown(found[1] if found else line))
        known.act(leading, (found[2] or "").strip())

    def help(self) -> list[str]:
        """Every command, with what it does."""
        return [f"{known.names} {known.after()}".rstrip() + f" – {known.help()}" for known in self._commands]

    def _unknown(self, word: str) -> str:
        near = get_close_matches(plain(word), self._by_name, n=3)
        said = _("There is no command :{word}.").format(word=shown(word))
        if near:
            said += " " + _("Did you mean: {names}?").format(names=", ".join(f":{name}" for name in near))
        return f"{said} {self._otherwise()}"
