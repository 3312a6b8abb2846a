"""What the room sees, read back from what is drawn: every scene, at every size, whatever the words are."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from rich.cells import cell_len
from rich.style import Style
from textual.app import ComposeResult
from textual.pilot import Pilot

from facilitator.domain.room import NOTHING, RoomView, Said, Shown, Step, TimeLeft
from facilitator.storage.themes import load
from facilitator.texts import _, words
from facilitator.tui import tones
from facilitator.tui.letters import Lettering, fit
from facilitator.tui.program import Window
from facilitator.tui.tones import PALETTES, theme
from facilitator.tui.wall.ascii import ascii_of
from facilitator.tui.wall.drawing import draw
from facilitator.tui.wall.means import Means, found
from facilitator.tui.wall.page import Page
from facilitator.tui.widgets.stage import StageWall
from tests.code_readers import zxing
from tests.conftest import ROOT
from tests.french_lines import NEVER_FIRST, NEVER_LAST
from tests.hostile import HOSTILE
from tests.tui.drawn import pieces
from tests.tui.stage import Size, plain, shown

SIZES: tuple[Size, ...] = ((80, 24), (20, 6), (140, 40))
ROOMS: tuple[Size, ...] = ((80, 24), (120, 34), (160, 45), (240, 67))
BLOCKS = frozenset("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
WORDS_ONLY = Means("none", unicode=True)
POOR = Means("none", unicode=False, codes=False)

EVERY: tuple[Shown, ...] = tuple(itertools.chain(*map(get_args, get_args(Shown))))
QUESTION = "Et vous ?"
STEPS = (Step("Rendez-vous", "done"), Step("Annonces", "now"), Step("Amitiés", "left"))
SAID = tuple(Said(f"Parole numéro {n}", "une mamie" if n % 2 else "", n % 2 == 1) for n in range(1, 41))
LINK = "https://www.mediatheque.fr/cafe"


class Wall(Window):
    """A window with the wall and nothing else."""

    def __init__(self, means: Means = WORDS_ONLY) -> None:
        super().__init__("contrast", {})
        self.wall = StageWall()
        self.wall.means = means

    def compose(self) -> ComposeResult:
        yield self.wall


@asynccontextmanager
async def window(size: Size, means: Means = WORDS_ONLY) -> AsyncIterator[tuple[Wall, Pilot[int]]]:
    app = Wall(means)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield app, pilot


async def seen(view: RoomView, size: Size, means: Means = WORDS_ONLY) -> str:
    """All that is on a screen of this size."""
    async with window(size, means) as (app, pilot):
        app.wall.show(view)
        await pilot.pause()
        return plain(shown(app))


def page(size: Size, means: Means = WORDS_ONLY) -> Page:
    colours = theme("contrast")
    base = Style(color=colours.foreground, bgcolor=colours.background)
    return Page(*size, base, tones.tones(colours.name), means)


def drawn(view: RoomView, size: Size, means: Means = WORDS_ONLY) -> list[str]:
    return [strip.text for strip in draw(view, page(size, means))]


def together(text: str) -> str:
    """The words of a screen, one space between them, however they were broken into lines."""
    return " ".join(text.split())


# What each scene shows


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_question_stands_between_its_title_and_its_time(size: Size) -> None:
    view = RoomView("prompt", heading="Le titre", text=QUESTION, left=TimeLeft(7, 0.3, "going"))
    rows = (await seen(view, size)).splitlines()
    places = [
        next(number for number, row in enumerate(rows) if what in row)
        for what in ("Le titre", QUESTION, "7 min")
    ]
    assert places == sorted(places) and places[0] < 2 and places[2] == size[1] - 1
    assert abs(rows[places[1]].index(QUESTION) - (size[0] - len(QUESTION)) // 2) <= 1


@pytest.mark.parametrize("shown", ["opening", "notice", "flashback", "closing"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_text_stands_under_its_heading(shown: Shown, size: Size) -> None:
    text = "Bienvenue à ce café."
    screen = together(await seen(RoomView(shown, heading="Le titre", text=text), size))
    assert screen == f"Le titre {text}"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_exact_words_are_between_quotation_marks_and_others_are_not(size: Size) -> None:
    exact = RoomView("remark", heading="Le titre", said=(Said("Oui !", "une mamie", True),))
    assert together(await seen(exact, size)) == "Le titre « Oui ! » une mamie"
    told = RoomView("remark", said=(Said("Elle dit oui", "une mamie"),))
    assert together(await seen(told, size)) == "Elle dit oui une mamie"
    assert "\u00ab\u00a0Oui" in "".join(drawn(exact, size))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_wall_has_the_newest_remarks_in_their_order(size: Size) -> None:
    view = RoomView("wall", heading=QUESTION, said=SAID, count=len(SAID))
    screen = together(await seen(view, size))
    numbers = [int(word) for before, word in itertools.pairwise(screen.split()) if before == "numéro"]
    assert numbers == list(range(41 - len(numbers), 41)) and numbers
    if len(numbers) < len(SAID):
        assert _("+ {count} before").format(count=40 - len(numbers)).replace("\u00a0", " ") in screen
    assert "« Parole numéro 39 » — une mamie" in screen or size == (20, 6)
    assert screen.endswith("Parole numéro 40")


@pytest.mark.parametrize("means", [WORDS_ONLY, Means()], ids=["words", "letters"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_hidden_remarks_are_a_number_only(size: Size, means: Means) -> None:
    view = RoomView("wall", heading=QUESTION, said=SAID, hidden=True, count=40)
    assert draw(view, page(size, means)) == draw(replace(view, said=()), page(size, means))
    if means is WORDS_ONLY:
        counted = plain(words.count_remarks(40))
        assert together(await seen(view, size, means)) == f"{QUESTION} {counted}"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_agenda_tells_by_signs_what_is_done(size: Size) -> None:
    rows = (await seen(RoomView("agenda", heading="La séance", steps=STEPS), size)).splitlines()
    said = [row.strip() for row in rows if row.strip() and "La séance" not in row]
    assert said == ["✓  Rendez-vous", "▶  Annonces", "○  Amitiés"]


def test_an_agenda_too_long_shows_where_one_is() -> None:
    steps = tuple(Step(f"Étape {n}", "now" if n == 20 else "left") for n in range(40))
    rows = [row.strip() for row in drawn(RoomView("agenda", steps=steps), (30, 7))]
    assert "▶  Étape 20" in rows and "○  Étape 19" in rows and "○  Étape 21" in rows


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_before_and_after_a_session(size: Size) -> None:
    screen = together(await seen(RoomView("welcome", place="Médiathèque"), size))
    assert screen == f"{_('Café numérique')} Médiathèque"
    screen = together(await seen(RoomView("over", title="Les écrans", text=QUESTION), size))
    assert screen == f"Les écrans {QUESTION} {plain(_('Thank you!'))}"
    assert plain(_("Thank you!")) in await seen(RoomView("over"), size)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_test_picture_shows_its_edges_and_its_size(size: Size) -> None:
    screen = await seen(RoomView("test"), size)
    rows = screen.splitlines()
    assert {rows[0][0], rows[0][-1], rows[-1][0], rows[-1][-1]} == {"+"}
    assert all(row[0] == row[-1] == "|" for row in rows[1:-1])
    assert f"{size[0]} × {size[1]}" in screen and _("Test picture") in plain(screen)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_is_nothing(size: Size) -> None:
    assert (await seen(RoomView("blank", title="x", text="y", pen_down=True), size)).strip() == ""


@pytest.mark.parametrize("shown", [one for one in EVERY if one != "blank"])
async def test_that_the_pen_is_down_stands_at_the_bottom(shown: Shown) -> None:
    view = RoomView(shown, heading="Le titre", text=QUESTION, pen_down=True)
    async with window((80, 24)) as (app, pilot):
        app.wall.show(view)
        await pilot.pause()
        last = [piece for piece in pieces(app) if piece.row == 23]
        ground = next(iter(pieces(app))).paper
        assert plain(_("Pen down: nothing is noted")) in plain("".join(piece.text for piece in last))
        assert all(piece.paper != ground for piece in last)
    assert drawn(view, (14, 5))[-1].strip() == _("Pen down")


# Time


def test_the_state_of_the_clock_is_told_by_shapes() -> None:
    def rows(left: TimeLeft | None, means: Means, size: Size) -> tuple[str, ...]:
        return tuple(drawn(RoomView("prompt", text=QUESTION, left=left), size, means))

    for means in (Means(), Means("halves"), WORDS_ONLY, POOR):
        for size in ((80, 24), (140, 40)):
            lefts = [TimeLeft(2, 1.0, state) for state in ("going", "soon", "over", "paused")]
            assert len({rows(left, means, size) for left in [*lefts, None]}) == 5
    (time,) = (row for row in drawn(RoomView("prompt", left=TimeLeft(3, 1, "over")), (80, 24)) if row.strip())
    assert "! +3" in plain(time)
    (time,) = (
        row for row in drawn(RoomView("prompt", left=TimeLeft(3, 1, "paused")), (80, 24)) if row.strip()
    )
    assert "‖ 3" in plain(time)


def test_the_bar_is_what_is_left() -> None:
    lengths = []
    for twentieth in range(20):
        left = TimeLeft(5, twentieth / 20, "going")
        lengths.append("".join(drawn(RoomView("prompt", left=left), (120, 20))).count("="))
    assert lengths == list(range(40, 0, -2))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_time_and_title_give_way_before_words_of_the_question_are_lost(size: Size) -> None:
    left = TimeLeft(7, 0.3, "going")
    for count in range(1, 80):
        text = " ".join(["question"] * count)
        said = together(" ".join(drawn(RoomView("prompt", heading="Titre", text=text, left=left), size)))
        fits = count <= 2 * (size[1] if size[0] == 20 else 2 * size[1])
        assert said.count("question") == count or not fits
        assert "…" not in said or not fits


# Large letters


def block_rows(rows: list[str]) -> list[str]:
    """The part of each row that is drawn in large letters."""
    return ["".join(char if char in BLOCKS else " " for char in row).rstrip() for row in rows]


def lettering_in(rows: list[str], text: str, width: int) -> Lettering | None:
    """The large letters in which the rows show `text`, if they do."""
    seen = block_rows(rows)
    for high in range(len(rows), 2, -1):
        found = fit(text, width, high)
        if found is None:
            return None
        left = (len(rows[0]) - found.width) // 2
        wanted = [(" " * left + row).rstrip() for row in found.rows]
        if any(seen[at : at + len(wanted)] == wanted for at in range(len(rows))):
            return found
    return None


def test_short_words_are_in_large_letters_wherever_they_can_be() -> None:
    views = [
        (RoomView("prompt", text=QUESTION), QUESTION),
        (RoomView("closing", text=QUESTION), QUESTION),
        (RoomView("remark", said=(Said("Oui", "", True),)), words.quoted("Oui")),
        (RoomView("wall", hidden=True, count=12), words.count_remarks(12)),
        (RoomView("welcome"), _("Café numérique")),
        (RoomView("over"), _("Thank you!")),
    ]
    for view, text in views:
        for size in ((80, 24), (140, 40)):
            assert lettering_in(drawn(view, size, Means()), text, page(size).inside), (view.shown, size)


THEME = load(ROOT / "prompts" / "quand-les-reseaux-sociaux-font-du-bien.yaml")


@pytest.mark.parametrize("size", ROOMS, ids=str)
@pytest.mark.parametrize("number", range(len(THEME.prompts)))
def test_the_questions_of_the_theme_fill_the_wall(number: int, size: Size) -> None:
    prompt = THEME.prompts[number]
    text = prompt.question or prompt.title
    view = RoomView("prompt", heading=prompt.title, text=text, left=TimeLeft(7, 0.3, "going"))
    sheet = page(size, Means())
    rows = [strip.text for strip in draw(view, sheet)]
    found = lettering_in(rows, text, sheet.inside)
    assert found is not None
    assert found.width >= 0.6 * size[0] or found.height >= 0.6 * room_left(view, size)
    assert together(" ".join(found.lines)) == together(text)
    assert not [line for line in found.lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]


def room_left(view: RoomView, size: Size) -> int:
    """The rows between what stands above a question and what stands below it."""
    used = [bool(strip.text.strip()) for strip in draw(replace(view, text=""), page(size, Means()))]
    return max(len(list(rows)) for drawn, rows in itertools.groupby(used) if not drawn)


def test_a_larger_window_redraws_in_larger_letters() -> None:
    heights = []
    for size in ROOMS:
        found = lettering_in(
            drawn(RoomView("prompt", text=QUESTION), size, Means()), QUESTION, page(size).inside
        )
        assert found
        heights.append(found.height)
    assert heights == sorted(heights) and len(set(heights)) == len(heights)


async def test_the_window_may_change_its_size_and_its_palette() -> None:
    view = RoomView("prompt", heading="Le titre", text=QUESTION, left=TimeLeft(7, 0.3, "going"))
    async with window((80, 24), Means()) as (app, pilot):
        app.wall.show(view)
        await pilot.pause()
        for size in ((20, 6), (140, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert shown(app).splitlines() == drawn(view, size, Means())
        papers = set()
        for palette in PALETTES:
            app.theme = theme(palette).name
            await pilot.pause()
            papers.add(next(iter(pieces(app))).paper)
        assert len(papers) == len(PALETTES)


async def test_what_is_shown_already_is_not_drawn_again() -> None:
    view = RoomView("prompt", text=QUESTION)
    async with window((80, 24)) as (app, pilot):
        app.wall.show(view)
        await pilot.pause()
        row = app.wall.render_line(12)
        app.wall.show(replace(view, text=QUESTION[:3] + QUESTION[3:]))
        await pilot.pause()
        assert app.wall.render_line(12) is row
        app.wall.show(NOTHING)
        await pilot.pause()
        assert shown(app).strip() == ""


# Codes


def code_view(text: str = "mediatheque.fr/cafe", code: str = LINK) -> RoomView:
    return RoomView("code", heading="Le titre", text=text, code=code)


def has_code(view: RoomView, size: Size, means: Means) -> bool:
    """Whether there is any of the white that only a code has."""
    white = Style(bgcolor="#ffffff").bgcolor
    return any(
        part.style and part.style.bgcolor == white for row in draw(view, page(size, means)) for part in row
    )


async def picture(view: RoomView, size: Size, palette: str) -> Image.Image:
    """What a camera sees of a screen whose cells are twice as high as wide, each half cell a square."""
    async with window(size, Means()) as (app, pilot):
        app.theme = f"facilitator-{palette}"
        app.wall.show(view)
        await pilot.pause()
        image = Image.new("RGB", (size[0], 2 * size[1]))
        for piece in pieces(app):
            for column, char in enumerate(piece.text, piece.column):
                upper, lower = (piece.ink if char in signs else piece.paper for signs in ("▀█", "▄█"))
                image.putpixel((min(column, size[0] - 1), 2 * piece.row), upper)
                image.putpixel((min(column, size[0] - 1), 2 * piece.row + 1), lower)
        return image.resize((size[0] * 4, size[1] * 8), Image.Resampling.NEAREST)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("size", [(80, 24), (140, 40), (50, 40)], ids=str)
async def test_a_code_is_read_from_the_screen(size: Size, palette: str) -> None:
    assert zxing(await picture(code_view(), size, palette)) == LINK


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (50, 40), (41, 24)], ids=str)
async def test_the_address_stands_with_the_code(size: Size) -> None:
    assert "mediatheque.fr/cafe" in await seen(code_view(), size)
    assert has_code(code_view(), size, WORDS_ONLY)


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (20, 6)], ids=str)
@pytest.mark.parametrize("password", ["abc", 'a;b,c:d\\e"é', "deux  espaces l0O", "\u00e9\u00e0"])
@pytest.mark.parametrize("means", [WORDS_ONLY, POOR], ids=["unicode", "poor"])
async def test_a_password_is_shown_exactly(password: str, size: Size, means: Means) -> None:
    view = RoomView("wifi", heading="Réseau du café", text=password, code=f"WIFI:T:WPA;S:x;P:{password};;")
    rows = [plain(row).strip() for row in drawn(view, size, means)]
    assert any(row.endswith(password) for row in rows), rows


@pytest.mark.parametrize(
    ("view", "size", "means", "why"),
    [
        (code_view(), (20, 6), WORDS_ONLY, "This window is too small for a code."),
        (
            code_view(),
            (80, 24),
            Means("none", codes=False),
            "This terminal has no colours, so there is no code.",
        ),
        (code_view("x.fr", "x" * 9000), (200, 100), WORDS_ONLY, "This text is too long for a code."),
    ],
    ids=["small", "colourless", "long"],
)
def test_why_there_is_no_code_is_said_in_a_sentence(
    view: RoomView, size: Size, means: Means, why: str
) -> None:
    said = together(plain(" ".join(drawn(view, size, means))))
    assert plain(_(why)) in said
    assert view.text in said.replace(" ", "")
    assert not has_code(view, size, means)


# Terminals


@pytest.mark.parametrize(
    ("environ", "platform", "wanted", "means"),
    [
        ({"LANG": "fr_FR.UTF-8", "TERM": "xterm-256color"}, "linux", None, Means("quarters")),
        ({"LANG": "fr_FR.utf8", "TERM": "linux"}, "linux", None, Means("halves")),
        ({"LANG": "fr_FR", "TERM": "xterm"}, "linux", None, Means("none", False)),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "linux", None, Means("none", False)),
        ({"LANG": "fr_FR.UTF-8", "LC_CTYPE": "fr_FR@euro"}, "linux", None, Means("none", False)),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "linux", None, Means("none", False)),
        ({"LC_CTYPE": "UTF-8"}, "darwin", None, Means("quarters")),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, "linux", None, Means("quarters")),
        ({"LANG": "C.UTF-8"}, "linux", None, Means("quarters")),
        ({}, "linux", None, Means("none", False)),
        ({}, "win32", None, Means("quarters")),
        ({"LANG": "C"}, "linux", "halves", Means("halves")),
        ({"LANG": "fr_FR.UTF-8"}, "linux", "none", Means("none")),
        ({"LANG": "fr_FR.UTF-8", "NO_COLOR": "1"}, "linux", None, Means(codes=False)),
        ({"LANG": "fr_FR.UTF-8", "NO_COLOR": ""}, "linux", None, Means()),
        ({"LANG": "fr_FR.UTF-8", "TERM": "vt220"}, "linux", None, Means(codes=False)),
        ({"LANG": "fr_FR.UTF-8", "TERM": "xterm-mono"}, "linux", None, Means(codes=False)),
    ],
)
def test_the_means_of_a_terminal(environ: dict[str, str], platform: str, wanted: str, means: Means) -> None:
    assert found(environ, platform, wanted) == means  # type: ignore[arg-type]


def test_a_terminal_without_unicode_gets_ascii_only() -> None:
    for view in every_scene("Où ça ? « Là-bas », dit l’œuf… 🤯"):
        if view.shown not in ("code", "wifi"):
            assert "".join(drawn(view, (80, 24), POOR)).isascii(), view.shown
    for text in HOSTILE:
        # The very bytes of a picture of Escape are an escape for a terminal that knows no Unicode.
        assert "".join(drawn(RoomView("prompt", heading=text, text=text), (80, 24), POOR)).isascii()
    assert ascii_of("« Où », l’œuf…") == '"Ou", l\'oeuf...'


def test_what_is_typed_cannot_act_on_a_terminal_without_unicode() -> None:
    rows = [row.strip() for row in drawn(code_view("\x1b[2J\x9b1mé"), (80, 24), POOR)]
    assert "?[2J?1mé" in rows


def test_a_code_needs_no_character_on_a_terminal_without_unicode() -> None:
    ascii_only = Means("none", unicode=False)
    view = code_view()
    strips = draw(view, page((140, 50), ascii_only))
    assert "".join(strip.text for strip in strips).isascii()
    assert has_code(view, (140, 50), ascii_only)
    assert not has_code(view, (80, 24), ascii_only)


def test_a_console_gets_no_quarters_of_cells() -> None:
    for view in every_scene(QUESTION):
        signs = {*"".join(drawn(view, (160, 45), Means("halves")))}
        assert not signs & (BLOCKS - set("▀▄█")), view.shown


# Whatever the words are


def every_scene(text: str) -> Iterator[RoomView]:
    """Each scene, with the text wherever there can be some."""
    said = (Said(text, text, True), Said(text, text, False))
    steps = (Step(text, "done"), Step(text, "now"), Step(text, "left"))
    for one in EVERY:
        yield RoomView(
            one, text, text, text, text, said, False, 2, text, steps, TimeLeft(2, 0.9, "soon"), True
        )


def check(view: RoomView, size: Size, means: Means) -> None:
    strips = draw(view, page(size, means))
    assert len(strips) == size[1]
    for strip in strips:
        assert strip.cell_length == cell_len(strip.text) == size[0]
        assert not [char for char in strip.text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
        assert "\u202e" not in strip.text and "\u200b" not in strip.text


def test_every_scene_is_among_them() -> None:
    assert len(EVERY) == 14 and {*EVERY} >= {"prompt", "test", "welcome", "over", "blank", "wifi"}


@pytest.mark.parametrize("at", range(8))
def test_no_text_stops_the_wall_nor_acts_on_it(at: int) -> None:
    sizes: list[Size] = [(20, 6), (80, 24), (1, 1), (140, 40), (7, 3), (2, 30), (90, 2)]
    means = itertools.cycle([WORDS_ONLY, Means(), POOR, Means("halves")])
    for number, text in enumerate(HOSTILE[at::8]):
        for view in every_scene(text):
            check(view, sizes[number % len(sizes)], next(means))


@given(st.integers(0, 3), st.integers(1, 250), st.integers(1, 70), st.data())
@settings(max_examples=150)
def test_no_size_is_too_small(text: int, width: int, height: int, data: st.DataObject) -> None:
    said = ("", QUESTION, "Que faites-vous de vos soirées ? " * 9, "🤯 مرحبا")[text]
    view = data.draw(st.sampled_from([*every_scene(said)]))
    means = data.draw(st.sampled_from([WORDS_ONLY, Means(), POOR, Means("halves")]))
    check(view, (width, height), means)


def test_no_room_is_no_row() -> None:
    assert [draw(view, page(size)) for view in every_scene("x") for size in ((0, 5), (5, 0))] == [
        [] for _view in every_scene("x") for _size in range(2)
    ]


@pytest.mark.parametrize("text", [text for text in HOSTILE if "[" in text][:6])
async def test_markup_is_shown_as_it_is_typed(text: str) -> None:
    assert together(text) in together(await seen(RoomView("prompt", text=text), (140, 40)))


@pytest.mark.parametrize("width", [20, 33, 47, 80])
def test_ordinary_lines_break_as_french_asks(width: int) -> None:
    text = "Que faites-vous ? Oui ! « Rien » : c’est dit ; voilà. " * 3
    lines = [plain(row).strip() for row in drawn(RoomView("prompt", text=text), (width, 40)) if row.strip()]
    assert together(" ".join(lines)) == together(text)
    assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]
