"""The server of the room's page: whom it answers, how many, and what becomes of the process behind each tab."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio
from aiohttp import ClientWebSocketResponse, WSCloseCode, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from facilitator.texts import _
from facilitator.tui.browser import child, serving
from facilitator.tui.browser.tabs import MOST, Tabs

# A program that draws what it is sent, and leaves when it is told "leave".
ECHO = """
import os, sys
def draw(data): os.write(1, b"D" + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\\n")
draw(f"{os.environ['COLUMNS']}x{os.environ['ROWS']}".encode())
while head := sys.stdin.buffer.read(5):
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if data == b"leave": break
    draw(head[:1] + data)
"""
# One that does not notice when it is left alone.
DEAF = ECHO + "import threading; threading.Event().wait()\n"
SECONDS = 20.0


class Browser:
    """What a browser does, without a page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.name = f"127.0.0.1:{client.port}"

    async def tab(self, query: str = "", **headers: str) -> ClientWebSocketResponse:
        """Connect as our page does."""
        return await self.client.ws_connect(
            f"/tab/{query}", headers={"Origin": f"http://{self.name}", **headers}
        )

    async def refused(self, **headers: str) -> int:
        """The status with which a connection is refused."""
        with pytest.raises(WSServerHandshakeError) as refusal:
            await self.tab(**headers)
        return refusal.value.status


async def drawn(tab: ClientWebSocketResponse) -> bytes:
    return await tab.receive_bytes(timeout=SECONDS)


async def no_children() -> None:
    async with asyncio.timeout(SECONDS):
        while psutil.Process().children():
            await asyncio.sleep(0.02)


@pytest_asyncio.fixture
async def browser(request: pytest.FixtureRequest) -> AsyncIterator[Browser]:
    program = getattr(request, "param", ECHO)
    server = TestServer(Tabs([sys.executable, "-c", program], "127.0.0.1").application(), host="127.0.0.1")
    async with TestClient(server) as client:
        yield Browser(client)
    await no_children()


async def test_only_so_many_tabs_have_a_process_and_one_more_once_one_is_closed(browser: Browser) -> None:
    tabs = [await browser.tab() for _number in range(MOST)]
    assert [await drawn(tab) for tab in tabs] == [b"80x24"] * MOST
    assert await browser.refused() == 503
    page = await browser.client.get("/")
    assert page.status == 503
    assert "<script" not in (text := await page.text())
    assert "textual-terminal" not in text
    await tabs[0].close()
    async with asyncio.timeout(SECONDS):
        while (await browser.client.get("/")).status != 200:
            await asyncio.sleep(0.02)
    assert await drawn(await browser.tab()) == b"80x24"


async def test_the_page_of_another_site_is_not_answered(browser: Browser) -> None:
    assert await browser.refused(Origin="http://example.org") == 403
    assert await browser.refused(Origin="null") == 403
    assert await browser.refused(Origin=f"http://{browser.name}.example.org") == 403
    nobody = await browser.client.get("/tab/")
    assert nobody.status == 403
    # A name of theirs that leads to this machine.
    theirs = f"example.org:{browser.client.port}"
    assert await browser.refused(Host=theirs, Origin=f"http://{theirs}") == 403
    assert (await browser.client.get("/", headers={"Host": theirs})).status == 403
    for own in (browser.name, f"localhost:{browser.client.port}", "[::1]:80", socket.gethostname()):
        assert (await browser.client.get("/", headers={"Host": own})).status == 200, own


async def test_what_makes_no_sense_is_dropped_and_sizes_are_bounded(browser: Browser) -> None:
    tab = await browser.tab("?width=99999&height=-3")
    assert await drawn(tab) == b"1000x24"
    nonsense = ("", "no JSON", "[" * 60_000, "[]", "{}", "null", '["stdin"]', '["stdin", 3]', '["quit"]')
    for said in (*nonsense, '["resize", {"width": "x"}]', '["resize", {}]', '["stdin", "\\ud800"]'):
        await tab.send_str(said)
    await tab.send_bytes(b"\xff")
    await tab.send_json(["resize", {"width": -1, "height": 10**9}])
    assert await drawn(tab) == b'M{"type":"resize","width":1,"height":1000}'
    await tab.send_json(["blur"])
    assert await drawn(tab) == b'M{"type":"blur"}'
    await tab.send_json(["stdin", "é\x1b[6~"])
    assert await drawn(tab) == "Dé\x1b[6~".encode()


async def test_a_program_that_leaves_ends_its_tab(browser: Browser) -> None:
    tab = await browser.tab()
    await drawn(tab)
    await tab.send_json(["stdin", "leave"])
    assert (await tab.receive(timeout=SECONDS)).type is WSMsgType.CLOSE
    assert tab.close_code == WSCloseCode.OK


@pytest.mark.parametrize("browser", ["print('no page')", "raise SystemExit(3)"], indirect=True)
async def test_a_program_that_does_not_begin_ends_its_tab(browser: Browser) -> None:
    tab = await browser.tab()
    assert (await tab.receive(timeout=SECONDS)).type is WSMsgType.CLOSE


@pytest.mark.parametrize("browser", [DEAF], indirect=True)
async def test_a_program_that_does_not_notice_the_end_is_ended(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "STOP_SECONDS", 0.1)
    tab = await browser.tab()
    await drawn(tab)
    await tab.close()
    await no_children()


async def test_nothing_but_the_page_is_served(browser: Browser) -> None:
    for name in ("page.css", "page.js", "xterm.css", "textual.js"):
        assert (await browser.client.get(f"/{name}")).status == 200
    for path in ("/page.html", "/static/js/textual.js", "/..%2Ftabs.py", "/download/x", "/ws", "/tabs.py"):
        assert (await browser.client.get(path)).status == 404, path


async def test_the_page_may_load_nothing_from_elsewhere(browser: Browser) -> None:
    answer = await browser.client.get("/?fontsize=1000000000")
    rules = answer.headers["Content-Security-Policy"]
    assert rules.startswith("default-src 'none'; script-src 'self';")
    assert 'data-font-size="16"' in await answer.text()
    assert 'data-font-size="200"' in await (await browser.client.get("/?fontsize=999")).text()


def project(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "facilitator", "--home", str(home), "project", "--browser", *options]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "prompts").mkdir()
    return tmp_path


def test_a_port_that_is_taken_is_a_sentence(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = project(home, "--port", str(port))
    said = _("Port {port} is taken by another program. Choose another one with --port.").format(port=port)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"facilitator: {said}\n")


@pytest.mark.parametrize("host", ["192.0.2.7", "nulle part", "\x1b[31m", "999.0.0.1"])
def test_a_host_that_is_not_this_machine_is_a_sentence(home: Path, host: str) -> None:
    ran = project(home, "--host", host)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 1)
    assert "--host" in ran.stderr
    assert "\x1b" not in ran.stderr


@pytest.mark.parametrize("part", ["aiohttp", "jinja2", "textual_serve"])
def test_a_missing_extra_is_a_sentence(part: str) -> None:
    # None in the place of a module is Python's own way to say that there is none.
    without = f"import sys; sys.modules[{part!r}] = None\nfrom facilitator.cli import main; sys.exit(main())"
    ran = subprocess.run(
        [sys.executable, "-c", without, "project", "--browser"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 1)
    assert f"{sys.executable} -m pip install 'facilitator[browser]'" in ran.stderr


def test_a_network_that_can_see_the_wall_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    serving.say([("127.0.0.1", 8000), ("::1", 8000, 0, 0)])
    alone = capsys.readouterr().out.splitlines()
    serving.say([("192.168.1.5", 8000)])
    seen = capsys.readouterr().out.splitlines()
    serving.say([("0.0.0.0", 8000)])
    anywhere = capsys.readouterr().out
    assert [line.split()[-1] for line in alone[:2]] == ["http://127.0.0.1:8000/", "http://[::1]:8000/"]
    assert len(alone) == 3
    assert [line.split()[-1] for line in seen[:1]] == ["http://192.168.1.5:8000/"]
    assert len(seen) == 3 and seen[1] in anywhere.splitlines()
    assert seen[1] not in alone
    assert "http://127.0.0.1:8000/" in anywhere and "0.0.0.0:" not in anywhere.replace("127.0.0.1", "")
