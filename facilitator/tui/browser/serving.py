"""The server of the page: where it listens, what it says in its terminal, how it stops."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
import socket
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

from aiohttp import web

from facilitator.texts import _
from facilitator.texts.troubles import sentence, shown
from facilitator.tui.browser.callers import is_loopback, own_addresses
from facilitator.tui.browser.tabs import Tabs

_SHUTDOWN_SECONDS = 10.0

# Windows has numbers of its own for these.
_IN_USE = {errno.EADDRINUSE, 10048}
_NOT_OURS = {errno.EADDRNOTAVAIL, 10049}
_FORBIDDEN = {errno.EACCES, 10013}


def run(command: Sequence[str], host: str, port: int) -> int:
    """Serve until Ctrl+C; the exit status."""
    # What goes wrong with one tab is said in that tab.
    logging.getLogger("aiohttp").addHandler(logging.NullHandler())
    with suppress(KeyboardInterrupt):
        return asyncio.run(_serve(command, host, port))
    return 0


async def _serve(command: Sequence[str], host: str, port: int) -> int:
    application = Tabs(command, host).application()
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        say(runner.addresses)
        await asyncio.Event().wait()
    except OSError as error:
        print(f"facilitator: {_why_not(error, host, port)}", file=sys.stderr)
    finally:
        await runner.cleanup()
    return 1


def say(listening: Iterable[tuple[Any, ...]]) -> None:
    """Where the page is, and who can see it; the addresses are as sockets have them."""
    places = [(address[0], address[1]) for address in listening]
    for url in dict.fromkeys(chain.from_iterable(_urls(*place) for place in places)):
        print(_("The room's window: {url}").format(url=url))
    if not all(is_loopback(host) for host, _port in places):
        print(
            _(
                "Everybody on this network can open it: they see the wall, and the keys of a clicker work in "
                "their browser too."
            )
        )
    print(_("Ctrl+C stops."), flush=True)


def _urls(host: str, port: int) -> list[str]:
    """What to type in a browser. An address that stands for all of this machine's is none that can be typed."""
    address = ipaddress.ip_address(host.partition("%")[0])
    hosts = ["127.0.0.1", *own_addresses()] if address.is_unspecified else [host]
    return [f"http://[{one}]:{port}/" if ":" in one else f"http://{one}:{port}/" for one in hosts]


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror) or error.errno in _NOT_OURS:
        return _(
            "“{host}” is not an address of this machine. Without --host, only this machine sees the page."
        ).format(host=shown(host))
    if error.errno in _IN_USE:
        return _("Port {port} is taken by another program. Choose another one with --port.").format(port=port)
    if error.errno in _FORBIDDEN:
        return _("Port {port} is kept for the system. Choose one from 1024 on with --port.").format(port=port)
    return sentence(error)
