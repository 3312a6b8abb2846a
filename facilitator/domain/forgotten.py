"""Words that are to be forgotten, taken out of a synthesis: the remarks that had them, and the writer's quotations.

A quotation goes when only those words can be meant by it: one that another remark has too stays. […] stands in its
place, or the words that are published now where only some were taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from facilitator.domain.flags import CUT
from facilitator.domain.quotable import Quotable, quotable
from facilitator.domain.receipts import Checked, Checker
from facilitator.domain.session import Remark, Session
from facilitator.domain.standing import Standing, replaced, words_of
from facilitator.domain.synthesis import Ref, Sessions, Synthesis, without
from facilitator.domain.typography import extract_key
from facilitator.domain.written import rewritten

_DEEPEST = 3  # quotations within quotations that are looked at
_MARKS = {"«": "»", "“": "”", "„": "“", '"': '"'}


class Rewording(Struct, frozen=True):
    """A remark whose words are to be forgotten: each with what is said instead, None for nothing.

    `now` is what is published of it from now on; None where it is no more.
    """

    ref: Ref
    words: tuple[tuple[str, str | None], ...]
    now: str | None = None


def erased(session: str, remark: Remark) -> Rewording:
    """A remark that is no more."""
    return Rewording(
        Ref(session, remark.number),
        tuple((text, None) for text in (remark.text, remark.mended, remark.typed) if text),
    )


def reworded(session: str, before: Session, after: Session) -> list[Rewording]:
    """The remarks that say something else than before, or are no more."""
    found = []
    removed = after.running.removed if after.running else {}
    for remark in before.remarks.values():
        now = after.remarks.get(remark.number) or removed.get(remark.number)
        if now is None:
            found.append(erased(session, remark))
        elif (remark.text, remark.mended, remark.typed) != (now.text, now.mended, now.typed):
            found.append(_reworded(session, remark, now))
    return found


def _reworded(session: str, before: Remark, after: Remark) -> Rewording:
    pairs = ((before.text, after.text), (before.mended, after.mended or after.text))
    return Rewording(
        Ref(session, before.number),
        tuple((old, new) for old, new in pairs if old and old != new),
        after.published,
    )


def deleted(synthesis: Synthesis, name: str, session: Session | None) -> list[Rewording]:
    """All the remarks of a session, those too that only the synthesis still names."""
    known = [erased(name, remark) for remark in session.remarks.values()] if session else []
    refs = {one.ref for one in known}
    placed = {one.ref: one.words for one in synthesis.placed() if one.session == name}
    named = [*placed, *synthesis.aside, *synthesis.allowed]
    others = dict.fromkeys(ref for ref in named if ref.session == name and ref not in refs)
    return known + [Rewording(ref, ((words, None),) if (words := placed.get(ref)) else ()) for ref in others]


def names(synthesis: Synthesis, session: str) -> bool:
    """Whether the synthesis is made of the session, or has remarks of it."""
    refs = (*(placed.ref for placed in synthesis.placed()), *synthesis.aside, *synthesis.allowed)
    return session in synthesis.sources or any(ref.session == session for ref in refs)


class Forgetting:
    """Takes words out of one synthesis. `sessions` are its sources as they are once the words are forgotten.

    With `whole`, only where all the words of a remark stand: an article made of others has its words from these.
    """

    def __init__(
        self, synthesis: Synthesis, gone: Sequence[Rewording], sessions: Sessions, whole: bool = False
    ) -> None:
        self._synthesis, self._gone = synthesis, {one.ref: one for one in gone}
        self._only_whole = whole
        self._sessions = sessions
        self._key = partial(extract_key, language=synthesis.language)
        self._lost = Checker(_lost(gone), self._key)
        self._whole = [
            (old, said, CUT if new is None else new)
            for one in gone
            for old, new in one.words
            # One word alone stands in what others said too.
            if len(said := words_of(old)) > 1
        ]

    @cached_property
    def _left(self) -> Checker:
        """What is still said. Looked at only where forgotten words are found."""
        return Checker(_left(self._sessions), self._key)

    def _is_left(self, words: str) -> bool:
        return any(map(_has_words, self._left.check(f"«{_without_marks(words)}»")))

    def synthesis(self) -> Synthesis:
        """The synthesis without the words."""
        found = without(self._synthesis, [one.ref for one in self._gone.values() if one.now is None])
        situations = tuple(
            replace(
                situation,
                remarks=tuple(
                    replace(placed, words=now) if (now := self._now(placed.ref)) is not None else placed
                    for placed in situation.remarks
                ),
            )
            for situation in found.situations
        )
        declared = tuple(words for words in found.declared if self.text(f"«{words}»") == f"«{words}»")
        return rewritten(replace(found, situations=situations, declared=declared), self.text)

    def _now(self, ref: Ref) -> str | None:
        return self._gone[ref].now if ref in self._gone else None

    def text(self, text: str) -> str:
        """A text of the writer's without the words."""
        if not text:
            return text
        changes = [*([] if self._only_whole else self._quoted(text)), *self._bare(text)]
        return replaced(text, changes) if changes else text

    def raw(self, text: str) -> str:
        """The text of a file, which cannot be read or of which comments are to be kept, without the words."""
        # In double quotes, everything in such a file would be a quotation.
        masked = text.replace('"', " ")
        changes = [*self._quoted(masked), *self._bare(text, escapes=True)]
        for one in self._gone.values():
            for old, new in one.words:
                if len(words_of(old)) == 1:
                    lone = re.compile(rf'"{re.escape(old)}"')
                    instead = f'"{CUT if new is None else new}"'
                    changes += [(*found.span(), instead) for found in lone.finditer(text)]
        return replaced(text, changes) if changes else text

    def _bare(self, text: str, escapes: bool = False) -> Iterator[tuple[int, int, str]]:
        """Where all the words of a remark stand, whether between marks or not."""
        if self._whole:
            standing = Standing(text, escapes)
            for old, said, instead in self._whole:
                places = list(standing.places(said))
                if places and not self._is_left(old):
                    yield from ((start, end, instead) for start, end in places)

    def _quoted(self, text: str, at: int = 0, deep: int = 0) -> Iterator[tuple[int, int, str]]:
        for checked in self._lost.check(text):
            quotation = checked.quotation
            start, end = at + quotation.start, at + quotation.end
            words = text[quotation.start : quotation.end]
            if quotation.closed and self._is_lost(checked, words):
                yield start, end, self._said_now(words, checked)
            elif quotation.closed and deep < _DEEPEST:
                yield from self._quoted(words[1:-1], start + 1, deep + 1)

    def _is_lost(self, lost: Checked, quotation: str) -> bool:
        """Whether a quotation has words of those that are forgotten, and of no others."""
        if lost.verdict == "unknown" and lost.why != "altered":
            return False
        left = self._left.check(quotation)
        if any(map(_has_words, left)):
            return False
        # With a slip in it, where another remark is near it too, either may be meant.
        return lost.verdict != "unknown" or not any(one.why == "altered" for one in left)

    def _said_now(self, quotation: str, checked: Checked) -> str:
        """The quotation with what is published now, where that is still one; else […]."""
        changed = quotation
        for receipt in checked.receipts:
            for old, new in self._gone[Ref(*receipt)].words:
                if new is not None:
                    changed = _with_parts(changed, old, new)
        if changed != quotation and self._is_real(changed):
            return changed
        closing = _MARKS.get(quotation[:1])
        if closing is None or quotation[:1] == "«":
            return f"«\u00a0{CUT}\u00a0»"
        return f"{quotation[:1]}{CUT}{closing}"

    def _is_real(self, text: str) -> bool:
        return all(checked.verdict != "unknown" for checked in self._left.check(text))


def _lost(gone: Iterable[Rewording]) -> Iterator[Quotable]:
    """All the words that are forgotten, whatever they were: as if each had been said."""
    for one in gone:
        for old, _new in one.words:
            yield Quotable(one.ref.session, one.ref.number, "verbatim", "room", old, old)


def _left(sessions: Mapping[str, Session]) -> Iterator[Quotable]:
    for name, session in sessions.items():
        for remark in session.remarks.values():
            yield quotable(name, remark)


def _has_words(checked: Checked) -> bool:
    """Whether a remark has them, were it one that may not be quoted."""
    return checked.verdict != "unknown" or checked.why in ("memory", "told", "comment")


def _without_marks(words: str) -> str:
    return re.sub('[«»“”„"]', " ", words)


def _with_parts(text: str, old: str, new: str) -> str:
    """`text` with the words of `old` that are not in `new` replaced as they are there."""
    standing, changes = Standing(text), []
    for before, after in _parts(old, new):
        changes += [(start, end, after) for start, end in standing.places(words_of(before))]
    return replaced(text, changes)


_PIECE = re.compile(r"\[[^\[\]]*\]|[^\W_]+(?:['’](?=[^\W_]))?|[^\s\w]|_")


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What of `old` was replaced, and by what."""
    before, after = list(_PIECE.finditer(old)), list(_PIECE.finditer(new))
    matcher = SequenceMatcher(None, [one[0] for one in before], [one[0] for one in after], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag in ("replace", "delete") and i < j:
            instead = new[after[k].start() : after[m - 1].end()] if k < m else CUT
            yield old[before[i].start() : before[j - 1].end()], instead
