"""What a code on the wall says, and the address that a person types instead of scanning it."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from facilitator.domain.visible import visible

Security = Literal["WPA", "WEP", "open"]

_ESCAPED = re.compile(r'([\\;,:"])')
_UNSAYABLE = ("Cc", "Cs")
_SCHEMES = ("http", "https")
_WWW = re.compile(r"www\.", re.IGNORECASE)
# Of a host, and of each name in it (RFC 1035, 2.3.4), in characters: close enough where they are not ASCII.
_LONGEST_HOST, _LONGEST_NAME = 253, 63


def wifi(network: str, password: str, security: Security) -> str:
    """The text of a code by which a phone joins a network, in the format that ZXing began and phones follow.

    A name or password of hexadecimal digits stays bare. ZXing's documentation asks for quotes around it, but only
    its old application for Android took such text for bytes; iPhones take the quotes for a part of the name or of
    the password (github.com/Shane32/QRCoder/issues/440).
    """
    named = f"S:{_escaped(network)};"
    if security == "open":
        return f"WIFI:T:nopass;{named};"
    return f"WIFI:T:{security};{named}P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    """`text` as a field of a code. Control characters and lone surrogates, which no network has, are left out."""
    sayable = "".join(char for char in text if unicodedata.category(char) not in _UNSAYABLE)
    return _ESCAPED.sub(r"\\\1", sayable)


def is_link(text: str) -> bool:
    """Whether `text` is an address of the web: http or https with a host, or a bare one such as example.org/x."""
    link = text.strip()
    if not link or visible(link) != link or any(char.isspace() for char in link):
        return False
    if parts := _split(link):
        return _is_host(parts.hostname or "")
    return _is_bare(link)


def full(link: str) -> str:
    """`link` with its scheme, without which many phones take a scanned address for plain text.

    Bare numbers are machines of the local network, which seldom have https.
    """
    bare = link.strip()
    if _split(bare) or not is_link(bare):
        return bare
    host = urlsplit(f"//{bare}").hostname or ""
    return f"{'http' if _is_number(host) else 'https'}://{bare}"


def short(link: str) -> str:
    """The address that a person types: without scheme, `www.` and last `/`, where it arrives all the same.

    Accents and other scripts stay as they were written. What is no link comes back as it is, made visible.
    """
    typed = link.strip()
    if not is_link(typed):
        return visible(typed)
    parts = _split(typed)
    without = typed.partition("://")[2]
    if parts and not _needs_scheme(parts) and _is_bare(without):
        typed = without
    return _without_www(_without_slash(typed))


def _split(link: str) -> SplitResult | None:
    """The parts of a link that has a scheme of the web and a port that can be one, if any."""
    try:
        parts = urlsplit(link)
        return parts if parts.scheme in _SCHEMES and parts.netloc and parts.port != 0 else None
    except ValueError:
        return None


def _needs_scheme(parts: SplitResult) -> bool:
    """Whether a browser would arrive elsewhere without: it knows no account, nor that a port wants https."""
    return "@" in parts.netloc or (parts.scheme == "https" and parts.port not in (None, 443))


def _is_bare(link: str) -> bool:
    """Whether a link without a scheme has a host as the web has them, and no account: that is a mail address."""
    parts = _split(f"https://{link}")
    if not parts or "@" in parts.netloc:
        return False
    host = (parts.hostname or "").removesuffix(".")
    return _is_number(host) or ("." in host and _is_host(host) and _is_ending(host.rpartition(".")[2]))


def _is_host(host: str) -> bool:
    if ":" in host:
        return _is_number(host)
    return len(host) <= _LONGEST_HOST and all(map(_is_name, host.removesuffix(".").split(".")))


def _is_name(name: str) -> bool:
    """Letters of any script with their marks, figures, hyphens."""
    kinds = (unicodedata.category(char)[0] for char in name)
    known = all(kind in "LMN" or char in "-_" for kind, char in zip(kinds, name, strict=True))
    return known and 0 < len(name) <= _LONGEST_NAME


def _is_ending(name: str) -> bool:
    """Whether a name can be the last of a host: `fr`, but not the 30 of 14.30."""
    letters = all(unicodedata.category(char)[0] in "LM" for char in name)
    return (letters and len(name) > 1) or name.startswith("xn--")


def _is_number(host: str) -> bool:
    """Whether a host is an address in figures."""
    try:
        return bool(IPv6Address(host) if ":" in host else IPv4Address(host))
    except ValueError:
        return False


def _without_slash(link: str) -> str:
    """Only a path loses its last slash: in a query or after a # it may mean something."""
    return link if "?" in link or "#" in link else link.rstrip("/")


def _without_www(link: str) -> str:
    without = link[4:] if _WWW.match(link) else link
    return without if is_link(without) else link
