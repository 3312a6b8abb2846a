"""The page with the room's window, and a process for each tab that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

import jinja2
import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web

from facilitator.texts import _, language
from facilitator.tui.browser.callers import asked_by_name, asked_by_own_page
from facilitator.tui.browser.child import Child, Size

MOST = 8
"""How many tabs may show the wall: each is a process."""

_HEARTBEAT = 15.0
_LONGEST_MESSAGE = 1 << 16
_LETTERS = (6, 16, 200)  # the size of letters in a page, in its pixels: least, usual, most

_OURS = Path(__file__).parent / "page"
_THEIRS = Path(textual_serve.__file__).parent / "static"
_FILES = {
    "page.css": _OURS / "page.css",
    "page.js": _OURS / "page.js",
    "xterm.css": _THEIRS / "css" / "xterm.css",
    "textual.js": _THEIRS / "js" / "textual.js",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Tabs:
    """Who looks at the page now."""

    def __init__(self, command: Sequence[str], host: str) -> None:
        """Each tab gets a run of `command`; `host` is the name under which the page is served."""
        self._command, self._host = command, host
        self._open: set[web.WebSocketResponse] = set()
        loader = jinja2.FileSystemLoader(_OURS)
        self._page = jinja2.Environment(loader=loader, autoescape=True).get_template("page.html")

    def application(self) -> web.Application:
        """What answers browsers."""
        application = web.Application(middlewares=[self._guard])
        application.router.add_get("/", self._index)
        application.router.add_get("/{name}", self._file)
        application.router.add_get("/tab/", self._tab)
        application.on_shutdown.append(self._close)
        return application

    @property
    def _full(self) -> bool:
        return len(self._open) >= MOST

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not asked_by_name(request, self._host):
            raise web.HTTPForbidden
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_rules(request))
        return response

    async def _index(self, request: web.Request) -> web.Response:
        words = _words()
        if self._full:
            return _html(self._page.render(words, full=True), 503)
        return _html(
            self._page.render(words, address=f"ws://{request.host}/tab/", letters=_letters(request)), 200
        )

    async def _file(self, request: web.Request) -> web.FileResponse:
        path = _FILES.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def _tab(self, request: web.Request) -> web.WebSocketResponse:
        if not asked_by_own_page(request):
            raise web.HTTPForbidden
        if self._full:
            raise web.HTTPServiceUnavailable
        browser = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LONGEST_MESSAGE)
        self._open.add(browser)
        try:
            await browser.prepare(request)
            await _between(browser, await Child.start(self._command, _size(request)))
        finally:
            self._open.discard(browser)
        return browser

    async def _close(self, _application: web.Application) -> None:
        for browser in list(self._open):
            await browser.close(code=WSCloseCode.GOING_AWAY)


async def _between(browser: web.WebSocketResponse, child: Child) -> None:
    """Carry keys one way and what is drawn the other, until either end has gone."""
    showing = asyncio.create_task(_show(child, browser))
    try:
        async for message in browser:
            if message.type is WSMsgType.TEXT:
                await child.hear(message.data)
    finally:
        showing.cancel()
        with suppress(asyncio.CancelledError):
            await showing
        await child.stop()


async def _show(child: Child, browser: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        async for data in child.drawn():
            await browser.send_bytes(data)
    await browser.close()


def _words() -> dict[str, str]:
    return {
        "language": language(),
        "title": _("The room's window"),
        "opening": _("The room's window is being opened."),
        "lost": _("The room's window cannot be reached. It comes back by itself."),
        "ended": _("The room's window was closed."),
        "again": _("Open it again"),
        "no_script": _("This page needs JavaScript. Allow it for this address, then load the page again."),
        "too_many": _("Too many tabs show the room's window. Close one, then load this page again."),
    }


def _html(text: str, status: int) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


def _rules(request: web.Request) -> dict[str, str]:
    """What the page may do: nothing that is not from here."""
    only = [
        "default-src 'none'",
        "script-src 'self'",
        # The terminal in the page sets the size of its cells in styles of its own.
        "style-src 'self' 'unsafe-inline'",
        "img-src data:",
        f"connect-src 'self' ws://{request.host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    return {
        "Content-Security-Policy": "; ".join(only),
        "Permissions-Policy": "clipboard-read=(), clipboard-write=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


def _size(request: web.Request) -> Size:
    return _number(request, "width", 80), _number(request, "height", 24)


def _letters(request: web.Request) -> int:
    least, usual, most = _LETTERS
    return min(max(_number(request, "fontsize", usual), least), most)


def _number(request: web.Request, name: str, usual: int) -> int:
    written = request.query.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 6 else usual
