"""Sessions for tests: begun on disk, written in, opened again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.session import Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.clock import now
from facilitator.services.opening import Frame, Opened, begin
from facilitator.storage.book import Book
from facilitator.storage.follow import News

THEME = Theme(
    title="Les écrans",
    tags=("tiktok",),
    prompts=tuple(
        Prompt(title=f"Question {n}", id=f"q{n}", follow_ups=("Où ?", "Quand ?"), minutes=5)
        for n in (1, 2, 3)
    ),
)


def begun(folder: Path, theme: Theme = THEME, **frame: Any) -> Opened:
    """A session that has just begun in `folder`, held by this process."""
    return begin(folder, theme, Frame(**frame))


class Hand:
    """One process writing in a session, with the session as it sees it."""

    def __init__(self, book: Book, session: Session, by: e.By = "live") -> None:
        self.book, self.session, self.by = book, session, by

    @classmethod
    def another(cls, book: Book, by: e.By = "note") -> Hand:
        """A second process on the same session."""
        other = Book(book.paths)
        return cls(other, other.open(), by)

    def do(self, entry_type: type, **fields: Any) -> News:
        """Write an entry and take in what comes back."""
        return self.hear(self.book.append(entry_type(at=now(), by=self.by, **fields)))

    def remark(self, text: str, **fields: Any) -> int:
        """Note a remark and return its number."""
        said = {"kind": "observation", "prompt": self.session.current} | fields
        own = self.do(e.RemarkKept, text=text, **said).own
        assert isinstance(own, e.RemarkKept)
        return own.number

    def erase(self, number: int) -> News:
        """Erase a remark."""
        return self.hear(self.book.erase(e.Erase(at=now(), by=self.by, number=number)))

    def file(self, known: bool = True) -> News:
        """File, from what this hand knows or from the files."""
        return self.hear(self.book.file(self.session.snapshot() if known else None))

    def look(self) -> News:
        """See what others wrote."""
        return self.hear(self.book.follow())

    def hear(self, news: News) -> News:
        """Take in news as every program does."""
        self.session = news.session or self.session
        for entry in news.entries:
            apply(self.session, entry)
        return news

    def texts(self) -> list[str]:
        """What has been said, as this hand sees it."""
        return [remark.text for remark in self.session.remarks.values()]
