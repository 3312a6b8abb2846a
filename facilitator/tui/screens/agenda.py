"""The agenda: what is done, doing and left, and everything that can be done to the questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.entries import PromptChange
from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.ask import Ask
from facilitator.tui.screens.title import AskTitle
from facilitator.tui.toasts import say
from facilitator.tui.widgets.agenda_list import TO_TAKE_UP, AgendaList, title_of
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.remark_list import View

if TYPE_CHECKING:
    from facilitator.tui.screens.question_acts import QuestionActs


def _key(keys: str, action: str, said: str, tooltip: str) -> Binding:
    name = action.partition("(")[0]
    return Binding(keys, action, said, id=f"agenda.{name}", tooltip=tooltip)


class AgendaScreen(Dialog[View | str | None]):
    """Gives the remarks to look at, or the id of the question the room is to move to. Letters are keys here.

    Every act waits until those before it are on disk: two moves in a row are two moves.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("escape,ctrl+u", "back", N_("go back"), N_("Back to the line")),
        _key("enter", "look", N_("look"), N_("Look at these remarks; the room stays where it is")),
        _key("o", "open", N_("go there"), N_("Move the room to this question")),
        _key("a,insert", "add", N_("add"), N_("Add a question after this one")),
        _key("r,f2", "retitle", N_("retitle"), N_("Give this question another title")),
        _key("d,f8", "drop", N_("drop"), N_("Take this question out of the agenda; its remarks stay")),
        Binding(
            "u,shift+up",
            "shift(-1)",
            N_("earlier"),
            id="agenda.earlier",
            tooltip=N_("Move this question one place up"),
        ),
        Binding(
            "j,shift+down",
            "shift(1)",
            N_("later"),
            id="agenda.later",
            tooltip=N_("Move this question one place down"),
        ),
        _key("f", "file", N_("file here"), N_("File the remark that was selected under this question")),
        _key("ctrl+z", "undo", N_("undo"), N_("Take back the last change")),
        Binding(
            "ctrl+y",
            "redo",
            N_("redo"),
            show=False,
            id="agenda.redo",
            tooltip=N_("Do again what was taken back"),
        ),
    ]

    def __init__(self, acts: QuestionActs) -> None:
        super().__init__()
        self._acts = acts
        self._live = acts.live
        self._remark = acts.remarks.chosen()
        self.agenda = AgendaList(self._live)

    def compose(self) -> ComposeResult:
        """The questions over the keys."""
        heading = [Block([(_("The questions of the session"), "strong")])]
        if self._remark is not None:
            said = _("#{number} is selected: it can be filed under another question.")
            heading.append(Block([(said.format(number=self._remark), "faint")]))
        with Vertical(classes="dialog agenda"):
            yield Prose(*heading, classes="question")
            yield self.agenda
        yield KeyBar()

    def on_mount(self) -> None:
        """Time passes; what is done, here or elsewhere, is seen; the question the room is on is in view."""
        self._acts.heard.subscribe(self, lambda _nothing: self.agenda.update())
        self.set_interval(1, self.agenda.tick, name="clock")
        self.call_after_refresh(self.agenda.update)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A remark can be filed only when one is selected."""
        return action != "file" or self._remark is not None

    # To the live screen

    def action_back(self) -> None:
        """Back to the line."""
        self.dismiss(None)

    def action_look(self) -> None:
        """Look at the remarks of the selected row."""
        self.dismiss(self.agenda.chosen())

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter, or a click on the selected row."""
        self.action_look()

    def action_open(self) -> None:
        """Move the room there."""
        if (prompt := self._planned()) is not None:
            self.dismiss(prompt)

    def action_file(self) -> None:
        """File the remark that was selected."""
        view, number = self.agenda.chosen(), self._remark
        if view is None or view == TO_TAKE_UP or number is None:
            self._say(_("No remark can be filed there."))
            return

        def file() -> None:
            if number in self._live.session.remarks:
                self._live.move(number, view.prompt)
                self._acts.remarks.update_waiting()

        self._after(file)
        self.dismiss(None)

    # To the agenda

    def action_add(self) -> None:
        """Add a question after the selected one; at the end, from a row that is not of the agenda."""
        self.open_over(AskTitle(_("Title of the new question"), ""), self._add)

    def _add(self, title: str | None) -> None:
        row = self.agenda.chosen()

        def add() -> None:
            session = self._live.session
            place = session.prompt(row.prompt if row else None) or next(reversed(session.agenda), None)
            act = self._live.add(title or "", place.id if place else None, first=row == View())
            if isinstance(act.draft, PromptChange):
                self.agenda.wanted = View(act.draft.id)

        if title is not None:
            self._after(add)

    def action_retitle(self) -> None:
        """Give the selected question another title."""
        if (prompt := self._planned()) is None:
            return
        title = self._live.session.title_of(prompt)

        def retitle(new: str | None) -> None:
            if new is not None:
                self._after(lambda: self._live.retitle(new, prompt))

        self.open_over(AskTitle(_("Another title for this question"), title), retitle)

    def action_shift(self, by: int) -> None:
        """Move the selected question up or down."""
        if (prompt := self._planned()) is not None:
            self._after(lambda: self._live.shift(prompt, by))

    def action_drop(self) -> None:
        """Take the selected question out; ask first when something was said there."""
        prompt = self._planned()
        if prompt is None:
            return
        if prompt == self._live.heading:
            self._say(_("The room is on this question. Move the room first, then take it out."))
        elif prompt in self._live.session.asked or self.agenda.remarks(View(prompt)):
            self._ask_dropping(prompt)
        else:
            self._drop(prompt)

    def _ask_dropping(self, prompt: str) -> None:
        question = [
            Block([(_("Take this question out of the agenda?"), "strong")]),
            Block([(title_of(self._live, prompt), "")]),
            Block([(_("What was said there stays, and so does its time."), "faint")]),
        ]
        answers = [("stay", _("No, go back")), ("drop", _("Take it out"))]
        self.open_over(Ask(question, answers), lambda name: self._drop(prompt) if name == "drop" else None)

    def _drop(self, prompt: str) -> None:
        said = _("Out of the agenda: {title}. To bring it back: {key}")
        self._say(said.format(title=title_of(self._live, prompt), key=live_keys.key("undo")))
        self._after(lambda: self._live.drop(prompt))

    def action_undo(self) -> None:
        """Take back the last change, made here or before."""
        self._acts.action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._acts.action_redo()

    def _planned(self) -> str | None:
        """The selected question; a row that is none of the agenda says so."""
        view = self.agenda.chosen()
        prompt = self._live.session.prompt(view.prompt) if view is not None else None
        if prompt is None:
            self._say(_("This is not a question of the agenda."))
        return prompt.id if prompt is not None else None

    def _after(self, do: Callable[[], object]) -> None:
        def done() -> None:
            do()

        self._acts.evening.after(done)

    def _say(self, said: str) -> None:
        say(self, said, 5)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _("✓ done, ▶ now, ○ to come, ✗ out of the agenda. To look at remarks does not move the room."),
            _("A remark that was selected before can be filed here under another question."),
            _("Whatever is done to the questions can be taken back."),
        ]
