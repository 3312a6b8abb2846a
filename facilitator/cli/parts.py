"""What commands are made of: click's, saying everything in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import click

from facilitator.texts import LANGUAGES, _


@dataclass
class Asked:
    """What the command line asks of every command: its arguments as they came, and the home where it is named."""

    arguments: list[str] = field(default_factory=list)
    home: str | None = None


def asked_of(context: click.Context) -> Asked:
    """What this run of the program was asked."""
    return context.find_root().ensure_object(Asked)


class Wrong(click.UsageError):
    """A use of a command that cannot be right, said in the user's language."""


def from_system(word: str) -> str:
    """A word of the command line as text: bytes that are no text, which come as lone surrogates, become U+FFFD."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def common_options() -> list[click.Parameter]:
    """The options that every command takes, and the program itself too."""
    return [
        click.Option(
            ["--home"],
            metavar=_("FOLDER"),
            expose_value=False,
            callback=_keep_home,
            help=_("The folder with the themes and the sessions."),
        ),
        click.Option(
            ["--language"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=_("The language to speak: fr or en."),
        ),
    ]


def _keep_home(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        asked_of(context).home = value


class _Speaking(click.Command):
    """The parts of click's help that are words."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx))
        ]
        _write_rows(formatter, _("Options:"), records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Say this and stop.")
        return option


class Command(_Speaking):
    """One command, in the module that carries it out."""

    def __init__(
        self, name: str, run: Callable[..., int], help: str, params: Sequence[click.Parameter]
    ) -> None:
        super().__init__(
            name,
            callback=run,
            help=help,
            params=[*params, *common_options()],
            options_metavar=_("[OPTIONS]"),
        )


class Program(_Speaking, click.Group):
    """The program with its commands, each loaded only when it is asked for."""

    def __init__(self, modules: dict[str, str], **settings: Any) -> None:
        super().__init__(
            name="facilitator",
            invoke_without_command=True,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("[COMMAND]"),
            **settings,
        )
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        module = import_module(self._modules[cmd_name])
        command: click.Command = getattr(module, f"{cmd_name}_command")()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self._modules:
            raise Wrong(_near(args[0], self._modules), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            if command := self.get_command(ctx, name):
                rows.append((name, command.help or ""))
        _write_rows(formatter, _("Commands:"), rows)


def _write_rows(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    """A part of the help. click's own puts the colon after the heading without the space of French."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _near(word: str, known: Sequence[str] | dict[str, str]) -> str:
    from difflib import get_close_matches

    from facilitator.texts.troubles import shown

    said = _("There is no command “{word}”.").format(word=shown(word))
    near = get_close_matches(word, known, n=1)
    return f"{said} " + _("Did you mean: {names}?").format(names=near[0]) if near else said
