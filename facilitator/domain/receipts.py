"""Whether every quotation of a text is real: which remark has its words, or how far it is from any.

Words are compared after typography alone: a capital at the beginning may differ, marks at either end may be missing,
nothing else. Quotable are the words somebody said or wrote, and those quoted inside an observation; not what was told,
noted from memory, or thought by the note-taker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from facilitator.domain.marked import Pattern
from facilitator.domain.nearest import Departure, Nearest
from facilitator.domain.phrases import UNKNOWN, Phrases, Spelling
from facilitator.domain.quotable import NotQuotable, Quotable, Receipt, why_not
from facilitator.domain.quotations import Quotation, quotations
from facilitator.domain.quoted_words import Key, bare, either_case, is_word, tokens

Verdict = Literal["exact", "extract", "inside", "cut", "changed", "declared", "unknown"]
Why = Literal["altered", "nowhere", "open"] | NotQuotable

_MOST = 5  # receipts named for one quotation: "oui" may have been said a hundred times


class Checked(Struct, frozen=True):
    """A quotation and what was found of it.

    `receipts` are the remarks that have its words; of an unknown one, the remark that has them and may not be quoted,
    or the nearest one, from which it departs at `departure`. `why` says what is wrong with an unknown one. `as_noted`
    is of words that are in the remark as noted and no longer in what is published of it.
    """

    quotation: Quotation
    verdict: Verdict
    receipts: tuple[Receipt, ...] = ()
    why: Why | None = None
    departure: Departure | None = None
    as_noted: bool = False


class _Text(NamedTuple):
    """Words that may be searched for: of which remark, whether published so, and whether all of it is meant."""

    remark: Quotable
    said: list[str]
    as_noted: bool


class _Shelf:
    """Texts of one sort."""

    def __init__(self, texts: Sequence[_Text], spelling: Spelling) -> None:
        self.texts = texts
        self.phrases = Phrases([spelling.learn(text.said) for text in texts])
        self._whole: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            self._whole.setdefault(spelling.of(bare(text.said)), []).append(at)

    def whole(self, phrase: str) -> list[_Text]:
        """The texts that are `phrase` and nothing else."""
        return [] if UNKNOWN in phrase else [self.texts[at] for at in self._whole.get(phrase, ())]

    def having(self, phrase: str) -> Iterator[_Text]:
        """The texts that have `phrase` in them."""
        return (self.texts[at] for at in self.phrases.having(phrase))


class Checker:
    """Checks any number of texts against the same remarks. `key` sets typography aside."""

    def __init__(self, remarks: Iterable[Quotable], key: Key, declared: Iterable[str] = ()) -> None:
        self._key = key
        self._spelling = Spelling()
        shelves: dict[str, list[_Text]] = {"said": [], "inside": [], "not": []}
        for remark in remarks:
            for shelf, text in self._texts(remark):
                shelves[shelf].append(text)
        self._said, self._inside, self._not = (
            _Shelf(shelves[name], self._spelling) for name in ("said", "inside", "not")
        )
        self._declared = {tuple(bare(self._tokens(words))) for words in declared}
        self._nearest = Nearest([text.said for shelf in (self._said, self._inside) for text in shelf.texts])

    def check(self, text: str) -> tuple[Checked, ...]:
        """Each quotation of `text`, in its order; those without any word are none."""
        found: dict[str, Checked] = {}
        checked = []
        for quotation in quotations(text):
            said = bare(self._tokens(quotation.words))
            if not any(map(is_word, said)):
                continue
            if not quotation.closed:
                checked.append(Checked(quotation, "unknown", why="open"))
                continue
            if quotation.words not in found:
                found[quotation.words] = self._looked_up(quotation, said)
            checked.append(replace(found[quotation.words], quotation=quotation))
        return tuple(checked)

    def _tokens(self, words: str) -> list[str]:
        return tokens(words, self._key)

    def _texts(self, remark: Quotable) -> Iterator[tuple[str, _Text]]:
        """What can be found of `remark`, each with its shelf."""
        forms = {remark.published: False, remark.text: remark.text != remark.published}
        why = why_not(remark.kind, remark.origin)
        for words, as_noted in forms.items():
            yield "not" if why else "said", _Text(remark, self._tokens(words), as_noted)
            if why == "told":
                for quoted in quotations(words):
                    yield "inside", _Text(remark, self._tokens(quoted.words), as_noted)

    def _looked_up(self, quotation: Quotation, said: list[str]) -> Checked:
        if found := self._found(said):
            verdict, texts = found
            return Checked(quotation, verdict, _receipts(texts), as_noted=all(one.as_noted for one in texts))
        if tuple(said) in self._declared:
            return Checked(quotation, "declared")
        return self._unknown(quotation, said)

    def _found(self, said: list[str]) -> tuple[Verdict, list[_Text]] | None:
        """What `said` is of which texts."""
        phrases = [self._spelling.of(one) for one in either_case(said)]
        ways: tuple[tuple[Verdict, Callable[[str], Iterable[_Text]]], ...] = (
            ("exact", self._said.whole),
            ("extract", self._said.having),
            ("inside", self._inside.having),
        )
        for verdict, search in ways:
            if texts := [text for phrase in phrases for text in search(phrase)]:
                return verdict, texts
        return next(filter(None, map(self._with_marks, either_case(said))), None)

    def _with_marks(self, said: list[str]) -> tuple[Verdict, list[_Text]] | None:
        """The texts that have `said` but for what […] and [ ] stand for."""
        pattern = Pattern(said, self._spelling)
        if not pattern.is_telling:
            return None
        texts = [
            shelf.texts[at]
            for shelf in (self._said, self._inside)
            for at in shelf.phrases.having(pattern.longest)
            if pattern.fits(shelf.phrases.texts[at])
        ]
        return ("changed" if pattern.is_changed else "cut", texts) if texts else None

    def _unknown(self, quotation: Quotation, said: list[str]) -> Checked:
        for phrase in map(self._spelling.of, either_case(said)):
            for text in self._not.having(phrase):
                return Checked(
                    quotation, "unknown", _receipts([text]), why=why_not(text.remark.kind, text.remark.origin)
                )
        if (near := self._nearest.to(said)) is None:
            return Checked(quotation, "unknown", why="nowhere")
        text = [*self._said.texts, *self._inside.texts][near.which]
        return Checked(quotation, "unknown", _receipts([text]), "altered", near.departure)


def _receipts(texts: Iterable[_Text]) -> tuple[Receipt, ...]:
    """Where these come from, each remark once, not too many."""
    found = dict.fromkeys(Receipt(text.remark.session, text.remark.number) for text in texts)
    return tuple(found)[:_MOST]
