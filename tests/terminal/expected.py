"""What a session's file has to say, worked out apart from the program that writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from facilitator.domain import capture
from facilitator.domain.session import Voice
from facilitator.domain.voices import label_for
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.themes import load as load_theme
from tests.conftest import ROOT
from tests.evening import THEME

Said = dict[str, Any]

SHIPPED = load_theme(ROOT / "prompts" / f"{THEME}.yaml")
_DEFAULTS: Said = {
    "speaker": None,
    "prompt": None,
    "tags": [],
    "signals": {},
    "take-up": False,
    "typed": None,
}


class Evening:
    """The remarks of an evening, as a person would list them from what was typed."""

    def __init__(self) -> None:
        self.remarks: dict[int, Said] = {}
        self.asked: list[str] = []
        self._voices: dict[str, str] = {}
        self._numbers = 0

    def opened(self, prompt: str) -> None:
        """The room moved to this question."""
        if prompt not in self.asked:
            self.asked.append(prompt)

    def typed(self, line: str, prompt: str | None) -> None:
        """A line was typed and kept; `prompt` was open at its first key."""
        reading = self._read(line)
        if reading.what == "voice":
            self._hear(reading.declares)
        elif reading.what == "signal" and self.remarks:
            self._signal(max(self.remarks), reading.signals)
        elif reading.what == "remark":
            self._numbers += 1
            said = self._said(reading) | {"prompt": self._back(prompt, reading.back)}
            said["signals"] = dict.fromkeys(reading.signals, 1)
            self.remarks[self._numbers] = said

    def edited(self, number: int, line: str) -> None:
        """A remark was given the words of this line."""
        old, new = self.remarks[number], self._said(self._read(line))
        new["speaker"] = new["speaker"] or old["speaker"]
        new["take-up"] = new["take-up"] or old["take-up"]
        self.remarks[number] = old | new

    def _read(self, line: str) -> capture.Reading:
        voices = tuple(Voice(role, label) for role, label in self._voices.items())
        return capture.read(line, capture.Context(voices, SHIPPED.tags, language="fr"))

    def _said(self, reading: capture.Reading) -> Said:
        self._hear(reading.speaker)
        return {
            "kind": reading.kind,
            "text": reading.text,
            "typed": reading.typed,
            "speaker": reading.speaker,
            "tags": list(reading.tags),
            "take-up": reading.take_up,
        }

    def _hear(self, role: str | None) -> None:
        if role and role not in self._voices:
            self._voices[role] = label_for(role, set(self._voices.values()))

    def _signal(self, number: int, signals: dict[Any, int]) -> None:
        counts = self.remarks[number]["signals"]
        for signal in signals:
            counts[signal] = counts.get(signal, 0) + 1

    def _back(self, prompt: str | None, back: int) -> str | None:
        return self.asked[max(0, self.asked.index(prompt) - back)] if prompt and back else prompt


def only_session(home: Path) -> SessionPaths:
    """The one session of a home."""
    (paths,) = all_sessions(home / "sessions")
    return paths


def document(paths: SessionPaths) -> dict[str, Any]:
    """A session's YAML, as any program reads it."""
    return dict(yaml.load(paths.yaml.read_bytes(), Loader=yaml.CSafeLoader))


def remarks_of(paths: SessionPaths) -> dict[int, Said]:
    """The remarks of a session's YAML by number, in order, with what it leaves out because it is usual."""
    found = document(paths)["remarks"]
    plain = [
        {**_DEFAULTS, **{key: remark[key] for key in remark if key not in ("at", "origin")}}
        for remark in found
    ]
    return {remark.pop("number"): remark for remark in plain}
