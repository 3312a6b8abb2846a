"""What the animator holds ready: follow-ups, notes, the questions done and left, the voices of the evening."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.session import Session
from facilitator.domain.theme import Prompt
from facilitator.domain.visible import visible, visible_lines
from facilitator.services.live import Live
from facilitator.texts import _, ngettext, words
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.agenda_list import state_of
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose

_QUESTIONS = 9
_FEW = 20
_LABEL = 5


@dataclass(frozen=True)
class Part:
    """A heading, and what stands under it, perhaps nothing."""

    heading: str
    blocks: list[Block]

    def whole(self) -> list[Block]:
        """The part with its heading."""
        return [Block([(self.heading, "strong")]), *self.blocks]


class SidePanel(Prose):
    """On a wide screen. What is long is cut so that every part keeps its place."""

    def tell(self, live: Live) -> None:
        """As of now."""
        width, height = self.content_size.width or 40, self.content_size.height or 36
        ups, *others = of_question(live)
        agenda, voices = agenda_part(live, _QUESTIONS), voices_part(live, width)
        least = [ups, agenda, Part(voices.heading, voices.blocks[: _FEW // 2])]
        room = height - sum(_height(part, width) for part in least)
        parts = [ups]
        for part in others:
            shown = Part(part.heading, _cut(part.blocks, width, max(3, room - 2)))
            room -= _height(shown, width)
            parts.append(shown)
        rest = height - sum(_height(part, width) for part in (*parts, agenda)) - 1
        parts += [agenda, Part(voices.heading, _cut(voices.blocks, width, max(2, rest)))]
        self.show(*_joined(parts))


def _height(part: Part, width: int) -> int:
    """In rows, with the empty one before it."""
    return 2 + sum(len(block.lines(width)) for block in part.blocks) if part.blocks else 0


def _cut(blocks: list[Block], width: int, most: int) -> list[Block]:
    lines = [Block(line, (), block.action) for block in blocks for line in block.lines(width)]
    if len(lines) <= most:
        return blocks
    rest = _("… the rest: {key}").format(key=live_keys.key("aside"))
    return [*lines[: most - 1], Block([(rest, "faint")], action="aside")]


def _joined(parts: list[Part]) -> list[Block]:
    blocks: list[Block] = []
    for part in parts:
        if part.blocks:
            blocks += [*([EMPTY] if blocks else []), *part.whole()]
    return blocks


# The parts


def of_question(live: Live) -> list[Part]:
    """What belongs to the question the room is on; the follow-ups first."""
    session, prompt = live.session, live.session.prompt(live.heading)
    ups = [block for _used, block in follow_up_blocks(session, prompt)] if prompt else []
    parts = [Part(_("Follow-ups"), ups)]
    if prompt:
        parts += [Part(_("Notes for you"), faint(prompt.notes)), Part(_("Link"), faint(prompt.link))]
    elif previous := session.theme.previous:
        told = [Block([(visible(previous.title), "")]), *faint(previous.finding)]
        parts.append(Part(_("The café before"), told))
    if prompt is None or prompt is session.agenda[-1]:
        parts.append(Part(_("Closing question"), faint(session.theme.closing)))
    return parts


def follow_up_blocks(session: Session, prompt: Prompt) -> list[tuple[bool, Block]]:
    """Each follow-up, with whether it was used."""
    used = session.running.used.get(prompt.id, []) if session.running else []
    return [(at in used, _follow_up(at, text, at in used)) for at, text in enumerate(prompt.follow_ups)]


def _follow_up(at: int, text: str, used: bool) -> Block:
    lead = ("✓ ", "good") if used else ("• ", "faint")
    return Block([(visible(text), "faint")], [lead], f"tick({at})")


def agenda_part(live: Live, most: int | None = None) -> Part:
    """The questions done, doing and left; at most so many rows, those around the room's."""
    prompts = live.session.agenda
    first, last = 0, len(prompts)
    if most is not None and last > most:
        here = next((at for at, prompt in enumerate(prompts) if prompt.id == live.heading), 0)
        shown = most - 2
        first = min(max(0, here - shown // 2), last - shown)
        last = first + shown
    blocks = [_planned(live, prompt) for prompt in prompts[first:last]]
    return Part(_("Questions"), [*_more(first), *blocks, *_more(len(prompts) - last)])


def _more(number: int) -> list[Block]:
    said = ngettext("… {number} more", "… {number} more", number).format(number=number)
    return [Block([(said, "faint")], [("  ", "")])] if number else []


def _planned(live: Live, prompt: Prompt) -> Block:
    """A question with the sign of its state, and a word for it."""
    sign, word, tone = state_of(live, prompt.id)
    title, lead = visible(prompt.title), [(f"{sign} ", tone)]
    if prompt.id == live.heading:
        return Block([(title, "strong"), (f"  {word}", tone)], lead, "questions")
    if asked := live.session.asked.get(prompt.id):
        spent = words.duration(asked.seconds)
        return Block([(title, "faint"), (f"  {word}, {spent}", "faint")], lead, "questions")
    left = words.duration(prompt.minutes * 60) if prompt.minutes else ""
    return Block([(title, ""), (f"  {left}" if left else "", "faint")], lead, "questions")


def voices_part(live: Live, width: int) -> Part:
    """The voices with their labels: one a row while they are few, then one after the other."""
    voices = live.session.voices()
    heading = _("Voices")
    if len(voices) > _FEW // 2:
        heading = ngettext("{number} voice", "{number} voices", len(voices)).format(number=len(voices))
    said = [(visible(voice.label), visible(voice.role)) for voice in voices]
    if len(voices) <= _FEW:
        return Part(
            heading,
            [
                Block([(role, "")], [(f"{label:<{_LABEL}} ", "accent")], f"speak({at})")
                for at, (label, role) in enumerate(said)
            ],
        )
    runs = [
        run
        for label, role in said
        for run in ((f"{label}\u00a0", "accent"), (role.replace(" ", "\u00a0"), ""), ("  ", ""))
    ]
    return Part(heading, [Block(runs[:-1])])


def faint(text: str) -> list[Block]:
    """A text of the theme, as a block; nothing for nothing."""
    return [Block([(visible_lines(text.strip()), "faint")])] if text.strip() else []
