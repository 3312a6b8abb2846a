"""Which browsers are answered: those that opened our own page, not those that another site sends here."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterator

import psutil
from aiohttp import hdrs, web

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::\d{1,5})?", re.IGNORECASE)


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach an address."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def own_addresses() -> Iterator[str]:
    """The addresses by which the local network reaches this machine."""
    for known in psutil.net_if_addrs().values():
        for one in known:
            if one.family is socket.AF_INET and not is_loopback(one.address):
                yield one.address


def asked_by_name(request: web.Request, host: str) -> bool:
    """Whether the request names this machine: by an address, or a name that is its own.

    A name of somebody else's that leads here would let their page read ours.
    """
    found = _HOST.fullmatch(request.headers.get(hdrs.HOST, ""))
    if found is None:
        return False
    name = (found["six"] or found["name"]).lower()
    return _is_address(name) or name in _own_names(host)


def asked_by_own_page(request: web.Request) -> bool:
    """Whether it is our own page that asks: browsers say which one does."""
    return request.headers.get(hdrs.ORIGIN) == f"http://{request.headers.get(hdrs.HOST)}"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names(host: str) -> set[str]:
    machine = socket.gethostname().lower()
    return {"localhost", host.lower(), machine, f"{machine}.local"}
