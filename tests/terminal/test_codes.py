"""QR codes in pictures of a real terminal, as a phone would take them."""

from __future__ import annotations

import sys

import pytest

from facilitator.domain.addresses import wifi
from facilitator.tui.tones import PALETTES
from tests.code_readers import read, smaller, turned
from tests.terminal.xterm import XTerm

# One code in the middle of a window, on the ground of a palette; any key shows the next.
_WALL = """
import sys
from textual.app import App
from textual.widget import Widget
from textual.strip import Strip
from facilitator.tui.codes import fit
from facilitator.tui.tones import theme

palette, *payloads = sys.argv[1:]

class Wall(Widget):
    def render_line(self, y):
        code = fit(payloads[0], *self.size)
        row = y - (self.size.height - code.rows) // 2
        strip = code.strips()[row] if 0 <= row < code.rows else Strip([])
        left = (self.size.width - code.columns) // 2
        blank = Strip.blank(left, self.rich_style)
        return Strip.join([blank, strip]).adjust_cell_length(self.size.width, self.rich_style)

class Room(App):
    def compose(self):
        yield Wall()

    def on_mount(self):
        self.register_theme(theme(palette))
        self.theme = theme(palette).name

    def on_key(self):
        del payloads[0]
        self.query_one(Wall).refresh()

Room().run()
"""

SMALL = {
    "un lien": "https://example.org",
    "du français": "Où ? « Ici », à l’été",
    "un long lien": "https://example.org/cafe-numerique?theme=reseaux-sociaux&seance=12",
    "un Wi-Fi": wifi("Médiathèque", "à la page ; l’été", "WPA"),
    "un Wi-Fi hostile": wifi('"foo;bar\\baz"', 'a;b,c:d\\e"f', "WPA"),
    "un Wi-Fi en chiffres": wifi("DEADBEEF", "0123456789abcdef", "WEP"),
}
LARGE = {**SMALL, "un texte": "Les réseaux sociaux vous font-ils du bien ? " * 5}
SIZES = {(80, 24): SMALL, (140, 40): LARGE}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_two_readers_read_it_from_afar_and_askew(size: tuple[int, int], palette: str) -> None:
    """As it is, at a quarter of its width and of its height, turned by 5°, and both at once."""
    payloads = list(SIZES[size].values())
    with XTerm.start([sys.executable, "-c", _WALL, palette, *payloads], *size) as terminal:
        for payload in payloads:
            said = payload, payload
            picture = terminal.wait(
                lambda seen, said=said: read(seen) == said, f"{payload!r} in both readers"
            )
            ground = picture.getpixel((20, 20))
            assert (min(ground) > 200) == (palette == "light"), "the code stands on the ground of the palette"
            afar = smaller(picture, 4)
            for how, taken in {
                "at a quarter": afar,
                "turned by 5°": turned(picture, 5),
                "at a quarter, turned by 5°": turned(afar, 5),
                "turned by -5°, at a quarter": smaller(turned(picture, -5), 4),
            }.items():
                assert read(taken) == said, how
            terminal.keys("space")
