"""Where somebody can be reached: e-mail, telephone, accounts of social networks. Each as (start, end) in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.domain.session import Voice
from facilitator.domain.voices import find
from facilitator.domain.word_list import listed

_USER = r"[\w.+%-]{1,64}"
_HOST = r"[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,62}){1,5}"
_EMAIL = re.compile(rf"(?<![\w.+%@/-]){_USER}@{_HOST}")
# As it is said aloud: "karim arobase exemple point fr".
_SAID = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}[ ]?(?:\barobase?\b|\(at\)|\[at\])[ ]?"
    r"[\w-]{1,62}(?:(?:\.|[ ](?:point|dot)[ ]|[ ]?(?:\(dot\)|\[dot\])[ ]?)[\w-]{1,62}){1,5}",
    re.IGNORECASE,
)

_BEFORE = r"(?<![\w.,+/-])(?<!\d[ .-])"
_AFTER = r"(?![\w/]|[ .,:-]?\d)"
_SPACE = "[ .\u00a0\u202f-]"
# Ten figures from 0 on: France, Belgium, Switzerland. In France 08 is never a person's.
_LOCAL = rf"0[1-79](?:{_SPACE}?\d){{8}}"
_ABROAD = r"(?:\+|00(?=[1-9]))\d{1,3}(?:[ .()\u00a0\u202f-]{0,2}\d){7,13}"
_PHONE = re.compile(rf"{_BEFORE}(?:{_ABROAD}|{_LOCAL}){_AFTER}")
_ENGLISH_PHONE = re.compile(
    rf"{_BEFORE}(?:\(\d{{3}}\) ?\d{{3}}[ .-]\d{{4}}|\d{{3}}[.-]\d{{3}}[.-]\d{{4}}"
    rf"|\(?0\d{{2,4}}\)? \d{{3,4}}(?: ?\d{{3,4}}){{1,2}}){_AFTER}"
)
_DATE = re.compile(r"\d\d([ .-])\d\d\1\d{4}")

_HANDLE = re.compile(rf"(?<![\w@./])@(?=[^\W\d])([\w.-]{{1,30}})(@{_HOST})?")
# "mon insta c'est marie.dpt38": without an @, only what no word looks like.
_ANNOUNCED = re.compile(
    r"\b(?:insta|instagram|snap|snapchat|tiktok|twitter|discord|pseudo)\b[ ]?(?:c['’]est|est|:|=|,)?[ ]?[\"«“]?[ ]?"
    r"((?=[\w.]{0,30}[\d_.]\w)[^\W\d_][\w.]{2,30})",
    re.IGNORECASE,
)

_PROFILE = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:(?:www|web|m|mobile|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)?"
    r"(facebook|fb|instagram|linkedin|tiktok|twitter|x|threads|snapchat|youtube|twitch|bsky|t|wa)"
    r"\.(?:com|net|tv|me|app)/(\S{1,200})",
    re.IGNORECASE,
)
_MASTODON = re.compile(rf"https?://{_HOST}/@[\w.]{{1,60}}")
# One word with what no role has: a dot or a line within, or figures at its end.
_ACCOUNT = re.compile(r"@?(?=\S*(?:\w[._]\w|\d\d\Z))[\w.-]+")

_CLOSING = ".,;:!?)]»”\"'…"

# By site, how the path of a person's page begins.
_PERSON = {
    "linkedin": ("in/", "pub/"),
    "tiktok": ("@",),
    "threads": ("@",),
    "youtube": ("@", "c/", "user/", "channel/"),
    "snapchat": ("add/",),
    "bsky": ("profile/",),
}
# On the others, a page is a person's unless its path begins with one of these.
_COMMON = listed(
    """about accounts directory discover events explore gaming groups hashtag help home i intent joinchat legal login
    marketplace p pages photo photo.php photos policies privacy reel reels s search settings share sharer
    story.php tos tv videos watch"""
)


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Mail addresses, written or spelled out as they are said."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield found.start(), found.start() + len(found[0].rstrip(".-"))
    for found in _SAID.finditer(text):
        yield found.span()


def phones(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Telephone numbers that may be somebody's; in English, those of Britain and America too."""
    for pattern in (_PHONE, _ENGLISH_PHONE) if language == "en" else (_PHONE,):
        for found in pattern.finditer(text):
            if not _DATE.match(found[0]):
                yield found.span()


def handles(text: str, voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    """Names of accounts, but for the @ that marks a known voice."""
    for found in _HANDLE.finditer(text) if "@" in text else ():
        name = found[1].rstrip(".-")
        if found[2] or not find(name, voices):
            yield found.start(), found.end() if found[2] else found.start(1) + len(name)
    for found in _ANNOUNCED.finditer(text):
        yield found.start(1), found.start(1) + len(found[1].rstrip("."))


def is_account(role: str) -> bool:
    """Whether a voice that was given with an @ is called as accounts are, not as people are: `lea_2009`, `max93`."""
    return bool(_ACCOUNT.fullmatch(role))


def profiles(text: str) -> Iterator[tuple[int, int]]:
    """Addresses of somebody's page on a social network."""
    for found in _PROFILE.finditer(text):
        path = found[2].rstrip(_CLOSING)
        if path and _is_person(found[1].lower(), path):
            yield found.start(), found.start(2) + len(path)
    for found in _MASTODON.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip("."))


def _is_person(site: str, path: str) -> bool:
    if site in _PERSON:
        return path.lower().startswith(_PERSON[site])
    first = re.split(r"[/?#]", path, maxsplit=1)[0].lower()
    return bool(first) and first not in _COMMON
