"""Calling a voice or a tag something else, here or in all sessions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.flags import flags_of_role
from facilitator.domain.visible import visible
from facilitator.domain.voices import LONGEST_ROLE, tidy
from facilitator.texts import _
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput
from facilitator.tui.wrapping import Run

What = Literal["role", "tag"]

_ASKED: dict[What, Callable[[], str]] = {
    "role": lambda: _("Another name for the voice {old}"),
    "tag": lambda: _("Another name for the tag {old}"),
}


class RenameDialog(Window[tuple[str, bool] | None]):
    """Gives the new name, empty for a tag to be taken away, and whether it is for all sessions; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("rename"), id="rename.choose", tooltip=N_("Use this name from now on")),
        Binding(
            "tab",
            "where",
            N_("here or everywhere"),
            id="rename.where",
            tooltip=N_("Rename in this session, or in all of them"),
        ),
        Binding("escape", "cancel", N_("go back"), id="rename.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, what: What, old: str, known: Collection[str] = (), language: str = "fr") -> None:
        """`known` are the names that others have already."""
        super().__init__()
        self._what: What = what
        self._old = old
        self._everywhere = False
        self._known = set(known) - {old}
        self._language = language
        self.field = WrappedInput(old, select_on_focus=False)
        self._where = Prose()
        self._said = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """What is asked, the field, where it holds, and what is to be said of the name."""
        asked = _ASKED[self._what]().format(old=visible(self._old))
        with Vertical(classes="dialog"):
            yield Prose(Block([(asked, "strong")]), classes="question")
            yield self.field
            yield self._where
            yield self._said
        yield KeyBar()

    def on_mount(self) -> None:
        """As it stands."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key may change what is to be said."""
        self._show()

    def _show(self) -> None:
        where = _("In all sessions.") if self._everywhere else _("In this session only.")
        self._where.show(Block([(where, "mark")]))
        self._said.show(Block(self._remarked()))

    def _remarked(self) -> list[Run]:
        """What whoever gives this name should know."""
        new = tidy(self.field.value)
        if new in self._known:
            return [(_("There is one of this name already: the two become one."), "mark")]
        if self._what == "tag":
            return [] if new else [(_("Without a name the tag is taken away."), "mark")]
        if flags_of_role(new, self._language):
            return [(_("This may be somebody's name. Say a role: “une danseuse”, “un cinéaste”…"), "alert")]
        return []

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def action_where(self) -> None:
        """Here, or everywhere."""
        self._everywhere = not self._everywhere
        self._show()

    def action_choose(self) -> None:
        """Give the name, where it can be one."""
        new = tidy(self.field.value)
        if self._what == "tag":
            new = tidy(new.replace("#", " "))
        if self._what == "role" and not any(c.isalnum() for c in new):
            self._refuse(_("A voice needs a word at least."))
        elif len(new) > LONGEST_ROLE:
            self._refuse(
                _("This name is too long. Keep it under {longest} characters.").format(longest=LONGEST_ROLE)
            )
        else:
            self.dismiss((new, self._everywhere))

    def _refuse(self, said: str) -> None:
        self._said.show(Block([(said, "alert")], [("! ", "alert")]))

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("Every remark that has this name gets the other one. It can be taken back."),
            _("In all sessions: those that cannot be read or written are left as they are, and told."),
        ]
