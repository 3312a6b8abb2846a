"""Several lines, shown as they would be read before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.capture import Context, Reading, read
from facilitator.domain.voices import with_voice
from facilitator.services.live import Live
from facilitator.storage.draft import Line
from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.ask import Answers
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.preview import reading_runs
from facilitator.tui.widgets.remark_list import words_of
from facilitator.tui.wording import sign_of


class Readings:
    """How lines would be read one after the other: a voice that one declares is known to the next."""

    def __init__(self, lines: Sequence[Line], context: Context) -> None:
        self._lines = lines
        self._context = context
        self._voices = list(context.voices)
        self._read: list[Reading] = []

    def __len__(self) -> int:
        return len(self._read)

    def __getitem__(self, row: int) -> Reading:
        while len(self._read) <= row:
            self._read_next(self._lines[len(self._read)])
        return self._read[row]

    def _read_next(self, line: Line) -> None:
        known = self._context
        context = Context(tuple(self._voices), known.tags, known.abbreviations, known.language)
        reading = read(line.text, context, line.voice)
        self._voices = with_voice(self._voices, reading.declares or reading.speaker)
        self._read.append(reading)


class Lines(Listing, can_focus=False):
    """The lines, each read only when it comes into view or stands before one that does."""

    def __init__(self, lines: Sequence[Line], live: Live) -> None:
        super().__init__(id="lines")
        self._lines_shown = lines
        self._live = live
        self.readings = Readings(lines, live.context())

    def count(self) -> int:
        """One row a line."""
        return len(self._lines_shown)

    def block(self, row: int) -> Block:
        """A remark as it will stand in the list; what is no remark as the preview says it."""
        line, reading, session = self._lines_shown[row], self.readings[row], self._live.session
        where = self._live.filed_under(reading, line.where)
        said = reading_runs(reading, reading.text, where, self._live.heading, session)
        if reading.what == "remark":
            after = [run for run in said[1:] if run[1] == "mark"]
            said = [*words_of(reading.kind, reading.speaker, reading.text)]
            said += [(f"  {text.strip()}", tone) for text, tone in after]
        if line.number is not None:
            change = _("change of #{number}").format(number=line.number)
            said = [(change + "  ", "mark"), *said]
        sign = sign_of(reading.kind) if reading.what == "remark" else " "
        return Block(said, [(f" {sign} ", "accent")])


class Look(Dialog[str | None]):
    """Gives the name of the answer chosen, None for Escape."""

    AUTO_FOCUS = "Answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="look.choose", tooltip=N_("Take the selected answer")),
        Binding(
            "escape",
            "cancel",
            N_("go back"),
            id="look.cancel",
            tooltip=N_("Go back; nothing is made of these lines now"),
        ),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("more"),
            priority=True,
            id="look.more",
            tooltip=N_("The lines below"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            priority=True,
            id="look.page-up",
            tooltip=N_("The lines above"),
        ),
    ]

    def __init__(
        self, said: str, lines: Sequence[Line], live: Live, answers: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._said = said
        self._names = [name for name, _text in answers]
        self.lines = Lines(lines, live)
        self.answers = Answers([text for _name, text in answers])

    def compose(self) -> ComposeResult:
        """The lines between what they are and what can be done with them."""
        with Vertical(classes="dialog look"):
            yield Prose(Block([(self._said, "strong")]), classes="question")
            yield self.lines
            yield self.answers
        yield KeyBar()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click on an answer."""
        self.dismiss(self._names[event.row])

    def action_choose(self) -> None:
        """As Enter on the answers."""
        self.answers.action_choose()

    def action_page(self, by: int) -> None:
        """The lines below, or above."""
        self.lines.action_page(by)

    def action_cancel(self) -> None:
        """Make nothing of these lines."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this dialog is for."""
        return [_("Each line is shown as it would be read. Nothing is kept until an answer is chosen.")]
