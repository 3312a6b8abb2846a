"""The room's window in a real browser: what it shows and asks for, what its keys do, and that no process is left."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil
import pytest
import pytest_asyncio

from facilitator.texts import _
from tests.terminal.chromium import SECONDS, Chromium, Tab
from tests.terminal.driver import Terminal

SCRIPT = "<script>document.title='acted'</script>"
IMAGE = "<img src='http://192.0.2.1/x' onerror='document.title=1'>"
LINK = "http://192.0.2.1/"
THEME = f"""
title: "Les écrans {SCRIPT}"
prompts:
- title: "Première"
  question: "Que faites-vous {IMAGE}?"
- title: "Deuxième"
  question: "{LINK} & qui ?"
"""
LOOKING = "[document.title, document.images.length, document.body.className]"


class Served:
    """`facilitator project --browser`, in a process of its own."""

    def __init__(self, home: Path, *options: str) -> None:
        self._command = [sys.executable, "-m", "facilitator", "--home", str(home), "project", "--browser"]
        self._options = options

    async def __aenter__(self) -> Served:
        await self.start("--port", "0")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def start(self, *options: str) -> None:
        """Begin to serve, and read where."""
        self.process = await asyncio.create_subprocess_exec(
            *self._command, *self._options, *options, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert self.process.stdout
        said = (await asyncio.wait_for(self.process.stdout.readline(), SECONDS)).decode()
        self.url = said.split()[-1]

    @property
    def port(self) -> str:
        return self.url.rstrip("/").rpartition(":")[2]

    def children(self) -> list[psutil.Process]:
        """What draws for the tabs."""
        return psutil.Process(self.process.pid).children(recursive=True)

    async def one_child(self) -> psutil.Process:
        """The process of the only tab."""
        async with asyncio.timeout(SECONDS):
            while len(children := self.children()) != 1:
                await asyncio.sleep(0.05)
        return children[0]

    async def ended(self) -> tuple[int, str, str]:
        """The exit status, and what was said until then."""
        output, errors = await asyncio.wait_for(self.process.communicate(), SECONDS)
        assert self.process.returncode is not None
        return self.process.returncode, output.decode(), errors.decode()


async def gone(*processes: psutil.Process) -> None:
    """Wait until none of them runs; one that stays is ended all the same."""
    left = (await asyncio.to_thread(psutil.wait_procs, processes, SECONDS))[1]
    for one in left:
        one.kill()
    assert not left


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "prompts").mkdir(parents=True)
    (tmp_path / "home" / "sessions").mkdir()
    (tmp_path / "home" / "prompts" / "essai.yaml").write_text(THEME, "utf-8")
    return tmp_path / "home"


@pytest_asyncio.fixture
async def chromium(tmp_path: Path) -> AsyncIterator[Chromium]:
    async with Chromium(tmp_path / "profile") as browser:
        yield browser


@pytest_asyncio.fixture
async def served(home: Path) -> AsyncIterator[Served]:
    # Without large letters, what is on the wall can be read back from the page.
    async with Served(home, "--letters", "none") as served:
        yield served


async def state(tab: Tab, name: str) -> None:
    """Wait until the page is in a state."""

    async def look() -> Any:
        return await tab.evaluate("document.body?.className ?? ''")

    await tab.until(look, lambda names: name in names.split(), name)


async def test_the_page_shows_the_session_and_a_clicker_in_it_moves_the_room(
    home: Path, chromium: Chromium, served: Served
) -> None:
    with Terminal("--home", str(home), "start", "essai") as live:
        await asyncio.to_thread(live.see, "accueil, pas encore d’horloge")
        tab = await chromium.open(served.url)
        await tab.see("Les écrans", SCRIPT)
        await tab.strike("PageDown", 34)
        await tab.see("Première", "Que faites-vous", "onerror=")
        await asyncio.to_thread(live.see, "Première")
        await tab.strike("b", 66, "b")
        await tab.until(tab.cells, lambda shown: not shown.strip(), "an empty wall")
        await tab.strike(".", 190, ".")
        await tab.see("Première")
        await tab.strike("PageDown", 34)
        await tab.see("Deuxième", LINK)
        await tab.strike("PageUp", 33)
        await tab.see("Première")
    assert all(url.partition("://")[2].startswith(f"127.0.0.1:{served.port}/") for url in tab.requests)
    assert not tab.complaints
    title, images, _classes = await tab.evaluate(LOOKING)
    assert (title, images) == (_("The room's window"), 0)


async def test_nothing_is_opened_from_the_wall(home: Path, chromium: Chromium, served: Served) -> None:
    with Terminal("--home", str(home), "start", "essai") as live:
        await asyncio.to_thread(live.see, "accueil, pas encore d’horloge")
        tab = await chromium.open(f"{served.url}?ping={LINK}&delay=1")
        await tab.see("Les écrans")
        await tab.strike("PageDown", 34)
        await tab.see("Première")
        await tab.strike("PageDown", 34)
        shown = await tab.see(LINK)
        await tab.click(shown, LINK)
        told = await chromium.ask("Target.getTargets")
    assert [target["url"] for target in told["targetInfos"]] == [served.url]
    assert not any(url.startswith(LINK) for url in tab.requests)


async def test_the_letters_fill_the_page(chromium: Chromium, home: Path) -> None:
    async with Served(home) as served:
        tab = await chromium.open(served.url)
        shown = await tab.until(tab.cells, lambda shown: "█" in shown, "large letters")
        larger = await chromium.open(f"{served.url}?fontsize=32")
        other = await larger.until(larger.cells, lambda shown: "█" in shown, "large letters")
    assert len(shown.splitlines()) > 1.5 * len(other.splitlines()) > 15


async def test_the_wall_follows_the_size_of_the_window(chromium: Chromium, served: Served) -> None:
    tab = await chromium.open(served.url)
    before = len((await tab.see("Café numérique")).splitlines())
    await tab.resize(640, 360)
    await tab.until(
        tab.cells,
        lambda shown: "Café numérique" in shown and 0 < len(shown.splitlines()) < 0.6 * before,
        "half the rows",
    )


async def test_a_tab_that_is_closed_leaves_no_process(chromium: Chromium, served: Served) -> None:
    tab = await chromium.open(served.url)
    await tab.see("Café numérique")
    child = await served.one_child()
    await tab.close()
    await gone(child)
    assert served.process.returncode is None


async def test_a_server_that_is_killed_leaves_no_process_and_the_page_comes_back(
    chromium: Chromium, served: Served
) -> None:
    tab = await chromium.open(served.url)
    await tab.see("Café numérique")
    child = await served.one_child()
    served.process.kill()
    _output, errors = (await served.ended())[1:]
    await gone(child)
    await state(tab, "lost")
    assert "Traceback" not in errors
    await served.start("--port", served.port)
    await tab.see("Café numérique")


async def test_ctrl_c_stops_the_server_and_every_tab(chromium: Chromium, served: Served) -> None:
    tab = await chromium.open(served.url)
    await tab.see("Café numérique")
    child = await served.one_child()
    served.process.send_signal(signal.SIGINT)
    status, _output, errors = await served.ended()
    assert (status, errors) == (0, "")
    await gone(child)
    await state(tab, "lost")


async def test_a_window_left_with_its_own_key_can_be_opened_again(chromium: Chromium, served: Served) -> None:
    tab = await chromium.open(served.url)
    await tab.see("Café numérique")
    await tab.strike("q", 81, modifiers=2)
    await state(tab, "ended")
    await tab.strike("Enter", 13, "\r")
    await tab.see("Café numérique")
