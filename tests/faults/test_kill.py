"""kill -9 at random moments: what was acknowledged is there, once, and the session goes on where it stopped."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.session import Session
from facilitator.storage.paths import SessionPaths, all_sessions
from tests.conftest import SOAK
from tests.evening import THEME
from tests.terminal.expected import SHIPPED, document, only_session
from tests.terminal.feeding import Feed, Life, Sent, after, line_mode, live_screen
from tests.terminal.plain import run

LINE_KILLS = 200 if SOAK else 6
SCREEN_KILLS = 100 if SOAK else 2
KILLS_A_SESSION = 4

_IDS = [prompt.id for prompt in SHIPPED.prompts]


class Evenings:
    """Sessions that are killed, checked and taken up again, a few times each."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self._homes = (folder / f"home-{number}" for number in count(1))
        self.rng, self.feed = rng, Feed(rng)
        self.acknowledged = 0
        self.fresh()

    def fresh(self) -> None:
        """The next life begins a session in a new home."""
        self.home = next(self._homes)
        self.texts: list[str] = []
        self.current: str | None = None
        self.lives = 0

    @property
    def paths(self) -> SessionPaths | None:
        """The session's files, if it came to have any."""
        found = [paths for paths in all_sessions(self.home / "sessions") if has_begun(paths)]
        return found[0] if found else None

    def arguments(self) -> list[str]:
        """How the session is begun, or taken up."""
        begin = ["start", THEME] if self.paths is None else ["start", "--resume", "last"]
        return ["--home", str(self.home), *begin]

    def check(self, life: Life) -> Session | None:
        """What the life promised is on disk; returns the session as it stands."""
        self.lives += 1
        self.acknowledged += len(life.numbers)
        if self.paths is None:
            assert not life.numbers
            self.fresh()
            return None
        session = after(self.paths, self.texts, life)
        # What was half typed would come back into the next life's first line.
        self.paths.draft.unlink(missing_ok=True)
        self.texts = [remark.text for remark in session.remarks.values()]
        self.current = session.current
        return session

    def finish(self) -> None:
        """Take the session up a last time and end it: the file says all of it."""
        if self.paths is not None:
            done = run("--home", str(self.home), "start", "--resume", "last", "--plain", text=":fin\n")
            assert done.returncode == 0, done.stderr
            assert self.current is None or title(self.current) in done.stdout
            said = document(only_session(self.home))
            assert "ended" in said
            assert [remark["text"] for remark in said["remarks"]] == self.texts
        self.fresh()


def has_begun(paths: SessionPaths) -> bool:
    """Whether a session came to be, or was killed before its first line was whole."""
    return paths.yaml.exists() or b"\n" in paths.journal.read_bytes()


def walked(life: Life, kept: int, start: str | None) -> tuple[list[str | None], set[str | None]]:
    """The question of each of the first `kept` remarks, and those the room may be on after the last of them."""
    current, questions, after_last = start, list[str | None](), {start}
    for sent in life.sent:
        if sent.what != "remark":
            current = moved(current, sent)
            after_last.add(current)
        elif len(questions) == kept:
            break
        else:
            questions.append(current)
            after_last = {current}
    return questions, after_last


def moved(current: str | None, sent: Sent) -> str | None:
    """Where a move leads: before the first question, only forward."""
    if current is None:
        return _IDS[0] if sent.what == "next" else None
    place = _IDS.index(current) + (1 if sent.what == "next" else -1)
    return _IDS[min(max(place, 0), len(_IDS) - 1)]


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_line_mode_is_killed_and_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    evenings = Evenings(tmp_path, rng)
    for kill in range(LINE_KILLS):
        known, start = len(evenings.texts), evenings.current
        moment = rng.uniform(-0.4, 0) if kill % 6 == 5 else rng.uniform(0, 0.6)
        life = line_mode([*evenings.arguments(), "--plain"], evenings.feed, moment)
        session = evenings.check(life)
        if session is not None:
            fresh = [remark.prompt for remark in list(session.remarks.values())[known:]]
            questions, after_last = walked(life, len(fresh), start)
            assert fresh == questions
            assert session.current in after_last
            assert not life.numbers or start is None or title(start) in life.said
        if evenings.lives == KILLS_A_SESSION:
            evenings.finish()
    assert evenings.acknowledged > LINE_KILLS, "the feed came to nothing"


def title(prompt: str) -> str:
    """The title of a question."""
    return next(one.title for one in SHIPPED.prompts if one.id == prompt)


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_the_live_screen_is_killed_and_nothing_drawn_as_kept_is_lost(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    evenings = Evenings(tmp_path, rng)
    for _ in range(SCREEN_KILLS):
        ready = title(evenings.current) if evenings.current else "Aucune question"
        moment = rng.uniform(0.1, 1.0)
        evenings.check(live_screen(evenings.arguments(), evenings.feed, ready, moment))
        if evenings.lives == KILLS_A_SESSION:
            evenings.finish()
    assert evenings.acknowledged > SCREEN_KILLS, "the feed came to nothing"
