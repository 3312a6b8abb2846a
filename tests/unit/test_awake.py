"""The machine is kept awake by whoever can, and nobody who cannot stops an evening."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import NamedTuple

import pytest

from facilitator.services.awake import Awake, Battery, battery, is_low
from tests.conftest import need

SCREEN_SAVER = "org.freedesktop.ScreenSaver"
COOKIE = 57


class Bus(NamedTuple):
    """A bus, and its end."""

    address: str
    end: Callable[[], None]


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A desktop's bus with nobody on it, for wakepy and for the desktop of a test."""
    need(sys.platform.startswith("linux") and shutil.which("dbus-daemon"), "dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield Bus(address, daemon.kill)
        daemon.kill()


class Desktop(Thread):
    """A desktop that answers what keeps screens awake, once it is allowed to."""

    def __init__(self, address: str) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        super().__init__(daemon=True)
        self.asked: Queue[str] = Queue()
        self.may_answer = Event()
        self._connection = open_dbus_connection(address)
        Proxy(message_bus, self._connection).RequestName(SCREEN_SAVER)

    def run(self) -> None:
        # The bus may end before it was asked twice.
        with self._connection, suppress(ConnectionError):
            self._answer()

    def _answer(self) -> None:
        from jeepney import HeaderFields, new_method_return

        for _ in range(2):
            message = self._connection.receive()
            name = message.header.fields[HeaderFields.member]
            self.asked.put(name)
            assert self.may_answer.wait(60)
            answer = ("u", (COOKIE,)) if name == "Inhibit" else (None, ())
            if name == "UnInhibit":
                self.asked.put(f"cookie {message.body[0]}")
            self._connection.send(new_method_return(message, *answer))


@pytest.fixture
def desktop(bus: Bus) -> Iterator[Desktop]:
    """A desktop on the bus."""
    desktop = Desktop(bus.address)
    desktop.start()
    yield desktop
    desktop.may_answer.set()
    bus.end()
    desktop.join(20)


def test_the_desktop_is_asked_and_let_go(desktop: Desktop) -> None:
    desktop.may_answer.set()
    awake = Awake()
    assert not awake.held
    with awake:
        assert awake.settled(20)
        assert (awake.held, awake.why) == (True, None)
        assert desktop.asked.get(timeout=20) == "Inhibit"
        assert desktop.asked.empty()
    assert desktop.asked.get(timeout=20) == "UnInhibit"
    assert desktop.asked.get(timeout=20) == f"cookie {COOKIE}"
    assert not awake.held


def test_asking_twice_is_asking_once(desktop: Desktop) -> None:
    desktop.may_answer.set()
    awake = Awake()
    awake.start()
    awake.start()
    assert awake.settled(20)
    awake.stop()
    awake.stop()
    assert [desktop.asked.get(timeout=20) for _ in range(2)] == ["Inhibit", "UnInhibit"]


def test_nobody_waits_for_a_desktop_that_does_not_answer(desktop: Desktop) -> None:
    awake = Awake()
    awake.start()
    assert desktop.asked.get(timeout=20) == "Inhibit"
    assert not awake.settled(0)
    assert (awake.held, awake.why) == (False, None), "nothing is known yet"
    assert awake.settled(60)
    assert not awake.held
    assert awake.why and SCREEN_SAVER in awake.why
    awake.stop()


def test_a_desktop_without_that_service_is_no_trouble(bus: Bus, capfd: pytest.CaptureFixture[str]) -> None:
    with Awake() as awake:
        assert awake.settled(20)
        assert not awake.held
        assert awake.why and SCREEN_SAVER in awake.why
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("address", [None, "", "unix:path=/nowhere/bus", "nonsense"])
def test_a_machine_without_a_bus_is_no_trouble(
    address: str | None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    need(sys.platform.startswith("linux"), "a system that keeps awake by a bus")
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with Awake() as awake:
        assert awake.settled(20)
        assert not awake.held
        assert awake.why
    assert capfd.readouterr() == ("", "")


def test_it_can_be_asked_again_after_it_was_let_go(desktop: Desktop) -> None:
    desktop.may_answer.set()
    awake = Awake()
    for expected in (True, False):
        # The desktop of these tests answers once and leaves: the second time nobody is there.
        awake.start()
        assert awake.settled(60)
        assert awake.held is expected
        awake.stop()
        desktop.join(20)


# The program ends without letting go, as it does when it is killed by its window.
LEAVES = """
from facilitator.services.awake import Awake
awake = Awake()
awake.start()
assert awake.settled(20) and awake.held
print("held")
"""


def test_a_program_that_ends_while_it_keeps_awake_ends(desktop: Desktop) -> None:
    desktop.may_answer.set()
    ran = subprocess.run(
        [sys.executable, "-c", LEAVES], capture_output=True, text=True, timeout=60, check=True
    )
    assert (ran.stdout, ran.stderr) == ("held\n", "")


@pytest.mark.parametrize(
    ("found", "low"),
    [
        (None, False),
        (Battery(20, False), True),
        (Battery(20.4, False), False),
        (Battery(3, None), True),
        (Battery(3, True), False),
        (Battery(100, False), False),
    ],
)
def test_a_battery_is_low_when_little_is_left_and_nothing_fills_it(found: Battery | None, low: bool) -> None:
    assert is_low(found) is low


@pytest.mark.parametrize(("adapter", "plugged"), [("0", False), ("1", True)])
def test_the_battery_is_read(
    adapter: str, plugged: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(sys.platform.startswith("linux"), "a system whose batteries are files")
    for name, value in {"BAT0/energy_now": "9", "BAT0/energy_full": "50", "AC0/online": adapter}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(value)
    (tmp_path / "BAT0" / "status").write_text("Charging" if plugged else "Discharging")
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path))
    assert battery() == Battery(18.0, plugged)


def test_a_machine_without_a_battery_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need(sys.platform.startswith("linux"), "a system whose batteries are files")
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path))
    assert battery() is None
