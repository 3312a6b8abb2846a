"""What remains of people in the sessions, and taking it away: each thing shown before it is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from facilitator.domain.faults import FaultsError
from facilitator.services import privacy as service
from facilitator.services.opening import AlreadyRunning
from facilitator.services.reviewing import Review
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, ngettext, privacy, troubles
from facilitator.tui.in_turn import in_turn
from facilitator.tui.keys import N_
from facilitator.tui.messages import RemarkChosen
from facilitator.tui.on_top import OnTop
from facilitator.tui.screens.agree import Agree
from facilitator.tui.toasts import say
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.remains_list import RemainsList, Row, paths_of

T = TypeVar("T")

_TOLD_EVERY = 50  # sessions


class PrivacyScreen(OnTop[None]):
    """The sessions with something to look at, or one session alone."""

    AUTO_FOCUS = "RemainsList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            N_("see"),
            id="privacy.open",
            tooltip=N_("Look at this session and put it in order"),
        ),
        Binding(
            "a",
            "anonymise",
            N_("anonymise"),
            id="privacy.anonymise",
            tooltip=N_("Make this session anonymous, after a look at what will change"),
        ),
        Binding(
            "d,delete",
            "delete",
            N_("delete"),
            id="privacy.delete",
            tooltip=N_("Delete this session, after a look at the files that go"),
        ),
        Binding("escape", "back", N_("go back"), id="privacy.back", tooltip=N_("Back to where you were")),
        Binding("q", "app.quit", N_("quit"), show=False, id="privacy.quit", tooltip=N_("Leave the program")),
    ]

    @dataclass
    class Found(Message):
        """So many sessions of how many were looked at; what there is to look at in the last of them."""

        done: int
        of: int
        rows: list[Row]

    @dataclass
    class Stopped(Message):
        """They could not all be looked at."""

        why: OSError

    def __init__(self, home: Home, review: Review, paths: SessionPaths | None = None) -> None:
        """`review` is what would take back changes of a session: it forgets one that is deleted or made anonymous."""
        super().__init__()
        self._home, self._paths, self._review = home, paths, review
        self._said = Prose(Block([(_("The sessions are being looked through…"), "faint")]), id="said")
        self.remains = RemainsList(whole=paths is not None)

    def compose(self) -> ComposeResult:
        """How far it is, over the sessions."""
        yield Prose(Block([(_("What remains of people"), "title")]), id="name")
        yield self._said
        yield self.remains
        yield KeyBar()

    def on_mount(self) -> None:
        """Look through them in a thread: there may be thousands."""
        look = self._look_at_one if self._paths else self._look_at_all
        self.run_worker(look, name="looking", group="looking", thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        """Nobody waits any more for what is being read."""
        self.workers.cancel_group(self, "looking")

    # Looking

    def _look_at_one(self) -> None:
        assert self._paths is not None
        self.post_message(self.Found(1, 1, [service.remains(self._paths, date.today())]))

    def _look_at_all(self) -> None:
        worker = get_current_worker()
        rows: list[Row] = []
        done = of = 0
        try:
            for done, of, found in service.look_through(self._home.sessions, date.today()):
                rows += [found] if found else []
                if worker.is_cancelled:
                    return
                if done % _TOLD_EVERY == 0:
                    self.post_message(self.Found(done, of + 1, rows))
                    rows = []
            rows += service.orphans(self._home.sessions)
        except OSError as error:
            self.post_message(self.Stopped(error))
        self.post_message(self.Found(of, of, rows))

    def on_privacy_screen_found(self, event: Found) -> None:
        """More of them."""
        self.remains.add(event.rows)
        if event.done < event.of:
            said = _("Looked through: {done} of {of}").format(done=event.done, of=event.of - 1)
            self._said.show(Block([(said, "faint")]))
        else:
            self._tell_count()

    def on_privacy_screen_stopped(self, event: Stopped) -> None:
        """The folder cannot be read."""
        self._say(troubles.sentence(event.why))

    def _tell_count(self) -> None:
        number = self.remains.count()
        said = ngettext("{number} session to look at", "{number} sessions to look at", number)
        runs = [(said.format(number=number), "strong")] if number else [(privacy.nothing(), "good")]
        self._said.show() if self._paths and number else self._said.show(Block(runs))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is no more can only be deleted."""
        row = self.remains.chosen()
        if action in ("open", "anonymise"):
            return isinstance(row, service.Remains)
        return action != "delete" or row is not None

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """What can be done with another session may differ."""
        self.refresh_bindings()

    # What the keys do

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter, or a click on the selected session."""
        self.action_open()

    def action_open(self) -> None:
        """Look at the session."""
        row = self.remains.chosen()
        if isinstance(row, service.Remains):
            numbers = [*(one.number for one in row.flagged), *row.sensitive, 0]
            self.post_message(RemarkChosen(row.item.paths, numbers[0]))

    def on_screen_resume(self) -> None:
        """Back from a session: it may have changed."""
        if isinstance(row := self.remains.chosen(), service.Remains):
            self._refresh(row.item.paths)

    def _refresh(self, paths: SessionPaths) -> None:
        def put(found: service.Remains) -> None:
            self.remains.put(paths, found)

        self._do(lambda: service.remains(paths, date.today()), put)

    def action_anonymise(self) -> None:
        """Show what would change, then make it so."""
        row = self.remains.chosen()
        if isinstance(row, service.Remains):
            paths = row.item.paths
            self._do(lambda: (service.anonymity(paths), service.deletion(paths).stay), self._ask_anonymity)

    def _ask_anonymity(self, found: tuple[service.Anonymity, list[Path]]) -> None:
        shown, stay = found
        name = shown.paths.name
        if not shown:
            self._say(privacy.anonymous_already(name))
            return
        blocks = _blocks([line for one in shown.rewrites for line in privacy.change(one)])
        blocks += _blocks(privacy.goes(self._known(shown.files))) if shown.files else []
        blocks += _blocks([privacy.comments()]) if shown.comments else []
        blocks += self._rewritten(shown.syntheses)

        def done(_nothing: None) -> None:
            self._say(privacy.anonymous(name))
            self._refresh(shown.paths)

        self._agree(
            Agree(
                privacy.anonymity_question(name), blocks + self._out_of_reach(stay), _("Make it anonymous")
            ),
            lambda: self._forgetting(shown.paths, lambda: service.anonymise(shown)),
            done,
        )

    def action_delete(self) -> None:
        """Show which files would go, then delete them."""
        if (row := self.remains.chosen()) is not None:
            paths = paths_of(row)
            self._do(lambda: service.deletion(paths, self._home.sessions), self._ask_deletion)

    def _ask_deletion(self, shown: service.Deletion) -> None:
        name = shown.paths.name

        def done(_nothing: None) -> None:
            self._say(privacy.deleted(name))
            self.remains.put(shown.paths, None)
            self._tell_count()

        self._agree(
            Agree(
                privacy.deletion_question(name),
                _blocks(privacy.goes(self._known(shown.files)))
                + self._rewritten(shown.syntheses)
                + self._out_of_reach(shown.stay),
                _("Delete it"),
            ),
            lambda: self._forgetting(shown.paths, lambda: service.delete(shown)),
            done,
        )

    def _known(self, files: list[Path]) -> list[Path]:
        """Files as people know them: from the folder of the home on."""
        home = self._home.path
        return [path.relative_to(home) if path.is_relative_to(home) else path for path in files]

    def _rewritten(self, syntheses: list[Path]) -> list[Block]:
        return _blocks(privacy.rewritten(self._known(syntheses))) if syntheses else []

    def _out_of_reach(self, stay: list[Path]) -> list[Block]:
        """What no deletion here can reach."""
        left = _blocks(privacy.stays(self._known(stay))) if stay else []
        return [EMPTY, *left, *_blocks([privacy.out_of_reach()])]

    def _forgetting(self, paths: SessionPaths, act: Callable[[], None]) -> None:
        act()
        self._review.forget(paths)

    def _agree(self, window: Agree, act: Callable[[], None], done: Callable[[None], None]) -> None:
        self.open_over(window, lambda agreed: self._do(act, done) if agreed else None)

    # In the thread of the acts

    def _do(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self.run_worker(self._finish(in_turn(job), then), name="act", group="acts")

    async def _finish(self, coming: Awaitable[T], then: Callable[[T], None]) -> None:
        try:
            found = await coming
        except service.NotEnded as error:
            self._say(privacy.not_ended(str(error)))
        except service.Changed as error:
            self._say(privacy.changed(str(error)))
        except service.NotASession as error:
            self._say(privacy.not_a_session(self._home.sessions / str(error)))
        except AlreadyRunning as error:
            self._say(troubles.already_running(str(error)))
        except (OSError, FaultsError) as error:
            self._say(troubles.sentence(error))
        else:
            then(found)

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def _say(self, said: str) -> None:
        say(self, said, 8)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _(
                "Sessions past the date that the room was told, and words that look like a name or an address."
            ),
            _("Remarks marked as sensitive are listed too, and files that were left beside a session."),
            _("Anonymous: every voice becomes “a person”, and […] stands for the words flagged."),
            _("Whatever is deleted or made anonymous is shown before, and cannot be brought back after."),
            privacy.out_of_reach(),
        ]


def _blocks(lines: list[str]) -> list[Block]:
    """Lines to be read; those that are indented keep their margin."""
    return [Block([(line.lstrip(), "")], [(" " * (len(line) - len(line.lstrip())), "")]) for line in lines]
