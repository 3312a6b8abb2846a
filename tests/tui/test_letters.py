"""Letters that fill the wall: every French one, broken into lines as French asks, as large as the room allows."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont
from rich.style import Style

from facilitator.storage.themes import load
from facilitator.tui.letters import Grain, Lettering, fit, missing
from facilitator.tui.letters.breaking import balanced, paragraphs
from facilitator.tui.letters.setting import Setting
from facilitator.tui.letters.sizes import Size, glyph, sizes
from facilitator.tui.letters.strips import strips
from facilitator.tui.wrapping import unparted
from tests.conftest import ROOT
from tests.french_lines import faults
from tests.sentences import SENTENCES

_LETTERS = (
    "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆàâäçéèêëîïôöùûüÿœæABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789?!,"
_MARKS = "«»’…–—“”€°!?:;,.-()/&%'\"[]+@#*"
_PIXELS = {
    Grain.QUARTERS: dict(zip(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█", range(16), strict=True)),
    Grain.HALVES: {" ": 0, "▀": 1, "▄": 2, "█": 3},
}
_WINDOWS = [(80, 24), (120, 34), (160, 45), (240, 67)]
_TAKEN = 5
"""Rows of the window that are not the question's: the title, an empty row, and what stands below."""
_THEME = load(ROOT / "prompts" / "quand-les-reseaux-sociaux-font-du-bien.yaml")
_QUESTIONS = [prompt.question or prompt.title for prompt in _THEME.prompts]
_UNBOUNDED = 10_000
_GRAINS = pytest.mark.parametrize("grain", list(Grain), ids=lambda grain: grain.name)

_WORDS = st.sampled_from(
    [
        "le",
        "thé",
        "qu’on",
        "où",
        "«\xa0oui\xa0»",
        "jamais\u202f?",
        "«",
        "non",
        "»",
        "!",
        "aujourd’hui",
        ";",
        "à",
        "–",
        "Œuvre",
        ":",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)


def _picture(lettering: Lettering, grain: Grain = Grain.QUARTERS) -> Image.Image:
    """The blocks, read back into pixels."""
    across = 2 if grain is Grain.QUARTERS else 1
    picture = Image.new("1", (lettering.width * across, lettering.height * 2))
    for y, row in enumerate(lettering.rows):
        for x, block in enumerate(row):
            for pixel in range(2 * across):
                lit = _PIXELS[grain][block] >> pixel & 1
                picture.putpixel((x * across + pixel % across, y * 2 + pixel // across), lit)
    return picture


def _ink(picture: Image.Image) -> Image.Image:
    box = picture.getbbox()
    assert box, "nothing is drawn"
    return picture.crop(box)


@cache
def _typeface() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("font_source_sans_pro") / "files" / "SourceSansPro-Bold.ttf"), 300)


def _drawn_by_pillow(text: str) -> Image.Image:
    picture = Image.new("L", (400 * len(text), 500))
    # No kerning, as here.
    ImageDraw.Draw(picture).text((50, 350), text, fill=255, font=_typeface(), anchor="ls")
    return _ink(picture)


def _unlike(ours: Image.Image, text: str) -> float:
    """The part of the pixels that differ from Pillow's own drawing of the text at the same size."""
    theirs = (
        _drawn_by_pillow(text)
        .resize(ours.size, Image.Resampling.BOX)
        .point(lambda value: 255 * (value > 127))
    )
    differing = ImageChops.logical_xor(ours, theirs.convert("1"))
    return differing.convert("L").histogram()[255] / (ours.width * ours.height)


@_GRAINS
def test_every_french_letter_and_mark_is_drawn_and_none_like_another(grain: Grain) -> None:
    assert missing(_LETTERS + _MARKS + " \u00a0\u202f\u2007\u2009\u2011") == ""
    shapes = set()
    for char in _LETTERS + _MARKS:
        lettering = fit(char, 60, 20, grain)
        assert lettering and set("".join(lettering.rows)) != {" "}, char
        shapes.add(lettering.rows)
    assert len(shapes) == len(set(_LETTERS + _MARKS))


@pytest.mark.parametrize("text", ["Où", "Ça va", "Œuvre", "Élan", "gêné", "« Âge »", "l’été", "12 €"])
def test_the_blocks_show_what_the_font_draws(text: str) -> None:
    lettering = fit(text, 240, 60)
    assert lettering and lettering.lines == (text,)
    assert _unlike(_ink(_picture(lettering)), text) < 0.04


def test_a_different_text_is_seen_to_be_different() -> None:
    lettering = fit("Où", 240, 60)
    assert lettering and _unlike(_ink(_picture(lettering)), "Ou") > 0.08


@pytest.mark.parametrize(
    "grain, chars",
    [(Grain.QUARTERS, _ALPHABET + "éèêëàâôöîïûüùç"), (Grain.HALVES, _ALPHABET)],
    ids=["QUARTERS", "HALVES"],
)
def test_the_smallest_letters_are_told_apart(grain: Grain, chars: str) -> None:
    smallest = list(sizes(grain, 10))[-1]
    shapes = [shape for char in chars if (shape := glyph(char, smallest))]
    assert len({(shape.picture.tobytes(), shape.picture.width, shape.up) for shape in shapes}) == len(chars)


@_GRAINS
@given(
    picture=st.integers(1, 6).flatmap(
        lambda width: st.integers(1, 4).flatmap(
            lambda height: st.binary(min_size=4 * width * height, max_size=4 * width * height).map(
                lambda data: Image.frombytes("L", (2 * width, 2 * height), bytes(byte & 1 for byte in data))
            )
        )
    )
)
def test_blocks_are_the_pixels_they_were_made_from(grain: Grain, picture: Image.Image) -> None:
    back = _picture(Lettering((), grain.rows(picture), 0), grain)
    assert back.convert("L").point(lambda value: value & 1).tobytes() == picture.tobytes()


@_GRAINS
@given(
    text=st.one_of(_TEXTS, st.sampled_from(SENTENCES)), width=st.integers(20, 240), height=st.integers(5, 67)
)
@settings(max_examples=60)
def test_lines_break_as_french_asks_and_nothing_is_too_wide_or_high(
    grain: Grain, text: str, width: int, height: int
) -> None:
    lettering = fit(text, width, height, grain)
    if lettering is None:
        return
    said = unicodedata.normalize("NFC", re.sub(" +", " ", text))
    assert not faults(said, list(lettering.lines), _UNBOUNDED)
    assert lettering.width <= width and lettering.height <= height
    assert {len(row) for row in lettering.rows} == {lettering.width}
    assert set("".join(lettering.rows)) <= set(_PIXELS[grain])


@given(text=_TEXTS, width=st.integers(20, 200), height=st.integers(5, 60), more=st.integers(1, 40))
@settings(max_examples=60)
def test_a_larger_window_never_gives_smaller_letters(text: str, width: int, height: int, more: int) -> None:
    small = fit(text, width, height)
    for large in (fit(text, width + more, height), fit(text, width, height + more)):
        assert small is None or (large and large.x_height >= small.x_height)


@_GRAINS
@given(text=_TEXTS, width=st.integers(20, 120), height=st.integers(5, 34))
@settings(max_examples=30)
def test_the_letters_are_the_largest_of_all_sizes_that_fit(
    grain: Grain, text: str, width: int, height: int
) -> None:
    said = paragraphs(text)
    fitting = (
        size
        for size in sizes(grain, 2 * height)
        if Setting(said, size).fits(width * grain.across, 2 * height)
    )
    largest, lettering = next(fitting, None), fit(text, width, height, grain)
    assert (lettering and lettering.x_height) == (largest and largest.x_height)


@pytest.mark.parametrize("window", _WINDOWS, ids=str)
@pytest.mark.parametrize("question", _QUESTIONS)
def test_the_questions_of_the_shipped_theme_fill_the_room_left_to_them(
    question: str, window: tuple[int, int]
) -> None:
    width, height = window[0], window[1] - _TAKEN
    lettering = fit(question, width, height)
    assert lettering
    box = _picture(lettering).getbbox()
    assert box
    assert max((box[2] - box[0]) / 2 / width, (box[3] - box[1]) / 2 / height) >= 0.6
    assert not faults(question, list(lettering.lines), _UNBOUNDED)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(0, 3), st.integers(12, 30))
def test_lines_are_as_few_and_as_even_as_can_be(widths: list[int], space: int, room: int) -> None:
    def unevenness(ends: tuple[int, ...]) -> int | None:
        lines = [sum(widths[start:end]) + space * (end - start - 1) for start, end in pairwise((0, *ends))]
        return sum((room - line) ** 2 for line in lines) if max(lines) <= room else None

    ways = [
        (*ends, len(widths))
        for some in range(len(widths))
        for ends in combinations(range(1, len(widths)), some)
    ]
    best = min((len(ends), uneven) for ends in ways if (uneven := unevenness(ends)) is not None)
    found = tuple(balanced(widths, space, room))
    assert (len(found), unevenness(found)) == best


def test_no_word_is_left_alone_where_lines_can_be_even() -> None:
    lettering = fit("Que gardez-vous du temps que vous avez passé là", 100, 14)
    assert lettering
    assert min(len(line) for line in lettering.lines) > max(len(line) for line in lettering.lines) / 2


def test_the_parts_of_a_paragraph_keep_what_french_keeps_together() -> None:
    assert unparted("Il dit : « non » ! Et  puis ?") == ["Il", "dit :", "« non » !", "Et", "puis ?"]
    assert unparted("à 16 h 15, 10 000 km") == ["à", "16 h 15,", "10 000", "km"]


@pytest.mark.parametrize("window", [(12, 3), (24, 6), (60, 12), (240, 20)], ids=str)
@_GRAINS
def test_a_clock_does_not_tremble(grain: Grain, window: tuple[int, int]) -> None:
    times = [f"{minute:02}:{second:02}" for minute, second in [(12, 34), (11, 11), (0, 0), (48, 57), (9, 26)]]
    clocks = [fit(time, *window, grain) for time in [*times, "\u20079:26"]]
    assert len({clock and (clock.width, clock.height, clock.x_height) for clock in clocks}) == 1


def test_a_figure_that_changes_leaves_the_others_where_they_are() -> None:
    before, after = fit("12:34", 60, 12), fit("12:37", 60, 12)
    assert before and after and before != after
    kept = before.width * 3 // 4
    assert [row[:kept] for row in before.rows] == [row[:kept] for row in after.rows]


@pytest.mark.parametrize("x_height", [4, 5, 6, 7, 9])
@_GRAINS
def test_letters_do_not_touch(grain: Grain, x_height: int) -> None:
    size = Size(grain, x_height)
    for char in "0123456789abcdeghiklmnopqsuvz":
        shape = glyph(char, size)
        assert shape and shape.left + shape.picture.width < size.advance(char) + size.before("n"), char


@pytest.mark.parametrize("x_height", [4, 5, 6, 7, 8, 12, 40])
@_GRAINS
def test_no_letter_is_cut_off_at_an_edge(grain: Grain, x_height: int) -> None:
    size = Size(grain, x_height)
    for char in _LETTERS + _MARKS:
        shape = glyph(char, size)
        assert shape
        lit = Setting([[char]], size).picture([char]).histogram()[1]
        assert lit == shape.picture.histogram()[255], char


def test_accents_typed_apart_are_drawn_as_one_letter() -> None:
    assert fit("e\u0301te\u0301", 60, 12) == fit("été", 60, 12)


def test_line_feeds_break_and_other_spaces_are_spaces() -> None:
    lettering = fit("\n un\tdeux \r\n\n trois\n", 200, 20)
    assert lettering and lettering.lines == ("un deux", "trois")


@pytest.mark.parametrize(
    "text", ["😀", "مرحبا", "שלום", "日本", "\x1b[31m", "\ud800", "x\u0302", "\u200b", "\u202e"]
)
def test_what_the_font_lacks_is_named_and_left_to_ordinary_text(text: str) -> None:
    assert missing(f"Bonjour {text}")
    assert fit(f"Bonjour {text}", 240, 60) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u00a0", "mot " * 500, "é" * 200, "é" * 2000, "?", "_", "« »", "\t"]
)
@pytest.mark.parametrize(
    "window", [(0, 0), (-1, 20), (20, -1), (1, 1), (2, 2), (20, 6), (80, 19), (1000, 300)], ids=str
)
@_GRAINS
def test_bad_input_gives_letters_that_fit_or_none(text: str, window: tuple[int, int], grain: Grain) -> None:
    lettering = fit(text, *window, grain)
    assert lettering is None or (lettering.width <= window[0] and lettering.height <= window[1])


@given(text=st.text(max_size=60), width=st.integers(-2, 120), height=st.integers(-2, 40))
def test_any_text_gives_letters_that_fit_or_none(text: str, width: int, height: int) -> None:
    lettering = fit(text, width, height)
    assert lettering is None or (lettering.width <= width and lettering.height <= height)


def test_a_word_that_is_too_long_is_never_cut() -> None:
    assert fit("é" * 200, 80, 19) is None
    lettering = fit("Anticonstitutionnellement", 80, 19)
    assert lettering and lettering.lines == ("Anticonstitutionnellement",)


def test_strips_are_the_rows_and_the_same_ones_each_time() -> None:
    lettering, style = fit("Où ?", 60, 12), Style(bold=True)
    assert lettering
    drawn = strips(lettering, style)
    assert [strip.text for strip in drawn] == list(lettering.rows)
    assert {strip.cell_length for strip in drawn} == {lettering.width}
    assert all(before is after for before, after in zip(drawn, strips(lettering, style), strict=True))


def test_lines_stand_in_the_middle_or_begin_at_one_edge() -> None:
    text = "nu\nnu nu nu nu"
    centred, listed = fit(text, 80, 12), fit(text, 80, 12, centred=False)
    assert centred and listed and centred.width == listed.width

    def first_ink(lettering: Lettering) -> list[int]:
        half = lettering.height // 2
        return [
            min(len(row) - len(row.lstrip()) for row in rows if row.strip())
            for rows in (lettering.rows[:half], lettering.rows[half:])
        ]

    assert first_ink(centred)[0] > 10
    assert abs(first_ink(listed)[0] - first_ink(listed)[1]) <= 1
