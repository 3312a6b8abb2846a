"""What is said of words that may say who somebody is: what they look like, and what to do about them."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.flags import FlagKind
from facilitator.domain.visible import visible
from facilitator.texts import _, privacy, words

_LONGEST = 22
"""So many characters of the words are shown: all that is said then fits on a line of 80 columns."""

_SENTENCES: dict[FlagKind, Callable[[], str]] = {
    "email": lambda: _("{words}: a mail address? Write […], or leave it."),
    "phone": lambda: _("{words}: somebody’s number? Write […], or leave it."),
    "handle": lambda: _("{words}: an account? Write the role or […], or leave it."),
    "profile": lambda: _("{words}: somebody’s page? Write […], or leave it."),
    "name": lambda: _("{words}: a name? Write the role or […], or leave it."),
    "first-name": lambda: _("{words}: a first name? Write the role or […], or leave it."),
}


def sentence(of: FlagKind, text: str) -> str:
    """Of flagged words, on one line: what they look like, and what to do."""
    return _SENTENCES[of]().format(words=words.quoted(visible(words.shortened(text, _LONGEST))))


def mark(of: FlagKind) -> str:
    """The same in a word or two, beside a remark."""
    return _("{kind}?").format(kind=privacy.kind(of))
