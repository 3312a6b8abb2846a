"""Lines that were entered when the program stopped: which of them did not reach the session."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.capture import Reading
from facilitator.domain.voices import unnumbered
from facilitator.services.live import Live
from facilitator.storage.draft import Line


def not_kept(entered: Sequence[Line], live: Live) -> list[Line]:
    """Those of the lines entered that did not reach the session."""
    found = _Found(live)
    return [line for line in entered if not found.has(line)]


class _Found:
    """What is in the session. Of lines that are alike, each takes what it became, and leaves the rest to the next."""

    def __init__(self, live: Live) -> None:
        self._live = live
        removed = live.session.running.removed if live.session.running else {}
        remarks = [*live.session.remarks.values(), *removed.values()]
        self._typed = {remark.number: remark.typed or remark.text for remark in remarks}
        self._free = dict(sorted(self._typed.items()))
        self._voices = dict(enumerate(voice.role for voice in live.session.voices()))

    def has(self, line: Line) -> bool:
        """Whether a line is kept."""
        reading = self._live.read(line.text, line.voice)
        said = reading.typed or reading.text
        if line.number is not None:
            return self._typed.get(line.number, said) == said
        if reading.what == "voice":
            return not reading.new_voice or self._take_voice(line, reading)
        if reading.what == "signal":
            last = self._live.session.remarks.get(max(self._live.session.remarks, default=0))
            return last is None or all(signal in last.signals for signal in reading.signals)
        return self._take_remark(line, said) or reading.what == "nothing"

    def _take_remark(self, line: Line, said: str) -> bool:
        number = next((n for n, text in self._free.items() if n > line.after and text == said), None)
        self._free.pop(number or 0, None)
        return number is not None

    def _take_voice(self, line: Line, reading: Reading) -> bool:
        """A role that is known by now is read as that of somebody else, who is alike."""
        role = unnumbered(reading.declares or "")[0]
        alike = [
            at for at, other in self._voices.items() if at >= line.voices and unnumbered(other)[0] == role
        ]
        self._voices.pop(min(alike, default=-1), None)
        return bool(alike)
