"""Catching up: the strong moments of an evening and its questions, and a line to note from memory about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from facilitator.domain.capture import Reading
from facilitator.domain.faults import FaultsError
from facilitator.domain.recall import around, occasions
from facilitator.domain.visible import visible
from facilitator.services.drafts import never_exact
from facilitator.services.noting import PenDown
from facilitator.storage.book import JournalMissing
from facilitator.texts import _, troubles, words
from facilitator.tui.keys import actions_by_key, called
from facilitator.tui.on_top import OnTop
from facilitator.tui.recalling import Memory
from facilitator.tui.screens import live_keys, recall_keys
from facilitator.tui.screens.ask import Ask
from facilitator.tui.sizes import WIDE
from facilitator.tui.toasts import say
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.occasions import Noted, Occasions
from facilitator.tui.widgets.preview import preview_blocks, reading_runs
from facilitator.tui.widgets.typed_line import TypedLine
from facilitator.tui.wrapping import Run


class CatchingUp(OnTop[None]):
    """The arrows go from moment to moment while the line takes the letters. What is half typed is never dropped."""

    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = [*recall_keys.KEYS]

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.occasions = Occasions(memory.session, occasions(memory.session), id="occasions")
        self.noted = Noted([], id="noted")
        self.trouble = Prose(id="trouble")
        self.preview = Prose(id="preview")
        self.line = TypedLine(self._where, self._given, actions_by_key(recall_keys.KEYS), id="line")

    def compose(self) -> ComposeResult:
        """The moments over what was noted around the selected one, or beside it; then the line."""
        yield Prose(Block([(_("Catching up from memory"), "title")]), id="name")
        with Container(id="both"):
            yield self.occasions
            yield self.noted
        yield self.trouble
        yield self.preview
        yield self.line
        yield KeyBar()

    def on_mount(self) -> None:
        """What there is."""
        self.update()

    def on_resize(self, event: events.Resize) -> None:
        """A wide screen has the two parts side by side; the selected moment is in view."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.update)

    # What is shown

    def update(self) -> None:
        """The session has changed."""
        session = self.memory.session
        self.occasions.show(session, occasions(session))
        self._show_noted()
        trouble = self.memory.trouble()
        self.trouble.display = trouble is not None
        if trouble is not None:
            self.trouble.show(Block([(trouble, "alert")], [("! ", "alert")]))
        self._show_preview()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Another moment is selected."""
        self._show_noted()
        self.noted.begin()

    def _show_noted(self) -> None:
        chosen = self.occasions.chosen()
        found = around(self.memory.session, chosen) if chosen else []
        self.noted.tell(chosen, found, self.memory.on_their_way())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key changes the preview."""
        self._show_preview()

    def _show_preview(self) -> None:
        session = self.memory.session
        roles = [voice.role for voice in session.voices()]
        reading = self.memory.read(self.line.value)
        self.preview.show(*preview_blocks(self._preview_runs(reading), reading, roles, session.language))

    def _preview_runs(self, reading: Reading) -> list[Run]:
        if self.occasions.chosen() is None:
            return [(_("There is nothing to come back to yet."), "faint")]
        line = self.line.value
        if reading.what == "nothing":
            return [(_("What was said, as you remember it. It is never kept as exact words."), "faint")]
        if reading.what != "remark":
            return [(_only_remarks(), "alert")]
        runs = reading_runs(never_exact(reading), line, None, None, self.memory.session)
        exact = [("  ·  ", "faint"), (_("from memory: never exact words"), "mark")]
        from_memory = [("  ·  ", "faint"), (words.origin("memory"), "faint")]
        # The kind comes first: what follows it may not fit into the line.
        return [runs[0], *(exact if reading.kind == "verbatim" else from_memory), *runs[1:]]

    # What is typed

    def _where(self) -> str | None:
        chosen = self.occasions.chosen()
        return chosen.moment.prompt if chosen else None

    def _given(self, line: str, where: str | None) -> None:
        self.line.put(line, where)

    async def action_enter(self) -> None:
        """Keep the line."""
        await self.keep()

    async def keep(self) -> bool:
        """Keep the line; False, with the line still there, when it cannot be, and why is said."""
        line, chosen = self.line.value, self.occasions.chosen()
        reading = self.memory.read(line)
        if chosen is None or reading.what != "remark":
            if reading.what != "nothing":
                self._say(_only_remarks() if chosen else _("There is nothing to come back to yet."))
            return False
        self.line.value = ""
        kept = await self._done(self.memory.keep(reading, chosen.moment))
        if not kept:
            self.line.put(line + self.line.value, chosen.moment.prompt)
        return kept

    async def _done(self, what: Awaitable[bool | None], otherwise: str = "") -> bool:
        """Whether it was done; if not, why is said: `otherwise` where there was nothing to do."""
        try:
            done = await what
        except PenDown:
            self._say(troubles.pen_down(live_keys.key("pen")))
            return False
        except JournalMissing:
            self._say(troubles.journal_missing())
            return False
        except (OSError, FaultsError) as error:
            self._say(troubles.sentence(error))
            return False
        if done is False:
            self._say(otherwise)
        self.update()
        return done is not False

    # What the keys do

    def action_move(self, by: int) -> None:
        """To the moment above or below."""
        self.occasions.action_move(by)

    def action_page(self, by: int) -> None:
        """Through what was noted."""
        self.noted.action_page(by)

    async def action_drop(self) -> None:
        """The selected moment was none."""
        chosen = self.occasions.chosen()
        if chosen is None or not chosen.marked:
            self._say(_("This is a question: only a strong moment can be taken out of the list."))
        elif await self._done(self.memory.drop(chosen.moment)):
            hour, key = words.hour(chosen.moment.at), called("recall.undo", recall_keys.KEYS)
            self._say(_("{hour} is out of the list. To bring it back: {key}").format(hour=hour, key=key))

    async def action_undo(self) -> None:
        """Take back the last thing done here."""
        await self._done(self.memory.undo(), _("Nothing to take back."))

    async def action_redo(self) -> None:
        """Do again what was taken back here."""
        await self._done(self.memory.redo(), _("Nothing to do again."))

    def action_leave(self) -> None:
        """Back to the screen this one came from."""
        self.settle(self._leave)

    def _leave(self) -> None:
        self.dismiss()

    def settle(self, then: Callable[[], None]) -> None:
        """Ask about what is half typed, if anything is, then go on."""
        if not self.line.value.strip():
            then()
            return
        question = [
            Block([(_("What is half typed is not kept yet."), "strong")]),
            Block([(words.shortened(visible(self.line.value[:400]), 120), "")]),
        ]
        answers = [
            ("stay", _("Go on typing")),
            ("keep", _("Keep it, then leave")),
            ("leave", _("Leave without it")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "leave":
                then()
            elif answer == "keep":
                self.run_worker(self._keep_then(then), name="keeping")

        self.open_over(Ask(question, answers), answered)

    async def _keep_then(self, then: Callable[[], None]) -> None:
        if await self.keep():
            self.call_later(then)

    def _say(self, said: str) -> None:
        say(self, said, 6)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return recall_keys.help_texts()


class CatchingUpAfterwards(CatchingUp):
    """The same once the session has ended: the program may be left from here, so it asks for itself."""

    def ask_leaving(self) -> None:
        """Before the program is left."""
        self.settle(self._quit)

    def _quit(self) -> None:
        self.app.exit(0)


def _only_remarks() -> str:
    return _("Only remarks are kept from memory: add some words.")
