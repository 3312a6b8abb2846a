"""Making a file of an article: its name, whose ending says what is made; then how far it has come."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from facilitator.domain.faults import FaultsError
from facilitator.domain.proof import Finding, must_be_decided
from facilitator.services import exporting as service
from facilitator.services.outside import MissingExtra, OutsideTrouble, installing
from facilitator.storage.folders import Home, made
from facilitator.storage.syntheses import SynthesisPaths
from facilitator.texts import _, troubles
from facilitator.texts import exporting as said
from facilitator.tui.field_window import Window
from facilitator.tui.in_turn import in_turn
from facilitator.tui.keys import N_, called
from facilitator.tui.screens import board_keys
from facilitator.tui.screens.article import ArticleScreen
from facilitator.tui.screens.ask import Ask
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput


class Stopped(Exception):
    """The file is not wanted any more."""


class ExportDialog(Window[list[str] | None]):
    """Gives what is to be said of the file that was made; None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "export", N_("export"), id="export.make", tooltip=N_("Make this file")),
        Binding("escape", "cancel", N_("go back"), id="export.cancel", tooltip=N_("Stop; no file is made")),
    ]

    @dataclass
    class Come(Message):
        """How far the export has come."""

        step: service.Step

    def __init__(self, home: Home, paths: SynthesisPaths) -> None:
        super().__init__()
        self._home, self._paths = home, paths
        self._busy = False
        self._stop = Event()
        self.field = WrappedInput(f"{paths.name}.html", select_on_focus=False, id="name-of-file")
        self.state = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """What the endings are and where the file goes, over the field for its name."""
        endings = ", ".join(f".{form}" for form in service.FORMS)
        with Vertical(classes="dialog"):
            yield Prose(Block([(_("Make a file of the article"), "strong")]), classes="question")
            yield Prose(
                Block([(_("Its ending says what to make: {endings}.").format(endings=endings), "faint")]),
                Block([(said.goes_to(self._home.exports), "faint")]),
            )
            yield self.field
            yield self.state
        yield KeyBar()

    @property
    def path(self) -> Path:
        """The file that is named: in the folder of exports, unless it is named with another one."""
        return self._home.exports / os.path.expanduser(self.field.value.strip())

    # Making it

    def on_input_submitted(self) -> None:
        """Enter in the field."""
        self.action_export()

    def action_export(self) -> None:
        """Make the file, in a thread; what keeps it from being made is said here."""
        self._begin(force=False)

    def _begin(self, force: bool) -> None:
        if not self._busy:
            self._busy = True
            self.run_worker(self._export(self.path, force), name="exporting", group="exporting")

    async def _export(self, path: Path, force: bool) -> None:
        try:
            self.dismiss(await self._told_of(path, force))
        except Stopped:
            self.dismiss(None)
        except FileExistsError:
            self._ask(path)
        except _TROUBLES as error:
            self._refuse(_refusal(error))
        finally:
            self._busy = False

    async def _told_of(self, path: Path, force: bool) -> list[str]:
        form = service.form_of(path)
        self.post_message(self.Come("compose"))
        # After what is on its way to the disk.
        source = await in_turn(lambda: service.of_synthesis(self._paths.yaml, self._paths.sessions))
        notes = await asyncio.to_thread(self._made, source, path, form, force)
        return [said.exported(path), *map(said.note, notes)]

    def _made(
        self, source: service.Source, path: Path, form: service.Form, force: bool
    ) -> list[service.Note]:
        if found := must_be_decided(source.synthesis, source.sessions):
            raise _Undecided(found)
        if path.parent == self._home.exports:
            made(path.parent)
        return service.export(source, path, form, force, self._come)

    def _come(self, step: service.Step) -> None:
        if self._stop.is_set():
            raise Stopped
        self.post_message(self.Come(step))

    def on_export_dialog_come(self, message: Come) -> None:
        """Say how far it has come."""
        if self._busy:
            sentence = said.stopping() if self._stop.is_set() else said.step(message.step)
            self.state.show(Block([(sentence, "faint")]))

    # What keeps it from being made

    def _ask(self, path: Path) -> None:
        """Ask before a file is replaced; nothing but a file can be."""
        if not path.is_file():
            self._refuse(said.taken(path))
            return
        self.state.show()

        def answered(answer: str | None) -> None:
            if answer == "replace":
                self._begin(force=True)

        answers = [("keep", _("Choose another name")), ("replace", _("Replace it"))]
        self.open_over(Ask([Block([(said.is_replaced(path), "strong")])], answers), answered)

    def _refuse(self, sentence: str) -> None:
        self.state.show(Block([(sentence, "alert")], [("! ", "alert")]))

    def action_cancel(self) -> None:
        """Stop what is being done, and go back once it has stopped."""
        if self._busy:
            self._stop.set()
            self.state.show(Block([(said.stopping(), "faint")]))
        else:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """Nobody waits for the file any more."""
        self._stop.set()

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("HTML is one page to send or to print; Markdown, ODT and DOCX can be written on in."),
            _("What must be decided comes first: nothing is exported before."),
            _("{key} stops the export: no half of a file is left.").format(
                key=called("export.cancel", self.BINDINGS)
            ),
        ]


class _Undecided(Exception):
    """Something must be decided before the article goes out."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(found)
        self.number = len(found)


_TROUBLES = (_Undecided, service.UnknownForm, MissingExtra, OutsideTrouble, OSError, FaultsError, ValueError)


def _refusal(error: Exception) -> str:
    match error:
        case _Undecided():
            shows = _("{key} shows them in the article ({article} on the board).").format(
                key=called("article.check", ArticleScreen.BINDINGS), article=board_keys.key("article")
            )
            return f"{said.undecided(error.number)} {shows}"
        case service.UnknownForm():
            return said.unknown_form(str(error), service.FORMS)
        case MissingExtra():
            return said.missing(installing(error.extra))
        case OutsideTrouble():
            return said.outside(str(error))
        case ValueError():
            # A character that no name of a file can have.
            return said.name_refused()
        case _:
            return troubles.sentence(error)
