"""What the room is asked now, and what the animator holds ready for it."""

from __future__ import annotations

from rich.cells import cell_len

from facilitator.domain.session import Session
from facilitator.domain.theme import Prompt
from facilitator.domain.visible import visible, visible_lines
from facilitator.services.live import Live
from facilitator.texts import _, words
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.wording import time_text


class TopLine(Prose):
    """The title with its place in the evening, and the time."""

    def tell(self, live: Live) -> None:
        """As of now."""
        self.show(*top_blocks(live, self.content_size.width or 80))


def top_blocks(live: Live, width: int) -> list[Block]:
    """The title and the time at the end of its line, or on a line of its own where there is no room for it."""
    session, prompt = live.session, live.session.prompt(live.heading)
    if prompt is None:
        return _titled("", visible(session.title), _until(session), "faint", width)
    place = f"{session.agenda.index(prompt) + 1}/{len(session.agenda)}  "
    time = live.time(prompt.id)
    paused = session.running is not None and session.running.paused
    over = time.left is not None and time.left < 0
    said = " · ".join(filter(None, [time_text(time, paused), _until(session)]))
    return _titled(place, visible(prompt.title), said, "alert" if over else "mark", width)


def _titled(place: str, title: str, said: str, tone: str, width: int) -> list[Block]:
    room = width - cell_len(place) - cell_len(title) - cell_len(said)
    lead = [(place, "faint")]
    if room < 2:
        return [Block([(title, "title")], lead), Block([(said, tone)], [(" " * cell_len(place), "")])]
    # No-break spaces: a gap is no place for a line to break.
    return [Block([(title, "title"), ("\u00a0" * room, ""), (said, tone)], lead)]


def _until(session: Session) -> str:
    until = session.running.until if session.running else None
    return _("room until {hour}").format(hour=words.hour(until)) if until else ""


class QuestionText(Prose):
    """The words of the question, and its follow-ups where there is no room for them at the side."""

    def tell(self, live: Live, with_follow_ups: bool, most: int) -> None:
        """At most `most` lines; follow-ups that were used go first when there are too many."""
        prompt = live.session.prompt(live.heading)
        if prompt is None:
            self.show(*_before_first(live.session))
            return
        blocks = [Block([(visible_lines(prompt.question), "")])] if prompt.question else []
        ups = follow_up_blocks(live.session, prompt) if with_follow_ups else []
        self.show(*blocks, *_fitting(blocks, ups, self.content_size.width or 76, most))


def _before_first(session: Session) -> list[Block]:
    said = _("No question is open yet. What you note now stands before the first one.")
    return [Block([(said, "accent")]), *_faint(session.theme.opening)]


def follow_up_blocks(session: Session, prompt: Prompt) -> list[tuple[bool, Block]]:
    """Each follow-up, with whether it was used."""
    used = session.running.used.get(prompt.id, []) if session.running else []
    return [
        (at in used, Block([(visible(text), "faint")], [("✓ ", "good") if at in used else ("• ", "faint")]))
        for at, text in enumerate(prompt.follow_ups)
    ]


def _fitting(above: list[Block], ups: list[tuple[bool, Block]], width: int, most: int) -> list[Block]:
    """The follow-ups that fit into what is left of `most` lines."""
    room = most - sum(len(block.lines(width)) for block in above)
    height = sum(len(block.lines(width)) for _used, block in ups)
    kept = list(ups)
    while kept and height > room:
        gone = next((up for up in kept if up[0]), kept[-1])
        kept.remove(gone)
        height -= len(gone[1].lines(width))
        room = min(room, most - sum(len(block.lines(width)) for block in above) - 1)
    left_out = len(ups) - len(kept)
    blocks = [block for _used, block in kept]
    if left_out and room >= 0:
        said = _("… follow-ups not shown here: {count}").format(count=left_out)
        blocks.append(Block([(said, "faint")]))
    return blocks


class SidePanel(Prose):
    """On a wide screen: the follow-ups, the animator's notes, the voices of the evening with their labels."""

    def tell(self, live: Live) -> None:
        """As of now."""
        self.show(*aside_blocks(live))


Part = tuple[str, list[Block]]
"""A heading, and what stands under it, perhaps nothing."""


def aside_blocks(live: Live) -> list[Block]:
    """What the animator holds ready, each part under its heading."""
    session, prompt = live.session, live.session.prompt(live.heading)
    parts = _of_prompt(session, prompt) if prompt else _of_welcome(session)
    if prompt is None or prompt is session.agenda[-1]:
        parts.append((_("Closing question"), _faint(session.theme.closing)))
    parts.append((_("Voices"), _voice_blocks(session)))
    blocks: list[Block] = []
    for heading, part in parts:
        if part:
            blocks += [*([Block([("", "")])] if blocks else []), Block([(heading, "strong")]), *part]
    return blocks or [Block([(_("There are no notes here."), "faint")])]


def _of_prompt(session: Session, prompt: Prompt) -> list[Part]:
    ups = [block for _used, block in follow_up_blocks(session, prompt)]
    return [
        (_("Follow-ups"), ups),
        (_("Notes for you"), _faint(prompt.notes)),
        (_("Link"), _faint(prompt.link)),
    ]


def _of_welcome(session: Session) -> list[Part]:
    previous = session.theme.previous
    if previous is None:
        return []
    return [(_("The café before"), [Block([(visible(previous.title), "")]), *_faint(previous.finding)])]


def _voice_blocks(session: Session) -> list[Block]:
    return [
        Block([(visible(voice.role), "")], [(f"{visible(voice.label):<5} ", "accent")])
        for voice in session.voices()
    ]


def _faint(text: str) -> list[Block]:
    return [Block([(visible_lines(text.strip()), "faint")])] if text.strip() else []
