"""The same thing noted twice: remarks that are alike, pair by pair. Nothing is decided but by a key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from facilitator.domain.alike import alike
from facilitator.domain.session import Session
from facilitator.services.reviewing import Outcome, Review
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, review
from facilitator.tui.in_turn import in_turn
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import OnTop
from facilitator.tui.screens.review_doing import TROUBLES, besides, why
from facilitator.tui.sizes import WIDE
from facilitator.tui.toasts import say
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.side import Side
from facilitator.tui.wrapping import Run

T = TypeVar("T")
Pair = tuple[int, int]


class DuplicatesScreen(OnTop[None]):
    """Two remarks beside each other, or one over the other. One of them is to stand for both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "j,enter",
            "join",
            N_("the same"),
            id="twice.join",
            tooltip=N_("They say the same: the selected one stands for both"),
        ),
        Binding(
            "l,space", "leave", N_("not the same"), id="twice.leave", tooltip=N_("Leave both, and go on")
        ),
        Binding(
            "tab,left,right,up,down",
            "other",
            N_("the other"),
            id="twice.other",
            tooltip=N_("Have the other one stand for both"),
        ),
        Binding("escape", "back", N_("go back"), id="twice.back", tooltip=N_("Back to where you were")),
        Binding(
            "b,pageup,shift+pageup",
            "step(-1)",
            N_("before"),
            id="twice.before",
            tooltip=N_("The pair before"),
        ),
        Binding(
            "n,pagedown,shift+pagedown",
            "step(1)",
            N_("after"),
            show=False,
            id="twice.after",
            tooltip=N_("The pair after"),
        ),
        Binding("ctrl+z", "undo", N_("undo"), id="twice.undo", tooltip=N_("Take back the last change")),
        Binding(
            "ctrl+y",
            "redo",
            N_("redo"),
            show=False,
            id="twice.redo",
            tooltip=N_("Do again what was taken back"),
        ),
        Binding("q", "app.quit", N_("quit"), show=False, id="twice.quit", tooltip=N_("Leave the program")),
    ]

    def __init__(self, review: Review, paths: SessionPaths) -> None:
        super().__init__()
        self._review, self._paths = review, paths
        self._session: Session | None = None
        self._pairs: list[Pair] = []
        self._at = 0
        self._stands = 0
        self._said = Prose(Block([(_("Looking for what was noted twice…"), "faint")]), id="said")
        self.sides = (Side(), Side())

    def compose(self) -> ComposeResult:
        """Which pair of how many, over the two."""
        yield Prose(Block([(_("The same thing noted twice?"), "title")]), id="name")
        yield self._said
        with Container(id="sides"):
            yield from self.sides
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for the pairs, in the thread of the acts: a long session takes a moment."""
        self._queue(self._look, self._found)

    def on_resize(self, event: events.Resize) -> None:
        """A wide screen has the two side by side."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a pair that is there can be decided."""
        return action not in ("join", "leave", "other") or self.pair is not None

    # In the thread of the acts

    def _queue(self, job: Callable[[], T], then: Callable[[T], None], back_to: int | None = None) -> None:
        """Queue a job, then show what came of it; `back_to` is the pair to be on where it could not be done."""

        def done() -> tuple[T, Session]:
            found = job()
            return found, self._review.seen(self._paths)

        self.run_worker(self._finish(in_turn(done), then, back_to), name="act", group="acts")

    async def _finish(
        self, coming: Awaitable[tuple[T, Session]], then: Callable[[T], None], back_to: int | None
    ) -> None:
        try:
            found, self._session = await coming
            then(found)
        except TROUBLES as error:
            self._at = self._at if back_to is None else back_to
            self._say(why(error))
        self._show()

    def _look(self) -> list[Pair]:
        return [(pair.first, pair.second) for pair in alike(self._review.seen(self._paths))]

    def _found(self, pairs: list[Pair]) -> None:
        self._pairs = pairs

    # What is shown

    @property
    def pair(self) -> Pair | None:
        """The pair to be decided on."""
        return self._pairs[self._at] if self._session and self._at < len(self._pairs) else None

    def _open(self, pair: Pair) -> bool:
        """Whether the two are there, and say different things as far as was decided."""
        remarks = self._session.remarks if self._session else {}
        if not all(number in remarks for number in pair):
            return False
        roots = {remarks[number].same_as or number for number in pair}
        return len(roots) == 2

    def _show(self) -> None:
        pair = self.pair
        self._said.show(*self._head(pair))
        for at, side in enumerate(self.sides):
            side.display = pair is not None
            if pair is not None and self._session is not None:
                side.tell(self._session, pair[at], pair[1 - at], stands=at == self._stands)
        self.refresh_bindings()

    def _head(self, pair: Pair | None) -> list[Block]:
        if self._session is None:
            return []
        if pair is None:
            none = _("No two remarks look alike.") if not self._pairs else _("That was the last pair.")
            return [Block([(none, "strong")])]
        number = len(self._pairs)
        said = _("Pair {place} of {number}")
        runs: list[Run] = [(said.format(place=self._at + 1, number=number), "strong")]
        if not self._open(pair):
            runs.append(("  ·  " + _("decided: they say the same"), "good"))
        return [Block(runs)]

    # What the keys do

    def action_other(self) -> None:
        """The other one stands for both."""
        self._stands = 1 - self._stands
        self._show()

    def action_join(self) -> None:
        """They say the same."""
        pair = self.pair
        if pair is None:
            return
        into, other = pair[self._stands], pair[1 - self._stands]
        if not self._open(pair):
            self.action_step(1)
            return

        def joined(outcome: Outcome) -> None:
            number = len(outcome.numbers(self._paths))
            said = [review.joined(number, into), _how_to_undo()] if outcome else [review.unchanged()]
            self._say(" ".join([*said, *besides(outcome, self._paths)]))

        self._queue(lambda: self._review.same(self._paths, [other], into), joined, self._at)
        self.action_leave()

    def action_leave(self) -> None:
        """On to the next pair that is not decided."""
        if self.pair is None:
            return
        self._stands = 0
        self._at += 1
        while (pair := self.pair) is not None and not self._open(pair):
            self._at += 1
        self._show()

    def action_step(self, by: int) -> None:
        """The pair before, or after, decided or not."""
        self._at = min(max(self._at + by, 0), len(self._pairs))
        self._stands = 0
        self._show()

    def action_undo(self) -> None:
        """Take back the last act of this opening of review, and show its pair."""
        self._queue(self._review.undo, partial(self._tell_again, review.back, _("Nothing to take back.")))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._queue(self._review.redo, partial(self._tell_again, review.again, _("Nothing to do again.")))

    def _tell_again(self, said: Callable[[int, int], str], nothing: str, outcome: Outcome | None) -> None:
        if outcome is None:
            self._say(nothing)
            return
        numbers = set(outcome.numbers(self._paths))
        touched = (at for at, pair in enumerate(self._pairs) if numbers & set(pair))
        self._at = next(touched, self._at)
        told = [said(*outcome.reach)] if outcome else []
        self._say(" ".join([*told, *besides(outcome, self._paths)]) or nothing)

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def _say(self, said: str) -> None:
        say(self, said, 6)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _("Two note-takers, or two copies of a session, may have noted the same thing twice."),
            _("Of two that say the same, one stands for both. The other stays under it, words and number."),
            _("Words that only one of them has are marked."),
            _("What is left here is asked again the next time: nothing is written about it."),
        ]


def _how_to_undo() -> str:
    return _("To take it back: {key}").format(key=called("twice.undo", DuplicatesScreen.BINDINGS))
