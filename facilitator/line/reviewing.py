"""Putting a past session in order in plain lines, from the first to the last."""

from __future__ import annotations

import sys
from collections.abc import Callable

from facilitator.domain import ordering
from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Session
from facilitator.domain.views import Way
from facilitator.domain.visible import visible
from facilitator.export.session_text import ECHO
from facilitator.line import review_telling as telling
from facilitator.line.paper import Paper
from facilitator.line.review_commands import TABLE
from facilitator.line.table import Refused, is_command
from facilitator.line.typing import agrees, editor, typed_lines
from facilitator.services.privacy import flagged
from facilitator.services.reviewing import Outcome, Review
from facilitator.storage.book import JournalMissing
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, ngettext, troubles
from facilitator.texts import review as said

_FEW = 10  # remarks that an act changed and that are all said


def run(home: Home, paths: SessionPaths) -> int:
    """Say the session, then do what is typed; the exit status. Raises OSError, FaultsError where it cannot be read."""
    reviewer = Reviewer(home, Paper(sys.stdout, editor()))
    reviewer.open(paths)
    reviewer.say_all()
    return reviewer.lead()


class Reviewer:
    """What each line typed does. `view` is how the remarks are grouped, `found` what was searched last, each the
    session and the number of a remark. `over` is set when no more lines are to be read."""

    def __init__(self, home: Home, paper: Paper) -> None:
        self.home, self.paper = home, paper
        self.review = Review(home.sessions)
        self.at_terminal = sys.stdin.isatty()
        self.view: Way = "question"
        self.found: list[tuple[str, int]] = []
        self.over = False
        self._failed = False

    def lead(self) -> int:
        """Read to the end. Where nobody sees the answers, the status says whether something could not be done."""
        try:
            for line in typed_lines(self.paper):
                self.take(line)
                if self.over:
                    break
            else:
                self._end_line()
        except KeyboardInterrupt:
            self._end_line()
            return 130
        return int(self._failed and not self.at_terminal)

    def _end_line(self) -> None:
        """What comes after, in a terminal, is not to stand on the line that was being typed."""
        if self.at_terminal:
            self.paper.say("")

    @property
    def session(self) -> Session:
        """The session as last heard of."""
        return self.review.open(self.paths)

    def open(self, paths: SessionPaths) -> None:
        """Turn to a session. Raises OSError, FaultsError."""
        self.review.open(paths)
        self.paths = paths

    def say_all(self) -> None:
        """The session and its remarks."""
        session = self.session
        self.say_head()
        self.paper.say(*telling.in_groups(session, self.view), "", _("What can be typed: :help"))

    def say_head(self) -> None:
        """What the session is."""
        numbers = {one.number for one in flagged(self.session)}
        self.paper.say(*telling.head(self.session, len(numbers)))

    def take(self, line: str) -> None:
        """One line, which is a command."""
        if not line.strip():
            return
        try:
            self._look()
            if not is_command(line):
                raise Refused(_("A command begins with a colon. What can be typed: :help"))
            TABLE.run(self, line)
        except Refused as refused:
            self._fail(str(refused))
        except ordering.Refused as refused:
            self._fail(said.refused(refused))
        except (OSError, FaultsError, JournalMissing) as error:
            self._fail(_why(error))

    def ask(self, question: str) -> bool:
        """Whether the answer is yes; without a terminal nobody is asked."""
        return not self.at_terminal or agrees(self.paper, question)

    def act(self, what: Callable[[Review], Outcome | None], done: Callable[[Outcome], str]) -> Outcome:
        """Do something, and say what is on disk now. Raises Refused where nothing changes, and what `what` raises."""
        outcome = what(self.review) or Outcome()
        troubled = self._not_done(outcome)
        kept = (line for copy in outcome.copies for line in troubles.session_files(None, False, copy))
        self.paper.say(*troubled, *kept)
        self._failed = self._failed or bool(troubled)
        if outcome:
            self.paper.say(*filter(None, [done(outcome)]), *self._changed(outcome))
        elif not troubled:
            raise Refused(said.unchanged())
        return outcome

    def _changed(self, outcome: Outcome) -> list[str]:
        session, numbers = self.session, outcome.numbers(self.paths)
        held = [session.remarks[number] for number in dict.fromkeys(numbers) if number in session.remarks]
        lines = [telling.remark(remark, None if len(held) == 1 else ECHO) for remark in held[:_FEW]]
        if (more := len(held) - _FEW) > 0:
            lines.append(ngettext("… and {number} more", "… and {number} more", more).format(number=more))
        elsewhere = (change.paths.name for change in outcome.changes if change.paths != self.paths)
        return lines + [visible(name) for name in dict.fromkeys(elsewhere)]

    def _not_done(self, outcome: Outcome) -> list[str]:
        lines = [said.left([paths.name], _why(error)) for paths, error in outcome.left]
        if numbers := [number for paths, number in outcome.passed_over if paths == self.paths]:
            lines.append(said.passed_over(numbers))
        return lines

    def _look(self) -> None:
        """Say what others did to the session meanwhile. Raises OSError, FaultsError."""
        before = dict(self.session.remarks)
        news = self.review.look(self.paths)
        if news:
            self.paper.say(*troubles.session_files(news.torn, news.by_hand, news.copy))
            self.paper.say(*telling.differences(before, self.session))

    def _fail(self, sentence: str) -> None:
        self._failed = True
        self.paper.say(sentence)


def _why(error: Exception) -> str:
    return troubles.journal_missing() if isinstance(error, JournalMissing) else troubles.sentence(error)
