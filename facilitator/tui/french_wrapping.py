"""Having Textual break its own text as French asks: its toasts, its list of actions, its tooltips.

Textual breaks what it draws at every kind of space, the no-break ones too, and has no setting for it. All of its text
goes through one function, which is replaced here; the widgets of this program never call it.
"""

from __future__ import annotations

from textual import content

from facilitator.tui.wrapping import next_row


def wrap_as_french_asks() -> None:
    """From now on. Doing it again changes nothing."""
    content.divide_line = divide_line  # type: ignore[attr-defined]


def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """Where the second line of `text` begins, and each after it. Words too long for a line are always cut."""
    breaks: list[int] = []
    row = next_row(text, 0, len(text), max(1, width))
    while row.after < len(text):
        breaks.append(row.after)
        row = next_row(text, row.after, len(text), max(1, width))
    return breaks
