"""Bars as text: within the width, to scale, with their figures one under the other."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.export.cells import cell
from facilitator.texts.bars import ASCII, BLOCKS, Ink, Line, Row, cells, cut, drawn

NAMES = ["une mamie", "l'écrivaine publique de la médiathèque", "日本語の部屋", "é" * 90, ""]


def text(line: Line) -> str:
    return "".join(piece for piece, _what in line)


def row(name: str, *counts: int) -> Row:
    given = {place: float(count) for place, count in enumerate(counts) if count}
    return Row(name, given, {place: str(int(count)) for place, count in given.items()})


def bars_of(line: Line) -> list[int]:
    return [len(piece) for piece, what in line if what == "bar"]


def test_one_group_has_a_bar_a_row_to_scale() -> None:
    lines = drawn(
        [row("une mamie", 40), row("un lycéen", 20), row("deux sœurs", 1), row("rien", 0)], ["tout"], 80
    )
    assert [text(line)[:14] for line in lines] == [
        "une mamie   40",
        "un lycéen   20",
        "deux sœurs   1",
        "rien         0",
    ]
    assert [bars_of(line) for line in lines] == [[65], [32], [2], [0]]


def test_groups_stand_side_by_side_where_there_is_room() -> None:
    rows = [row("citation", 4, 8), row("idée", 0, 100)]
    head, first, second = drawn(rows, ["janvier 2026", "février 2026"], 60)
    assert text(head).split() == ["janvier", "2026", "février", "2026"]
    assert bars_of(first) == [1, 2] and bars_of(second)[0] == 0
    assert bars_of(second)[1] > 15
    assert text(head).index("janvier") == text(first).index("  4 ") and text(first).index("  8 ") > 30


def test_groups_stand_under_each_other_where_there_is_none() -> None:
    titles = [f"2026-{month:02}" for month in range(1, 13)]
    lines = drawn([row("citation", *range(12))], titles, 40)
    assert text(lines[0]) == "citation"
    assert [text(line).split()[:2] for line in lines[1:]] == [
        [f"2026-{month + 1:02}", str(month)] for month in range(1, 12)
    ], "a group that has none has no line"


def test_titles_that_could_not_be_told_apart_are_not_cut_short() -> None:
    titles = ["Quand les réseaux sociaux font du bien", "Quand les réseaux sociaux font du mal"]
    lines = drawn([row("citation", 4, 8)], titles, 60)
    assert len(lines) == 3 and text(lines[0]) == "citation"
    assert len(drawn([row("citation", 4, 8)], titles, 140)) == 2


@given(
    some.lists(
        some.tuples(some.sampled_from(NAMES), some.lists(some.integers(0, 10**6), min_size=3, max_size=3)),
        min_size=1,
    ),
    some.integers(24, 200),
    some.sampled_from([BLOCKS, ASCII]),
    some.booleans(),
)
def test_no_line_is_wider_than_it_may_be(
    rows: list[tuple[str, list[int]]], width: int, ink: Ink, alone: bool
) -> None:
    given_rows = [row(name, *counts[: 1 if alone else 3]) for name, counts in rows]
    titles = ["janvier 2026"] if alone else ["janvier 2026", "février 2026", "É" * 50]
    for line in drawn(given_rows, titles, width, ink):
        assert cells(text(line)) <= width


@given(some.lists(some.integers(0, 1000), min_size=1, max_size=20))
def test_a_bar_is_as_long_as_its_count(counts: list[int]) -> None:
    lengths = [bars_of(line)[0] for line in drawn([row("x", count) for count in counts], ["tout"], 80)]
    longest = max(lengths)
    for count, length in zip(counts, lengths, strict=True):
        assert (length > 0) == (count > 0)
        assert abs(length - longest * count / max(1, *counts)) <= 1


def test_plain_ink_is_plain() -> None:
    (line,) = drawn([row("a" * 50, 3)], ["tout"], 40, ASCII)
    assert text(line).isascii() and "#" in text(line) and "~" in text(line)


def test_nothing_is_nothing() -> None:
    assert drawn([], ["tout"], 80) == []


@pytest.mark.parametrize(
    ("name", "short"), [("日本語", "日…"), ("abcdef", "abc…"), ("a bcd", "a…"), ("abcd", "abcd")]
)
def test_a_name_is_cut_in_cells(name: str, short: str) -> None:
    assert cut(name, 4 if name != "a bcd" else 3, BLOCKS) == short


# Cells of a table


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "\t=1",
        "\r=1",
        " =1",
        "a;=1",
        'a",=1',
        "a|-1",
        "＝1",
        "＋1",
        "a\t=1",
        "a'=1",
        "a;  @x",
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula_whatever_parts_them(text: str, separator: str) -> None:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerow(["mois", "tag", cell(text), 3])
    for read in csv.reader(io.StringIO(table.getvalue()), delimiter=separator):
        for one in (*read, *table.getvalue().split(separator)):
            assert one.strip(' "\n')[:1] not in tuple("=+-@＝＋－＠\t\r")


@pytest.mark.parametrize("text", ["une mamie", "a-b", "l'œuvre", "1 + 1", "10:30", "", "a, b"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cell(text) == text
