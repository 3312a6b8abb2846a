"""The top of the live screen: the question's place, title and time; under it what stands all evening.

While the pen is down the whole of it is a band: another ground, and the words in capitals.
"""

from __future__ import annotations

from rich.cells import cell_len

from facilitator.domain.visible import visible
from facilitator.services.live import Live
from facilitator.texts import _
from facilitator.texts.wall import on_the_wall
from facilitator.tui.course import cue, standing
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.blocks import GAP, Block, Prose
from facilitator.tui.wrapping import Run, wrap

_DOT: Run = (" · ", "faint")
_TALL = 18  # rows of a screen on which the band has room around its words
_NARROWEST_TITLE = 12
_SHORT_TITLE = 28  # cells that a title has before it is broken for the sake of the time


class TopLine(Prose):
    """The state of the evening, always in words."""

    def tell(self, live: Live) -> None:
        """As of now."""
        down = live.pen_down
        self.set_class(down, "-pen-down")
        tall = self.screen.size.height >= _TALL
        width = self.content_size.width or 80
        blocks = top_blocks(live, width, tall)
        self.show(*([*_band(width, tall), *map(_plain, blocks)] if down else blocks))


def top_blocks(live: Live, width: int, tall: bool = True) -> list[Block]:
    """The title with the time of the question at its end, then what stands all evening."""
    place, title, time = _question(live)
    place = place if width >= _NARROWEST_TITLE else ""
    said = _time_beside(place, title, time, width)
    apart = [] if said else [time[-1]]
    most = 2 if tall else 1
    status = _with_wall(live, [*apart, *standing(live)], len(apart) + 1, width, most)
    return [*_titled(place, title, said or ("", ""), width, most), *status]


def _question(live: Live) -> tuple[str, str, list[Run]]:
    """The place and the title of the question, and its time in a long and in a short form."""
    session, prompt = live.session, live.session.prompt(live.heading)
    if prompt is None:
        waiting = (", ".join([_("welcome"), _("no clock yet")]), "accent")
        return "", visible(session.title), [waiting, (_("welcome"), "accent")]
    paused = session.running is not None and session.running.paused
    now = cue(live.time(prompt.id), paused)
    place = f"{session.agenda.index(prompt) + 1}/{len(session.agenda)}  "
    return place, visible(prompt.title), [(now.text(), now.tone), (now.said, now.tone)]


def _time_beside(place: str, title: str, time: list[Run], width: int) -> Run | None:
    """The longest form of the time that leaves the title its room; None where even the shortest leaves none."""
    wanted = max(_NARROWEST_TITLE, min(cell_len(title), _SHORT_TITLE))
    fitting = [run for run in time if _title_room(place, run, width) >= wanted]
    short = [time[-1]] if _title_room(place, time[-1], width) >= _NARROWEST_TITLE else []
    return next(iter([*fitting, *short]), None)


def _title_room(place: str, said: Run, width: int) -> int:
    return width - cell_len(place) - (cell_len(said[0]) + 2 if said[0] else 0)


def _titled(place: str, title: str, said: Run, width: int, most: int) -> list[Block]:
    """The title in at most so many lines, with what is said at the end of the first."""
    room = max(1, _title_room(place, said, width))
    lines = wrap(title, room)
    if len(lines) > most:
        lines = wrap(title, max(1, room - 1))[:most]
        lines[-1] = lines[-1] + "…" if room > 1 else "…"
    gap = GAP * max(0, width - cell_len(place) - cell_len(lines[0]) - cell_len(said[0]))
    first = Block([(lines[0], "title"), *([(gap, ""), said] if said[0] else [])], [(place, "faint")])
    margin = " " * cell_len(place)
    return [first, *(Block([(line, "title")], [(margin, "")]) for line in lines[1:])]


def _fitting(runs: list[Run], firm: int, width: int, most: int) -> list[Block]:
    """As much as there is room for, in one row if that is enough for what is not well; the `firm` first always stay."""
    kept = [(wrap(text, width)[0], tone) for text, tone in runs]
    for rows in range(1, most + 1):
        packed = _packed(_without_quiet(kept, firm, width, rows), width)
        if len(packed) <= rows:
            break
    return [Block([part for run in row for part in (_DOT, run)][1:]) for row in packed[:most]]


def _with_wall(live: Live, runs: list[Run], firm: int, width: int, most: int) -> list[Block]:
    """What stands all evening, after what the room sees where that is not the question: it takes no row more."""
    blocks = _fitting(runs, firm, width, most)
    what = on_the_wall(live.session, live.stage)
    if not what:
        return blocks
    kept: list[Run] = [("▣ " + _("wall: {what}").format(what=what), "mark"), *runs]
    while len(kept) > firm + 1 and len(
        _packed(_without_quiet(kept, firm + 1, width, len(blocks)), width)
    ) > len(blocks):
        kept.pop()
    return _fitting(kept, firm + 1, width, len(blocks))


def _without_quiet(runs: list[Run], firm: int, width: int, rows: int) -> list[Run]:
    """Less and less of what says that all is well, the last first, until the rest fits into so many rows."""
    kept = list(runs)
    while len(_packed(kept, width)) > rows:
        quiet = [run for run in kept[firm:] if run[1] == "faint"]
        if not quiet:
            break
        kept.remove(quiet[-1])
    return kept


def _packed(runs: list[Run], width: int) -> list[list[Run]]:
    """The runs in rows, in their order."""
    rows = [[runs[0]]]
    for run in runs[1:]:
        if _width([*rows[-1], run]) <= width:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _width(runs: list[Run]) -> int:
    return sum(cell_len(text) for text, _tone in runs) + cell_len(_DOT[0]) * (len(runs) - 1)


# Pen down


def _band(width: int, tall: bool) -> list[Block]:
    """The words that say it, between two rules where there is room."""
    down, up = _("PEN DOWN"), _("{key} takes it up again").format(key=live_keys.key("pen"))
    if not tall:
        return [_centred(" · ".join([down, up]), width)]
    rule = Block([("━" * width, "strong")], action="pen")
    return [
        rule,
        _centred(down, width),
        _centred(" · ".join([_("nothing is noted"), up]), width),
        rule,
    ]


def _centred(text: str, width: int) -> Block:
    return Block([(text, "strong")], [(" " * max(0, (width - cell_len(text)) // 2), "")], "pen")


def _plain(block: Block) -> Block:
    """A block without the colours of its tones: they are made for another ground."""
    weight = {"title": "strong", "alert": "strong", "strong": "strong"}
    runs, lead = ([(text, weight.get(tone, "")) for text, tone in part] for part in (block.runs, block.lead))
    return Block(runs, lead)
