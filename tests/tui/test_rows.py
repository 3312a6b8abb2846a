"""The rows of a text being typed: made anew only where they must be, and right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.tui.rows import Rows
from facilitator.tui.wrapping import slices

_TEXTS = st.text(alphabet="abé «»?!:; –日\u00a0\u202f\u0301\u200d🧑🇫1h", max_size=60)


@given(st.lists(_TEXTS, min_size=1, max_size=6), st.integers(1, 30))
def test_rows_are_the_same_however_the_text_came_about(texts: list[str], width: int) -> None:
    rows = Rows()
    for text in texts:
        rows.set(text, width)
        rows.place(len(text))
    fresh = Rows()
    fresh.set(texts[-1], width)
    made = [rows.row(number) for number in range(rows.count(100))]
    assert made == [fresh.row(number) for number in range(fresh.count(100))]


@given(_TEXTS, st.data())
def test_a_change_anywhere_leaves_the_rows_that_a_fresh_look_would_make(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(1, 20))
    changed = text[:start] + data.draw(_TEXTS) + text[end:]
    rows, fresh = Rows(), Rows()
    rows.set(text, width)
    rows.count(100)
    rows.set(changed, width)
    fresh.set(changed, width)
    assert [rows.row(at) for at in range(rows.count(100))] == [
        fresh.row(at) for at in range(fresh.count(100))
    ]


@given(_TEXTS, st.integers(1, 30))
def test_rows_break_where_all_texts_break(text: str, width: int) -> None:
    rows = Rows()
    rows.set(text, width)
    made = [row for number in range(rows.count(100)) if (row := rows.row(number)) is not None]
    kept = [(row.start, row.end) for row in made]
    # One row more, where what is typed next will stand.
    assert kept == slices(text, width) or kept[:-1] == slices(text, width)
    assert "".join(text[row.start : row.after] for row in made) == text


@given(_TEXTS, st.integers(1, 30))
def test_each_cell_leads_to_a_position_and_back(text: str, width: int) -> None:
    rows = Rows()
    rows.set(text, width)
    for position in range(len(text) + 1):
        if rows.snap(position, True) != position:
            continue
        number, cell = rows.place(position)
        assert 0 <= cell <= width
        row = rows.row(number)
        assert row is not None and row.start <= position
        if position < row.end and cell_len(text[position : rows.after(position)]):
            assert rows.position(number, cell) == position
