"""Errands beside the screen: one at a time, the last one asked for wins, none keeps the program from ending."""

from __future__ import annotations

import threading

from facilitator.tui.errands import Errands


def test_of_those_asked_for_meanwhile_only_the_last_is_done() -> None:
    errands, done = Errands("test"), list[str]()
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        go_on.wait(20)
        done.append("first")

    errands.ask(first)
    assert begun.wait(20)
    errands.ask(lambda: done.append("never"))
    errands.ask(lambda: (done.append("last"), over.set()))
    go_on.set()
    assert over.wait(20)
    errands.close()
    assert done == ["first", "last"]


def test_what_takes_long_ends_when_nobody_waits_any_more() -> None:
    errands, begun = Errands("test"), threading.Event()

    def endless() -> None:
        begun.set()
        while True:
            errands.check()

    errands.ask(endless)
    assert begun.wait(20)
    errands.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "test"]


def test_one_that_nothing_was_asked_of_is_closed_too() -> None:
    Errands("test").close()
