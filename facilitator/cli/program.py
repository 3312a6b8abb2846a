"""One run of the program, from its arguments to its exit status; whatever happens is said in a sentence."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

import click

from facilitator.cli.commands import program
from facilitator.cli.language import speak, speak_fully
from facilitator.cli.parts import Asked
from facilitator.cli.report import sentence, usage_sentence

OK, TROUBLE, USAGE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: list[str]) -> int:
    """The exit status of the program on these arguments."""
    _prepare_streams()
    try:
        speak(arguments)
        status = _invoke(arguments)
        sys.stdout.flush()
        return status
    except click.UsageError as error:
        speak_fully(arguments)
        return _say(usage_sentence(error), USAGE)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return TROUBLE
    except Exception as error:
        if os.environ.get("FACILITATOR_DEBUG") == "1":
            raise
        with suppress(Exception):
            speak_fully(arguments)
        return _say(sentence(error), TROUBLE)


def _invoke(arguments: list[str]) -> int:
    try:
        command = program()
        with command.make_context("facilitator", list(arguments), obj=Asked(arguments)) as context:
            status = command.invoke(context)
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    return status if isinstance(status, int) else OK


def _prepare_streams() -> None:
    """Have all three streams, whatever this was started with."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        _accept_any_text(stream)


def _accept_any_text(stream: TextIO) -> None:
    """A pipe gets UTF-8; a terminal keeps its own encoding and shows what it lacks as an escape."""
    with suppress(AttributeError, OSError, ValueError):
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[attr-defined]


def _say(said: str, status: int) -> int:
    with suppress(OSError):
        print(f"facilitator: {said}", file=sys.stderr, flush=True)
    return status


def _stop_writing() -> None:
    """Nobody reads any more: what is still to be flushed at exit goes nowhere."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
