"""`facilitator note`: one remark, or a remark for each line of the standard input. Quick to start."""

from __future__ import annotations

import codecs
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from facilitator.cli.language import speak_fully
from facilitator.cli.parts import Command, Wrong, asked_of, from_system
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.domain.entries import RemarkKept
from facilitator.domain.session import KINDS, ORIGINS, Kind, Origin
from facilitator.services.noting import NeverExact, NoPrompt, Noted, Pad, PenDown, Wanted
from facilitator.services.opening import running_session
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.texts import _

# Between two lines, for other writers: they look at the lock a thousand times a second.
_BREATH_SECONDS = 0.003


def note_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "note",
        note,
        _("Add a remark to a session, or one for each line of the standard input when there is no TEXT."),
        [
            click.Argument(["words"], nargs=-1, metavar=_("[SESSION] [TEXT]")),
            click.Option(["--prompt"], metavar="ID", help=_("The question it belongs to.")),
            click.Option(["--speaker"], metavar=_("ROLE"), help=_("Who says it: “a bookseller”.")),
            click.Option(
                ["--kind"], type=click.Choice(KINDS), help=_("Its kind; TEXT is then taken as it is.")
            ),
            click.Option(["--origin"], type=click.Choice(ORIGINS), help=_("Where it comes from.")),
        ],
    )


@click.pass_context
def note(
    context: click.Context,
    words: tuple[str, ...],
    prompt: str | None,
    speaker: str | None,
    kind: Kind | None,
    origin: Origin | None,
) -> int:
    """Keep the remark, or those of the standard input, each acknowledged once it is on disk."""
    sessions = home(context).sessions
    name, text = _session_and_text(words, sessions, context)
    paths = _paths(context, sessions, name)
    try:
        pad = Pad(paths, Wanted(prompt, speaker, kind, origin))
    except NeverExact:
        raise _wrong(context, lambda: _("What is noted from memory cannot be a verbatim.")) from None
    except NoPrompt as error:
        raise _wrong(context, partial(_no_prompt, error)) from None
    if text is not None:
        try:
            return 0 if _keep(pad, text) else 1
        except PenDown:
            raise Trouble(_pen_down(context)) from None
    return _keep_lines(pad, context)


def _keep_lines(pad: Pad, context: click.Context) -> int:
    """Keep the lines of the standard input, but for those that come while the pen is down: 1 if there were any."""
    status = 0
    for line in _lines():
        if not line.strip():
            continue
        try:
            _keep(pad, line)
        except PenDown:
            status = 1
            print(f"facilitator: {_pen_down(context)}", file=sys.stderr, flush=True)
        time.sleep(_BREATH_SECONDS)
    return status


def _pen_down(context: click.Context) -> str:
    from facilitator.texts.troubles import pen_down

    speak_fully(asked_of(context).arguments)
    return pen_down(_("F10 or :pen"))


def _session_and_text(
    words: tuple[str, ...], sessions: Path, context: click.Context
) -> tuple[str | None, str | None]:
    """One word alone is the session when lines come from elsewhere and it names one exactly, else the text."""
    if len(words) > 2:
        raise _wrong(
            context, lambda: _("There are too many words here. Put a text of several words in quotes.")
        )
    if len(words) == 2:
        return words[0], _text(words[1], context)
    if not words:
        return None, None
    if not sys.stdin.isatty() and (words[0] == "last" or _exactly(sessions, words[0])):
        return words[0], None
    return None, _text(words[0], context)


def _text(word: str, context: click.Context) -> str:
    text = from_system(word)
    if not text.strip():
        raise _wrong(context, lambda: _("There are no words to keep."))
    return text


def _wrong(context: click.Context, said: Callable[[], str]) -> Wrong:
    """A wrong use, in the language of the settings too: they were not read before, to be quick."""
    speak_fully(asked_of(context).arguments)
    return Wrong(said(), context)


def _exactly(sessions: Path, word: str) -> SessionPaths | None:
    """The session that `word` names without a doubt: by the name of its file, or as the last one."""
    known = all_sessions(sessions)
    if word == "last":
        return known[0] if known else None
    path = Path(word)
    if path.suffix in (".yaml", ".journal"):
        return SessionPaths(path.parent, path.stem) if path.exists() else None
    return next((paths for paths in known if paths.name == word), None)


def _paths(context: click.Context, sessions: Path, name: str | None) -> SessionPaths:
    if name is not None:
        if exact := _exactly(sessions, name):
            return exact
        from facilitator.cli.finding import session

        speak_fully(asked_of(context).arguments)
        return session(sessions, name)
    paths = running_session(sessions)
    if paths is None:
        speak_fully(asked_of(context).arguments)
        raise Trouble(
            _(
                "No session is running. Begin one with facilitator start THEME, or name one: "
                "facilitator note SESSION TEXT (last is the newest)."
            )
        )
    return paths


def _no_prompt(error: NoPrompt) -> str:
    from facilitator.texts.troubles import shown

    return _("The session has no question “{id}”. It has: {known}.").format(
        id=shown(error.id), known=shown(", ".join(error.known))
    )


def _lines() -> Iterator[str]:
    """The lines of the standard input, each as soon as it is there."""
    mark = codecs.BOM_UTF8  # editors of Windows put it before the first line
    for line in iter(sys.stdin.buffer.readline, b""):
        yield line.removeprefix(mark).removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")
        mark = b""


def _keep(pad: Pad, line: str) -> bool:
    """Keep a line and say so; False when there was nothing to keep it with."""
    noted = pad.note(line)
    if noted.news.torn is not None:
        from facilitator.texts.troubles import torn

        print(f"facilitator: {torn(noted.news.torn)}", file=sys.stderr, flush=True)
    print(_acknowledged(noted), flush=True)
    return bool(noted.entries)


def _acknowledged(noted: Noted) -> str:
    from facilitator.export.session_text import ECHO, remark_text

    if not noted.entries:
        return _("Nothing kept: there is no remark yet for this to go with.")
    entry = noted.entries[0]
    if isinstance(entry, RemarkKept):
        return f"#{entry.number} {remark_text(entry, ECHO)}"
    return _other(noted)


def _other(noted: Noted) -> str:
    """What a line that is no remark did: a voice declared, or a reaction of the room."""
    from facilitator.domain.visible import visible
    from facilitator.texts.words import signals

    if noted.reading.declares:
        return _("Voice: {role}").format(role=visible(noted.reading.declares))
    number = getattr(noted.entries[0], "number", 0)
    return f"#{number} [{signals(noted.reading.signals)}]"
