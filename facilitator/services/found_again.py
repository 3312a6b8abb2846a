"""Lines that were entered when the program stopped: which of them did not reach the session."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.services.live import Live
from facilitator.storage.draft import Line


def not_kept(entered: Sequence[Line], live: Live) -> list[Line]:
    """Those of the lines entered that did not reach the session."""
    remarks = [
        *live.session.remarks.values(),
        *(live.session.running.removed if live.session.running else {}).values(),
    ]
    typed = {remark.number: remark.typed or remark.text for remark in remarks}
    # The remarks that no line before was found to be.
    free = dict(sorted(typed.items()))
    return [line for line in entered if not _is_kept(line, live, typed, free)]


def _is_kept(line: Line, live: Live, typed: dict[int, str], free: dict[int, str]) -> bool:
    reading = live.read(line.text, line.voice)
    said = reading.typed or reading.text
    if line.number is not None:
        return typed.get(line.number, said) == said
    if reading.what == "voice":
        return not reading.new_voice
    if reading.what == "signal":
        last = live.session.remarks.get(max(live.session.remarks, default=0))
        return last is None or all(signal in last.signals for signal in reading.signals)
    number = next((number for number, text in free.items() if number > line.after and text == said), None)
    if number is not None:
        del free[number]
    return number is not None or reading.what == "nothing"
