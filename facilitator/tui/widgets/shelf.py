"""The list of the home screen. A row reads its file when it is first drawn: a thousand sessions cost nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from facilitator.domain.visible import visible
from facilitator.services import library
from facilitator.services.library import SessionItem, ThemeItem
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_and_with_journal
from facilitator.texts import _, merging, ngettext, words
from facilitator.texts.faults import line as fault_line
from facilitator.tui.keys import called
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run

_DATE_WIDTH = 20

Row = str | Path | SessionPaths
"""A heading (or a remark in place of missing rows), a theme, a session."""


class Shelf(Listing):
    """Sessions to be taken up, themes, past sessions."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self._rows: list[Row] = []
        self._themes: dict[Path, ThemeItem] = {}
        self._sessions: dict[SessionPaths, SessionItem] = {}
        self._unended: list[SessionPaths] = []
        self._copies: dict[str, str] = {}

    def read_again(self) -> None:
        """The folders as they are now; the selected row stays selected where it is still there."""
        chosen = self._rows[self.selected] if self.selected is not None and self._rows else None
        self._themes.clear()
        self._sessions.clear()
        self._rows = self._gather()
        self.changed()
        if chosen not in self._rows:
            chosen = next((row for row in self._rows if not isinstance(row, str)), None)
        if chosen is not None:
            self.select(self._rows.index(chosen))

    def _gather(self) -> list[Row]:
        known, unfinished = all_and_with_journal(self._home.sessions)
        self._unended = [p for p in unfinished if self._session(p).state in ("left", "running")]
        themes: list[Row] = list(library.theme_files(self._home.prompts))
        unended = set(self._unended)
        self._copies = library.conflicted_copies(known)
        past: list[Row] = [paths for paths in known if paths not in unended] if unended else [*known]
        rows: list[Row] = []
        if self._unended:
            rows += [_("Not ended"), *self._unended, ""]
        rows += [
            _("Begin a theme"),
            *(themes or [_("No theme in {folder}.").format(folder=self._home.prompts)]),
        ]
        if past:
            rows += ["", _("Past sessions"), *past]
        return rows

    # What a row is

    def theme_at(self, row: int) -> Path | None:
        """The theme of a row."""
        found = self._rows[row]
        return found if isinstance(found, Path) else None

    def session_at(self, row: int) -> SessionPaths | None:
        """The session of a row."""
        found = self._rows[row]
        return found if isinstance(found, SessionPaths) else None

    def _theme(self, path: Path) -> ThemeItem:
        if path not in self._themes:
            self._themes[path] = library.theme_item(path)
        return self._themes[path]

    def _session(self, paths: SessionPaths) -> SessionItem:
        if paths not in self._sessions:
            self._sessions[paths] = library.item(paths)
        return self._sessions[paths]

    # How it looks

    def count(self) -> int:
        """Headings and empty rows count."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """Headings are only read."""
        return not isinstance(self._rows[row], str)

    def block(self, row: int) -> Block:
        """A row, on one line."""
        found = self._rows[row]
        if isinstance(found, str):
            return Block([(visible(found), "strong")], [(" ", "")])
        runs = (
            _theme_runs(self._theme(found))
            if isinstance(found, Path)
            else _session_runs(self._session(found), self._copies.get(found.name))
        )
        return Block(_one_line(runs, self.room - 3), [("   ", "")])

    def about(self) -> list[Block]:
        """More about the selected row."""
        found = self._rows[self.selected] if self.selected is not None else ""
        if isinstance(found, Path):
            return _about_theme(self._theme(found))
        if isinstance(found, SessionPaths):
            return _about_session(self._session(found), self._copies.get(found.name))
        return []


def _one_line(runs: list[Run], width: int) -> list[Run]:
    room = max(1, width)
    kept = []
    for text, tone in runs:
        text = words.shortened(text, max(1, room))
        kept.append((text.replace(" ", "\u00a0"), tone))
        room -= len(text)
        if room <= 1:
            break
    return kept


def _theme_runs(item: ThemeItem) -> list[Run]:
    if item.theme is None:
        return [(visible(item.path.name), ""), ("   ✗ " + _("to be mended"), "alert")]
    return [(visible(item.name), "")]


def _session_runs(item: SessionItem, copy_of: str | None) -> list[Run]:
    when = f"{item.started:%Y-%m-%d} {words.hour(item.started)}" if item.started else ""
    runs: list[Run] = [(f"{when:<{_DATE_WIDTH}}", "faint"), (visible(item.title), "")]
    if item.state != "ended":
        mark = {"left": "↻", "running": "▶", "faulty": "✗"}[item.state]
        runs.append((f"   {mark} {words.state(item.state)}", "alert" if item.state == "faulty" else "mark"))
    if copy_of:
        runs.append(("   ≠ " + _("conflicted copy"), "alert"))
    if item.past_due(date.today()):
        runs.append(("   ! " + _("past its date"), "alert"))
    if item.place:
        runs.append((f"   {visible(item.place)}", "faint"))
    return runs


def _about_theme(item: ThemeItem) -> list[Block]:
    if item.theme is None:
        return [Block([(fault_line(fault), "alert")]) for fault in item.faults[:3]]
    prompts = item.theme.prompts
    parts = [ngettext("{number} question", "{number} questions", len(prompts)).format(number=len(prompts))]
    if minutes := sum(prompt.minutes or 0 for prompt in prompts):
        parts.append(words.duration(minutes * 60))
    parts.append(visible(item.path.name))
    opening = words.shortened(visible(item.theme.opening[:600]), 220)
    return [Block([(" · ".join(parts), "accent")]), *([Block([(opening, "faint")])] if opening else [])]


def _about_session(item: SessionItem, copy_of: str | None) -> list[Block]:
    said = {
        "left": _("{key} takes this session up at the question where it stopped."),
        "running": _("This session is running in another window."),
        "faulty": _("{key} shows what can be read of this session, and where its fault is."),
        "ended": _("{key} opens this session, to be read and put in order."),
    }[item.state].format(key=called("list.choose", Listing.BINDINGS))
    blocks = [Block([(said, "accent")])]
    if copy_of:
        conflict = _(
            "A {copy}: it was changed in two places. The command facilitator merge proposes to join them."
        )
        blocks.append(Block([(conflict.format(copy=merging.copy_of(copy_of)), "alert")]))
    if item.keep_until is not None and item.past_due(date.today()):
        due = _("The room was told: deleted after {day}. The command facilitator privacy does it.")
        blocks.append(Block([(due.format(day=words.day(item.keep_until)), "alert")]))
    return [*blocks, Block([(visible(item.paths.yaml.name), "faint")])]
