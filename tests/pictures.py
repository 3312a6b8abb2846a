r"""Every screen as pictures: `python -m tests.pictures [FOLDER] [NAME…]`, or `make pictures`.

Each scene is drawn at each size, in each language and palette, by the program itself, on a home made for it. A name
such as `question-fr-dark-80x24` asks for one picture; with `*` in it, for several. Those that are shown in the README:
python -m tests.pictures docs/pictures 'question-??-dark-80x24' 'question-??-light-140x40' 'erase-*-contrast-80x24' \
    'wall-question-*-contrast-80x24' 'wall-code-*-contrast-80x24' 'two-screens-*-dark-80x24' 'projected-*-dark-80x24'
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby, product
from pathlib import Path

from facilitator.storage.settings import Palette
from facilitator.tui.tones import PALETTES, theme
from tests.tui import cafe
from tests.tui.drawn import pieces
from tests.tui.scenes import SCENES, playing
from tests.tui.stage import Size
from tests.tui.svg import picture

FOLDER = "pictures"

_OWN_FOLDERS = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")


@dataclass(frozen=True)
class Picture:
    """One picture to be drawn. Those that differ only by their palette are drawn in one playing of the scene."""

    scene: str
    language: str
    size: Size
    palette: Palette

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"{self.scene}-{self.language}-{self.palette}-{self.size[0]}x{self.size[1]}"

    @property
    def playing(self) -> tuple[str, str, Size]:
        """What is played for it."""
        return self.scene, self.language, self.size


def pictures(patterns: Sequence[str] = ("*",)) -> Iterator[Picture]:
    """All the pictures there are of these names."""
    for scene in SCENES.values():
        for language, size, palette in product(cafe.WORDS, scene.sizes, PALETTES):
            one = Picture(scene.name, language, size, palette)
            if any(fnmatchcase(one.name, pattern) for pattern in patterns):
                yield one


async def draw(folder: Path, wanted: Sequence[Picture], work: Path) -> None:
    """Draw them into the folder; `work` is a place for the homes the scenes are played in."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {language: cafe.make(work / language, language).path for language in cafe.WORDS}
    for number, ((scene, language, size), group) in enumerate(groupby(wanted, lambda one: one.playing)):
        async with playing(SCENES[scene], made[language], work / str(number), size, language) as on:
            for one in group:
                on.app.theme = theme(one.palette).name
                await on.pilot.pause()
                ground = on.app.theme_variables["background"].lower()
                drawn = picture(pieces(on.app), size, ground, one.name)
                (folder / f"{one.name}.svg").write_text(drawn, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Draw, far from the settings of whoever runs this."""
    folder = Path(arguments[0] if arguments else FOLDER).absolute()
    wanted = list(pictures(arguments[1:] or ("*",)))
    if not wanted:
        print(f"No picture is called that. The scenes: {', '.join(SCENES)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(dict.fromkeys(_OWN_FOLDERS, work))
        asyncio.run(draw(folder, wanted, Path(work)))
    print(f"{len(wanted)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
