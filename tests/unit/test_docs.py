"""What can be typed is in the README, in both its languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click
import pytest

from facilitator.cli.commands import MODULES, program
from facilitator.line import review_commands
from facilitator.line.commands import COMMANDS
from facilitator.line.table import Known
from tests.conftest import ROOT

READMES = ("README.md", "LISEZMOI.md")


def words_of(name: str) -> set[str]:
    """The words written as code, those a person would type."""
    text = (ROOT / name).read_text(encoding="utf-8")
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return set(re.findall(r"(?<![\w-])(?:--?|:)?\w[\w-]*", "\n".join(code)))


def options_of(command: click.Command) -> set[str]:
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_documented(readme: str) -> None:
    assert set(MODULES) <= words_of(readme)


@pytest.mark.parametrize("readme", READMES)
def test_every_option_is_documented(readme: str) -> None:
    whole = program()
    context = click.Context(whole)
    known = options_of(whole) | {"--help"}
    for name in MODULES:
        command = whole.get_command(context, name)
        assert command is not None
        known |= options_of(command)
    assert known <= words_of(readme)


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("commands", [COMMANDS, review_commands.COMMANDS], ids=["evening", "review"])
def test_every_command_of_line_mode_is_documented(readme: str, commands: Sequence[Known[Any]]) -> None:
    names = {known.french if readme == "LISEZMOI.md" else known.english for known in commands}
    assert {f":{name}" for name in names} <= words_of(readme)
