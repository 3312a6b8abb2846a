"""QR codes as they are drawn: read back by two readers from the very cells."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from facilitator.domain.addresses import wifi
from facilitator.tui.codes import QUIET, Code, fit, printed, reach
from tests.code_readers import read
from tests.tui.drawn import Colour

ROOM = (185, 93)
"""So large that the longest code fits."""
WIDE, HIGH = 4, 8
"""A cell, in pixels."""
HOSTILE_WIFI = [
    wifi('"foo;bar\\baz"', 'a;b,c:d\\e"f', "WPA"),
    wifi("Médiathèque – l’été", "Où ? « là » ; ç’œuvre, à : 1€\\", "WPA"),
    wifi("deadbeef", "0123456789", "WEP"),
    wifi(";;;;P:faux;;", "", "open"),
    wifi("café ☕ 👩‍👩‍👧‍👦", "שלום مرحبا", "WPA"),
]
PAYLOADS = [
    "a",
    "é",
    "1",
    "0123456789",
    "PLACE DU 14 JUILLET",
    "https://example.org",
    "https://www.exemple.fr/?a=1&b=<>#ancre",
    "https://café.fr/été/où",
    "« Où ? », l’été : 16 h 15",
    "Être au cœur de l’Île, dès Noël ; ça ira…",
    "日本語 한국어",
    *HOSTILE_WIFI,
    "https://example.org/" + "x" * 100,
    "Réseaux sociaux : le temps gagné ? " * 8,
    "mot " * 250,
    "é" * 900,
    "x" * 2953,
    "7" * 7089,
]


def drawn(strips: list[Strip]) -> Image.Image:
    """Strips as a terminal with perfect letters shows them. Every cell must say both of its colours."""
    halves = Image.new("RGB", (strips[0].cell_length, 2 * len(strips)))
    for row, strip in enumerate(strips):
        cells = [cell for text, style, _ in strip for cell in _cells(text, style)]
        assert len(cells) == strip.cell_length == halves.width
        halves.paste(_line([upper for upper, _ in cells]), (0, 2 * row))
        halves.paste(_line([lower for _, lower in cells]), (0, 2 * row + 1))
    size = (halves.width * WIDE, halves.height * HIGH // 2)
    return halves.resize(size, Image.Resampling.NEAREST)


def _cells(text: str, style: Style | None) -> Iterator[tuple[Colour, Colour]]:
    """The colours of the upper and of the lower half of each cell."""
    assert style and style.color and style.bgcolor
    ink, paper = _rgb(style.color), _rgb(style.bgcolor)
    for char in text:
        yield {" ": paper, "▀": ink}[char], paper


def _line(colours: list[Colour]) -> Image.Image:
    return Image.frombytes("RGB", (len(colours), 1), bytes(part for colour in colours for part in colour))


def _rgb(colour: Color) -> Colour:
    assert colour.triplet in ((0, 0, 0), (255, 255, 255))
    return colour.triplet


def fitted(payload: str, columns: int = ROOM[0], rows: int = ROOM[1]) -> Code:
    code = fit(payload, columns, rows)
    assert code
    return code


def level(code: Code) -> str:
    (found,) = zxingcpp.read_barcodes(drawn(code.strips()))
    return found.ec_level


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_two_readers_read_exactly_what_it_says(payload: str) -> None:
    code = fitted(payload)
    assert read(drawn(code.strips())) == (payload, payload)


@pytest.mark.parametrize("multiple", [1, 2, 3, 4, 5])
def test_it_is_read_at_every_multiple(multiple: int) -> None:
    side = fitted(HOSTILE_WIFI[1]).modules * multiple
    code = fitted(HOSTILE_WIFI[1], side, (side + 1) // 2)
    assert code.multiple == multiple
    assert read(drawn(code.strips())) == (HOSTILE_WIFI[1],) * 2


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(
            st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=300
        ),
        st.text("éèêëàâùûôîïç ŒœÉÀÇ«»’…–€ ? ! : ;" + string.ascii_letters, min_size=1, max_size=300),
        st.text(string.digits, min_size=1, max_size=300),
        st.text(string.digits + string.ascii_uppercase + " $%*+-./:", min_size=1, max_size=300),
        st.builds(wifi, st.text(max_size=32), st.text(max_size=63), st.just("WPA")),
    )
)
def test_any_text_is_read_exactly(payload: str) -> None:
    assert read(drawn(fitted(payload).strips())) == (payload, payload)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert read(drawn(fitted("caf\ud800é").strips())) == ("caf\ufffdé",) * 2


@pytest.mark.parametrize("payload", ["é" * 1500, "x" * 2954, "7" * 7090, "x" * 100_000, ""])
def test_what_no_code_can_say_has_none(payload: str) -> None:
    assert fit(payload, 10_000, 10_000) is None


@given(columns=st.integers(0, 260), rows=st.integers(0, 140), length=st.integers(1, 400))
def test_its_modules_are_as_large_as_the_room_allows(columns: int, rows: int, length: int) -> None:
    payload = "x" * length
    smallest = next(side for side in range(29, 186, 4) if fit(payload, side, side))
    code = fit(payload, columns, rows)
    assert (code.multiple if code else 0) == min(columns, 2 * rows) // smallest
    if code:
        strips = code.strips()
        assert len(strips) == code.rows <= rows
        assert {strip.cell_length for strip in strips} == {code.columns}
        assert code.columns <= columns


@pytest.mark.parametrize(("columns", "rows"), [(33, 17), (80, 17), (33, 40)])
def test_it_may_fill_the_room_and_is_not_there_in_a_smaller_one(columns: int, rows: int) -> None:
    code = fitted("https://example.org", columns, rows)
    assert (code.modules, code.columns, code.rows) == (33, 33, 17)
    assert fit("https://example.org", columns - 1, rows) is None or columns > 33
    assert fit("https://example.org", columns, rows - 1) is None or rows > 17


def test_nothing_fits_in_a_window_that_is_none() -> None:
    assert fit("a", 0, 0) is None
    assert fit("a", -1, 5) is None


def test_size_comes_before_what_it_can_lose() -> None:
    """17 letters: 21 modules on a side can lose 7 %, 25 can lose more."""
    assert level(fitted("x" * 17, 29, 15)) == "L"
    assert level(fitted("x" * 17, 33, 17)) == "Q"
    assert level(fitted("x" * 17, 2 * 29, 29)) == "L"


def test_it_can_lose_as_much_as_its_size_allows() -> None:
    assert level(fitted("a")) == "H"
    assert level(fitted("x" * 14, 29, 15)) == "M"


@pytest.mark.parametrize("multiple", [1, 2, 3])
def test_four_modules_around_it_are_white(multiple: int) -> None:
    code = fitted("https://example.org", 33 * multiple, 17 * multiple)
    picture = drawn(code.strips())
    edge = QUIET * multiple
    inside = (
        edge * WIDE,
        edge * HIGH // 2,
        (33 - QUIET) * multiple * WIDE,
        (33 - QUIET) * multiple * HIGH // 2,
    )
    dark = picture.convert("L").point(lambda value: 255 - value)
    assert dark.getbbox() == inside


def test_blocks_are_drawn_only_where_the_halves_of_a_cell_differ() -> None:
    whole = fitted("https://example.org", 66, 33)
    assert whole.multiple == 2
    assert {char for strip in whole.strips() for char in strip.text} == {" "}
    odd = fitted("https://example.org", 99, 50)
    assert odd.multiple == 3
    assert len("".join(strip.text for strip in odd.strips()).replace(" ", "")) < odd.columns * odd.rows / 6


def test_in_whole_cells_it_is_read_without_any_block() -> None:
    code = fit("https://example.org", 140, 45, whole=True)
    assert code is not None and code.multiple == 2
    strips = code.strips()
    assert not "".join(strip.text for strip in strips).strip()
    assert read(drawn(strips)) == ("https://example.org",) * 2
    assert fit("https://example.org", 40, 20, whole=True) is None


def test_a_wider_place_is_white_beside_it() -> None:
    code = fitted("https://example.org", 33, 17)
    picture = drawn(code.strips(50))
    assert picture.width == 50 * WIDE
    assert picture.crop((8 * WIDE, 0, 41 * WIDE, picture.height)) == drawn(code.strips())
    assert picture.crop((0, 0, 8 * WIDE, picture.height)).getextrema() == ((255, 255),) * 3
    assert drawn(code.strips(10)) == drawn(code.strips()), "never narrower than it is"


@pytest.mark.parametrize(("columns", "wall", "metres"), [(100, 2, 1), (200, 2, 0.5), (200, 4, 1)])
def test_it_is_read_from_ten_times_its_width_without_the_white_around(
    columns: int, wall: float, metres: float
) -> None:
    code = fitted("https://example.org", 66, 33)
    # 25 modules of two columns each.
    assert printed(code, columns, wall) == pytest.approx(metres)
    assert reach(code, columns, wall) == pytest.approx(10 * metres)


def test_a_wall_that_is_none_reaches_nobody() -> None:
    code = fitted("https://example.org", 66, 33)
    assert printed(code, columns=0, wall=0) == reach(code, columns=0, wall=0) == 0
