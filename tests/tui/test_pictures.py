"""The pictures of the screens: one a scene, size, language and palette, and nothing in them from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import pictures
from tests.conftest import ROOT
from tests.tui.cafe import WORDS
from tests.tui.scenes import SCENES

SVG = "{http://www.w3.org/2000/svg}"


def test_there_is_a_picture_for_each_scene_size_language_and_palette() -> None:
    names = [one.name for one in pictures.pictures()]
    assert len(names) == len({*names}) == len(SCENES) * 2 * 2 * 3
    assert {*pictures.pictures(["home-*"])} == {one for one in pictures.pictures() if one.name[:5] == "home-"}


async def test_pictures_hold_all_that_is_drawn_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    wanted = list(pictures.pictures(["question-??-*"]))
    await pictures.draw(tmp_path / "pictures", wanted, tmp_path / "work")
    assert {path.stem for path in (tmp_path / "pictures").iterdir()} == {one.name for one in wanted}
    for one in wanted:
        document = (tmp_path / "pictures" / f"{one.name}.svg").read_text(encoding="utf-8")
        said = "".join(element.text or "" for element in ElementTree.fromstring(document).iter(f"{SVG}text"))
        assert WORDS[one.language].half.replace(" ", "") in re.sub(r"\s", "", said)
        assert_alone(document)


def assert_alone(document: str) -> None:
    """Nothing has to be fetched to see it, and nothing in it runs."""
    bare = document.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|url\(|@import|@font-face|href|<script|<image|<style", bare)


def test_letters_stand_in_their_cells(tmp_path: Path) -> None:
    from rich.style import Style

    from tests.tui.drawn import Piece
    from tests.tui.svg import picture

    wide = Piece("  日本 é ", 1, 2, (255, 255, 255), (0, 0, 0), Style(bold=True))
    drawn = picture([wide], (20, 3), "#000000", "<&>")
    (text,) = ElementTree.fromstring(drawn).iter(f"{SVG}text")
    assert text.text == "日本 é" and text.get("font-weight") == "bold"
    # Two columns before it, two blanks in it; two wide letters, a space and a narrow one.
    assert (text.get("x"), text.get("textLength")) == (str(4 * 9), str(6 * 9))


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert pictures.main(["ici", "nulle-part"]) == 2
    assert "question" in capsys.readouterr().err


@pytest.mark.parametrize("readme", ["README.md", "LISEZMOI.md"])
def test_the_pictures_shown_are_there_and_alone(readme: str) -> None:
    shown = re.findall(
        r"!\[[^\]]+\]\((docs/pictures/[^)]+\.svg)\)", (ROOT / readme).read_text(encoding="utf-8")
    )
    assert len(shown) >= 3
    for path in shown:
        assert_alone((ROOT / path).read_text(encoding="utf-8"))
