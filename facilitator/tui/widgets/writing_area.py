"""Where a text of several paragraphs is written."""

from __future__ import annotations

from rich.text import Text
from textual.document import _wrapped_document
from textual.widgets import TextArea

from facilitator.domain.visible import same_length
from facilitator.tui.french_wrapping import divide_line


def _offsets(text: str, width: int, tab_size: int, *_how: object, **_more: object) -> list[int]:
    """Where Textual begins the lines of what is written: as French asks, with a cell left for the cursor."""
    return divide_line(text, max(1, width - 1))


class WritingArea(TextArea):
    """It breaks its lines as everything else does, and draws nothing that could act."""

    def __init__(self, id: str) -> None:
        # No setting of Textual's says where lines break.
        _wrapped_document.compute_wrap_offsets = _offsets  # type: ignore[attr-defined]
        super().__init__(id=id, compact=True, highlight_cursor_line=False, tab_behavior="focus")

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: character for character, but for those that would act or hide."""
        return Text(same_length(self.document.get_line(line_index)), end="", no_wrap=True)

    def put(self, text: str) -> None:
        """Have this text in it; where it is the one there, the cursor stays."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)

    def take(self, letters: str) -> None:
        """Letters that were struck before it was there."""
        self.insert(letters)
