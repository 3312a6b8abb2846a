"""What went wrong, in one sentence."""

from __future__ import annotations

import click

from facilitator.cli.parts import Wrong
from facilitator.texts import _


def usage_sentence(error: click.UsageError) -> str:
    """A wrong use of a command, and where to read how it is used."""
    path = error.ctx.command_path if error.ctx else "facilitator"
    return f"{_usage(error)} " + _("To see how it is used: {command} --help.").format(command=path)


def _usage(error: click.UsageError) -> str:
    from facilitator.texts.troubles import shown

    if isinstance(error, Wrong):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {name}.").format(name=shown(error.option_name))
    if isinstance(error, click.BadOptionUsage):
        return _("The option {name} is not written like this.").format(name=shown(error.option_name))
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing.").format(name=_name(error.param))
    if isinstance(error, click.BadParameter):
        return _bad(error)
    return _("There are too many words here. Put a text of several words in quotes.")


def _bad(error: click.BadParameter) -> str:
    name, type = _name(error.param), error.param.type if error.param else None
    if isinstance(type, click.Choice):
        return _("{name} can be: {choices}.").format(name=name, choices=", ".join(map(str, type.choices)))
    return _("{name} must be a number, 1 or more.").format(name=name)


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return (parameter.metavar or parameter.name or "").upper() if parameter else ""


def sentence(error: Exception) -> str:
    """What `error` means for whoever typed the command."""
    from facilitator.services import opening
    from facilitator.storage.book import JournalMissing
    from facilitator.texts import troubles

    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, opening.AlreadyRunning):
        return troubles.already_running(str(error))
    if isinstance(error, opening.AlreadyEnded):
        return troubles.already_ended(str(error))
    if isinstance(error, JournalMissing):
        return troubles.journal_missing()
    return troubles.sentence(error)


class Trouble(Exception):
    """A command cannot do what was asked, for a reason that is already a sentence."""
