"""Writing a session's two files, as one of several processes that may.

A writer takes the lock for the moment of a write, reads what others appended, then adds its own. A `Book` holds no
session: it hands out `News`, to be applied in order by whoever holds one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from msgspec.structs import replace as with_fields

from facilitator.domain.entries import AnyEntry, Begin, Change, Erase, RemarkKept
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.fold import apply, fold
from facilitator.domain.forgotten import erased, reworded
from facilitator.domain.session import Session
from facilitator.storage import journal, removal, session_yaml, side_files
from facilitator.storage.follow import Follower, News, read_from
from facilitator.storage.forgetting import forgetting
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths, name_for
from facilitator.storage.rewriting import rewriting
from facilitator.storage.session_file import Loaded, load, remark_of, signature, words_in, words_of
from facilitator.storage.sync import flush, replace, sync_folder, write_all

# Never O_CREAT: a journal that has gone must stay an error. O_BINARY: Windows would change the newlines.
_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)


class JournalMissing(Exception):
    """The session has not ended and its journal is not there: somebody took it away."""


class NotEnded(Exception):
    """What is only done to a session once it has ended."""


class Book(Follower):
    """The two files of one session, to write in. Not for two threads at once."""

    def __init__(self, paths: SessionPaths) -> None:
        super().__init__(paths)
        # The line of a failed write that could not be taken back: it may or may not stand in the journal.
        self._unsure = b""

    @classmethod
    def begin(cls, folder: Path, entry: Begin, claim: Callable[[SessionPaths], None]) -> tuple[Book, Session]:
        """A new session. `claim` is called with its paths before anything is in them. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = _free_paths(folder, entry)
        claim(paths)
        os.close(os.open(paths.journal, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        book = cls(paths)
        with held(paths.write_lock):
            book._write(with_fields(entry, seq=1))
        sync_folder(folder)
        session = book.file().session
        assert session is not None
        return book, session

    def take_up(self) -> tuple[Session, News]:
        """Open a session that was cut off, put its files in order, finish an erasure that was. Raises as `open`."""
        with held(self.paths.write_lock):
            loaded = load(self.paths)
            torn = None if loaded.faults else self._set_aside_torn()
            if torn:
                loaded = load(self.paths)
            session = self._adopt(loaded)
            copy = None
            self._scrub(loaded)
            if not session.ended or loaded.read is not None:
                copy = self._put(session)
        return session, News(torn=torn, copy=copy)

    @contextmanager
    def _turn(self) -> Iterator[News]:
        """The lock, and what others wrote; told at the next look when this turn fails."""
        with held(self.paths.write_lock):
            news = self._news(locked=True)
            place = self._place
            try:
                if self._filed > self._seq:
                    # Others filed since the last look, and the file cannot be read: what number is next is not known.
                    raise FaultsError(self._faults)
                yield news
            except BaseException:
                # What was written all the same is read like what others write.
                self._unheard, self._place = news, place
                raise

    def append(self, draft: AnyEntry, unless: Callable[[News], None] | None = None) -> News:
        """Write and sync one entry, after reading what others wrote: `unless`, given that, may raise and stop it.

        Raises OSError when it is not kept (and then nothing of it stands in the journal, or the next `append` of the
        same draft finds it there), JournalMissing, FaultsError when the journal has a fault.
        """
        with self._turn() as news:
            if unless is not None:
                unless(news)
            if self._ended or not self.paths.journal.exists():
                return self._amend(draft)
            if not self._was_written(news):
                news.own = self._completed(draft)
                self._write(news.own)
                news.entries.append(news.own)
        return news

    def _was_written(self, news: News) -> bool:
        """Whether the entry whose fate was unknown turned up in the journal after all."""
        unsure, self._unsure = self._unsure, b""
        for entry in news.entries if unsure else ():
            if journal.encode(entry) == unsure:
                with self.paths.journal.open("ab") as file:
                    flush(file.fileno())
                news.own = entry
                return True
        return False

    def _completed(self, draft: AnyEntry) -> AnyEntry:
        given: dict[str, object] = {"seq": self._seq + 1}
        if draft.by != "live":
            # Only the animator's program has the clock of the evening; others write the time they last read.
            given["elapsed"] = self._elapsed
        if isinstance(draft, RemarkKept) and not draft.number:
            given["number"] = self._numbers + 1
        return with_fields(draft, **given)

    def _write(self, *entries: AnyEntry) -> None:
        """Each a line; all of them or none."""
        lines = b"".join(map(journal.encode, entries))
        descriptor = os.open(self.paths.journal, _APPEND)
        try:
            self._write_or_take_back(descriptor, lines)
        finally:
            os.close(descriptor)
        for entry in entries:
            self._know(entry)

    def _write_or_take_back(self, descriptor: int, lines: bytes) -> None:
        size = os.fstat(descriptor).st_size
        try:
            write_all(descriptor, lines)
            flush(descriptor)
        except OSError:
            self._unsure = lines
            os.ftruncate(descriptor, size)
            self._unsure = b""
            raise
        self._offset = size + len(lines)

    def file(self, known: Session | None = None) -> News:
        """Fold the journal into the YAML and empty it. `known`, a snapshot the caller gives away, saves the reading.

        An edit by hand that cannot be folded in is first copied beside (`News.copy`). Raises OSError, FaultsError.
        """
        with self._turn() as news:
            session = self._latest(news, known)
            self._finish_erasures()
            news.copy = self._put(session) or news.copy
            if known is None:
                news.session, news.entries = session, []
        return news

    def _finish_erasures(self) -> None:
        """One that was cut off left its entry in the journal: its words are known until that is filed."""
        if b'"do":"erase"' in (read_from(self.paths.journal, 0) or b""):
            self._scrub(load(self.paths))

    def _scrub(self, loaded: Loaded) -> None:
        """Take the words of erased remarks out of everything but the two files, which say already that they are."""
        if loaded.erased:
            gone = [erased(self.paths.name, remark) for remark in loaded.erased]
            with forgetting(self.paths), rewriting(self.paths, gone, loaded.session):
                side_files.scrub(self.paths, [words for one in loaded.erased for words in words_in(one)])

    def _latest(self, news: News, known: Session | None) -> Session:
        if news.session is None:
            return self._state(known)
        session = news.session.snapshot()
        return fold(session, news.entries) or session

    def _state(self, known: Session | None) -> Session:
        """The session up to the last entry, from the snapshot where it reaches far enough, else from the files."""
        if known is not None:
            data = journal.whole(read_from(self.paths.journal, 0) or b"")
            fresh = [entry for entry in journal.decode(data, self.paths.journal) if entry.seq > known.seq]
            if known.seq + len(fresh) == self._seq:
                return fold(known, fresh) or known
        return self._adopt(self._loaded())

    def _loaded(self) -> Loaded:
        """The files. Raises FaultsError when they hold less than was last seen in them."""
        loaded = load(self.paths)
        if not loaded.faults and loaded.session and loaded.session.seq < self._seq:
            loaded.faults = [Fault(self.paths.yaml, "old-copy-saved")]
        return loaded

    def _put(self, session: Session) -> Path | None:
        """Make the YAML say `session`, and empty the journal. Returns the copy of an edit by hand that is not in it."""
        copy = side_files.keep_copy(self.paths) if self._copy_first else None
        self._copy_first = False
        replace(self.paths.yaml, session_yaml.dump(session).encode())
        self._signature, self._offset, self._filed = signature(self.paths.yaml), 0, session.seq
        if session.ended:
            self.paths.journal.unlink(missing_ok=True)
            for aside in (self.paths.draft, self.paths.pulse, self.paths.mirrored):
                with suppress(
                    OSError
                ):  # the session is whole without them: they must not stand in the way of its end
                    aside.unlink(missing_ok=True)
            sync_folder(self.paths.folder)
        else:
            made = not self.paths.journal.exists()
            _empty(self.paths.journal)
            if made:
                sync_folder(self.paths.folder)
        return copy

    def rebuild(self, known: Session) -> News:
        """Write both files anew from the session held, when they were taken away while it ran. Raises OSError."""
        with held(self.paths.write_lock):
            if self.paths.journal.exists():
                # It came back: it may hold what the session held does not.
                return News()
            news = News(copy=self._put(known))
            self._place_at(known)
        return news

    def erase(self, draft: Erase, known: Session | None = None) -> News:
        """Take a remark's words out of everything written under this session's name, for good.

        The entry goes first: a process killed in the middle has said what to erase, and `take_up` goes on.
        Raises OSError, JournalMissing, FaultsError.
        """
        with self._turn() as news:
            self._finish_erasures()
            before = self._latest(news, known)
            if before.running and not self.paths.journal.exists():
                raise JournalMissing(self.paths.journal)
            remark = remark_of(before, draft.number)
            gone = [erased(self.paths.name, remark)] if remark else []
            if self._copy_first:
                news.copy, self._copy_first = side_files.keep_copy(self.paths), False
            news.own = self._completed(draft)
            if before.running:
                self._write(news.own)
            after = apply(before, news.own)
            with forgetting(self.paths), rewriting(self.paths, gone, after):
                side_files.scrub(self.paths, words_in(remark) if remark else [], draft.number)
                self._put(after)
            news.session, news.entries, self._seq = after, [], after.seq
        return news

    def amend(self, agreed: Callable[[Session, bool], list[Change]]) -> News:
        """Change remarks of a session that has ended, all or none, and leave no earlier state of them beside it or in
        the index.

        `agreed` is given the session as it is under the lock, and whether a person wrote comments in it: these go, as
        do copies, unfinished lines and drafts. It has the changes, or raises when they are not what was agreed to.
        Raises OSError, FaultsError, NotEnded.
        """
        with held(self.paths.write_lock):
            loaded = load(self.paths)
            session = self._adopt(loaded)
            if session.ended is None:
                raise NotEnded(self.paths.name)
            entries = self._in_turn(agreed(session, loaded.comments))
            after = fold(session.snapshot(), entries) or session
            gone = reworded(self.paths.name, session, after)
            with forgetting(self.paths), rewriting(self.paths, gone, after):
                # Before the YAML: cut off here, all of it is still seen to be done.
                for path in removal.words_beside(self.paths):
                    path.unlink(missing_ok=True)
                self._copy_first = False
                if entries or loaded.comments:
                    self._put(after)
        return News(session=after)

    def revise(
        self,
        make: Callable[[Session], Sequence[AnyEntry]],
        known: Session | None = None,
        forget: bool = False,
    ) -> News:
        """Write the entries that `make` drafts from the session as it is under the lock; a session that has ended has
        all of them or none. What was written is in `News.entries`; `News.session` is the session before them.

        `known`, a snapshot the caller gives away, saves the reading. With `forget`, the words that change are nowhere
        else once this is done. Raises what `make` does, OSError, FaultsError, JournalMissing.
        """
        with self._turn() as news:
            session = self._latest(news, known)
            if session.running and not self.paths.journal.exists():
                raise JournalMissing(self.paths.journal)
            if session.ended and not self.paths.yaml.exists():
                # Deleted meanwhile: what is held of it must not bring it back.
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.paths.yaml))
            if session.ended and self._faults:
                # What cannot be read now may be what somebody is writing: it is not replaced by what was read before.
                raise FaultsError(self._faults)
            news.session, news.entries = session, []
            entries = self._in_turn(make(session))
            if session.running and not forget:
                self._write(*entries)
            elif entries:
                after = fold(session.snapshot(), entries) or session
                with self._forgetting(session, after, entries, news) if forget else nullcontext():
                    news.copy = self._put(after) or news.copy
            news.entries = entries
        return news

    @contextmanager
    def _forgetting(
        self, session: Session, after: Session, entries: Sequence[AnyEntry], news: News
    ) -> Iterator[None]:
        """Have the words of the remarks that these entries change in nothing but the two files."""
        gone = reworded(self.paths.name, session, after)
        with forgetting(self.paths), rewriting(self.paths, gone, after):
            if self._copy_first:
                news.copy, self._copy_first = side_files.keep_copy(self.paths), False
            for number in {entry.number for entry in entries if isinstance(entry, Change)}:
                side_files.scrub(self.paths, words_of(session, number), number)
            yield

    def _in_turn(self, drafts: Sequence[AnyEntry]) -> list[AnyEntry]:
        """The drafts with the numbers of entries that follow each other."""
        entries = []
        for draft in drafts:
            entries.append(self._completed(draft))
            self._know(entries[-1])
        return entries

    def _amend(self, draft: AnyEntry) -> News:
        """A remark noted after the end is filed at once."""
        try:
            loaded = load(self.paths)
        except FileNotFoundError:
            raise JournalMissing(self.paths.journal) from None
        if loaded.session and loaded.session.ended is None:
            raise JournalMissing(self.paths.journal)
        session = self._adopt(loaded)
        entry = self._completed(draft)
        copy = self._put(apply(session, entry))
        self._know(entry)
        return News(session=session, own=entry, copy=copy)


def _free_paths(folder: Path, entry: Begin) -> SessionPaths:
    name = name_for(entry.at, entry.theme.title)
    paths, number = SessionPaths(folder, name), 2
    while paths.yaml.exists() or paths.journal.exists():
        paths, number = SessionPaths(folder, f"{name}-{number}"), number + 1
    return paths


def _empty(path: Path) -> None:
    with path.open("wb") as file:
        flush(file.fileno())
