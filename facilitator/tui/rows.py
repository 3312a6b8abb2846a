"""The rows of a text that changes under somebody's hands: a key costs the rows around it, however long the text."""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len

from facilitator.tui.wrapping import Row, cluster_end, cluster_start, joins, next_row


class Rows:
    """One paragraph as `wrapping` breaks it, with the places in it and on the screen found from each other.

    Rows are made when they are asked for, and kept as long as no change can have moved them. A paragraph that ends
    in the spaces at which a line breaks has one row more, where what is typed next will stand.
    """

    def __init__(self) -> None:
        self.text = ""
        self.width = 1
        self._rows: list[Row] = []
        self._starts: list[int] = []
        # How far into the text the rows have looked, up to each of them.
        self._seen: list[int] = []

    def set(self, text: str, width: int) -> None:
        """Have this text, in rows of this width."""
        if width != self.width:
            self._keep(0)
        elif text != self.text:
            self._keep(bisect_right(self._seen, _same(text, self.text)))
        self.text, self.width = text, max(1, width)

    def _keep(self, number: int) -> None:
        for made in (self._rows, self._starts, self._seen):
            del made[number:]

    def row(self, number: int) -> Row | None:
        """A row counted from 0, None past the last."""
        while number >= len(self._rows) and self._make():
            pass
        return self._rows[number] if number < len(self._rows) else None

    def count(self, most: int) -> int:
        """How many rows there are, or `most` where there are more."""
        self.row(most - 1)
        return min(most, len(self._rows))

    def _make(self) -> bool:
        """Make the next row; whether there is one."""
        last = self._rows[-1] if self._rows else None
        if last is not None and last.end == len(self.text):
            return False
        row = next_row(self.text, last.after if last else 0, len(self.text), self.width)
        self._rows.append(row)
        self._starts.append(row.start)
        self._seen.append(max(row.seen, self._seen[-1] if self._seen else 0))
        return True

    # Places

    def place(self, position: int) -> tuple[int, int]:
        """The row and the cell of a position in the text. Spaces past the end of a row are all in its last cell."""
        while (not self._rows or self._rows[-1].after <= position) and self._make():
            pass
        number = bisect_right(self._starts, position) - 1
        return number, min(self.width, cell_len(self.text[self._starts[number] : position]))

    def position(self, number: int, cell: int) -> int:
        """The position in the text under a cell; past the end of a row, the row's last one."""
        row = self.row(max(0, number))
        if number < 0 or row is None:
            return 0 if number < 0 else len(self.text)
        at = row.start
        while at < row.end:
            after = cluster_end(self.text, at, row.end)
            cell -= cell_len(self.text[at:after])
            if cell < 0 or (after == row.end == row.after < len(self.text)):
                break
            at = after
        return at

    # Characters as people see them

    def after(self, position: int) -> int:
        """The end of the character at a position."""
        return cluster_end(self.text, position, len(self.text))

    def before(self, position: int) -> int:
        """The beginning of the character before a position."""
        return cluster_start(self.text, max(0, position - 1))

    def snap(self, position: int, forward: bool) -> int:
        """The position itself, or the end or the beginning of the character it is within."""
        if not joins(self.text, position):
            return position
        return self.after(position) if forward else cluster_start(self.text, position)


def _same(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
