"""A real browser that nobody sees, driven through its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import itertools
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp

from tests.conftest import need

SECONDS = 20.0

# It neither looks for anything elsewhere by itself, nor would find it.
_ALONE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-startup-window",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
)
_LISTENING = re.compile(rb"DevTools listening on (ws://\S+)")
_NAMES = ("chromium", "chromium-browser", "google-chrome")

# xterm.js copies what is selected: the text of its cells, which the page draws as a picture.
_COPY = """(() => {
  const data = new DataTransfer();
  const copy = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(".xterm-helper-textarea")?.dispatchEvent(copy);
  return data.getData("text/plain");
})()"""
_SCREEN = """(() => {
  const { width, height } = document.querySelector(".xterm-screen").getBoundingClientRect();
  return [width, height];
})()"""
_SHIFT = 8


class Refused(Exception):
    """The browser does not do what it was asked, as while a page takes the place of another."""


class Chromium:
    """Leaving the `async with` block ends the browser."""

    def __init__(self, profile: Path) -> None:
        """`profile` is a folder for whatever the browser keeps."""
        self._profile = profile
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._tabs: dict[str, Tab] = {}

    async def __aenter__(self) -> Chromium:
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        need(program, "chromium")
        assert program
        self._process = await asyncio.create_subprocess_exec(
            program, *_ALONE, f"--user-data-dir={self._profile}", stderr=asyncio.subprocess.PIPE
        )
        self._errors = asyncio.create_task(self._read_errors(listening := asyncio.Future()))
        address = await asyncio.wait_for(listening, SECONDS)
        self._client = aiohttp.ClientSession()
        self._socket = await self._client.ws_connect(address, max_msg_size=0)
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), SECONDS)
        except TimeoutError:
            self._process.kill()
        await asyncio.gather(self._reader, self._errors)

    async def _read_errors(self, listening: asyncio.Future[str]) -> None:
        assert self._process.stderr
        async for line in self._process.stderr:
            if (found := _LISTENING.search(line)) and not listening.done():
                listening.set_result(found[1].decode())

    async def _read(self) -> None:
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif tab := self._tabs.get(told.get("sessionId", "")):
                tab.hear(told["method"], told["params"])

    async def ask(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        """One command of the protocol, and its result."""
        number = next(self._numbers)
        self._answers[number] = answer = asyncio.get_running_loop().create_future()
        wanted = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(wanted | ({"sessionId": session} if session else {}))
        told = await asyncio.wait_for(answer, SECONDS)
        if "error" in told:
            raise Refused(method, told["error"])
        return told["result"]

    async def open(self, url: str) -> Tab:
        """A new tab; everything it asks for is written down from the start."""
        target = (await self.ask("Target.createTarget", url="about:blank"))["targetId"]
        session = (await self.ask("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        tab = self._tabs[session] = Tab(self, target, session)
        for domain in ("Network", "Page", "Runtime", "Log"):
            await tab.ask(f"{domain}.enable")
        await tab.resize(1280, 720)
        await tab.ask("Page.navigate", url=url)
        return tab


class Tab:
    """One tab of the browser."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session
        self.requests: list[str] = []
        """Everything the page asked for, by its address."""
        self.complaints: list[str] = []
        """What the browser refused, and the errors of the page's scripts."""

    def hear(self, event: str, said: dict[str, Any]) -> None:
        """Write down what the tests look at."""
        if event == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
        elif event == "Network.webSocketCreated":
            self.requests.append(said["url"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(str(said["exceptionDetails"]))
        elif event == "Log.entryAdded" and said["entry"]["level"] == "error":
            self.complaints.append(said["entry"]["text"])

    async def ask(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol to this tab."""
        return await self._browser.ask(method, self._session, **parameters)

    async def evaluate(self, expression: str) -> Any:
        """What a piece of JavaScript gives in the page."""
        told = await self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    async def resize(self, width: int, height: int) -> None:
        """Give the window so many pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.ask("Emulation.setDeviceMetricsOverride", **size)

    async def strike(self, key: str, code: int, text: str = "", modifiers: int = 0) -> None:
        """A key, as a keyboard or a clicker sends it."""
        named: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **named, **({"text": text} if text else {}))
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **named)

    async def cells(self) -> str:
        """The text of the terminal in the page: the whole of it is selected with the mouse, and copied."""
        width, height = await self.evaluate("[innerWidth, innerHeight]")
        await self._mouse("mousePressed", 0, 0, _SHIFT)
        await self._mouse("mouseMoved", width - 1, height - 1, _SHIFT)
        await self._mouse("mouseReleased", width - 1, height - 1, _SHIFT)
        return str(await self.evaluate(_COPY))

    async def click(self, shown: str, text: str) -> None:
        """A click in the middle of a text, where `shown` are the cells of the terminal."""
        lines = shown.split("\n")
        row = next(number for number, line in enumerate(lines) if text in line)
        column = lines[row].index(text) + len(text) // 2
        wide, high = await self.evaluate(_SCREEN)
        x, y = (column + 0.5) * wide / len(lines[row]), (row + 0.5) * high / len(lines)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await self._mouse(kind, x, y)

    async def _mouse(self, kind: str, x: float, y: float, modifiers: int = 0) -> None:
        mouse = {"button": "left", "buttons": 1, "clickCount": 1, "modifiers": modifiers}
        await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **mouse)

    async def see(self, *texts: str) -> str:
        """Wait until the terminal shows all of these; what it shows."""
        return await self.until(self.cells, lambda shown: all(text in shown for text in texts), str(texts))

    async def until(self, look: Callable[[], Any], wanted: Callable[[Any], bool], what: str) -> Any:
        """Look again and again until what is seen is what is wanted."""
        seen = None
        try:
            async with asyncio.timeout(SECONDS):
                while seen is None or not wanted(seen):
                    with suppress(Refused):
                        seen = await look()
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"never came: {what}\n{seen}\n{self.complaints}") from None
        return seen

    async def picture(self) -> bytes:
        """What is drawn, as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    async def close(self) -> None:
        """Close the tab, as a person does."""
        await self._browser.ask("Target.closeTarget", targetId=self._target)
