"""What the room is asked now: what matters now is the largest."""

from __future__ import annotations

from textual.widget import Widget

from facilitator.domain.session import Session
from facilitator.domain.visible import visible_lines
from facilitator.services.live import Live
from facilitator.texts import _
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.aside import faint, follow_up_blocks
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.wrapping import wrap

_SHARE = 45  # per cent of the rows, as in the stylesheet
_AIRY = 7  # rows from which on an empty one is no waste


class QuestionText(Prose):
    """The words of the question, and its follow-ups where there is no room for them at the side."""

    def tell(self, live: Live, with_follow_ups: bool, most: int) -> None:
        """At most `most` lines; follow-ups that were used go first when there are too many."""
        width = self.content_size.width or 76
        most = self._room(most)
        prompt = live.session.prompt(live.heading)
        if prompt is None:
            self.show(*_airy(_before_first(live.session), width, most))
            return
        asked = visible_lines(prompt.question.strip())
        question = [_first_lines(asked, width, most)] if asked else []
        ups = follow_up_blocks(live.session, prompt) if with_follow_ups else []
        kept = _fitting(question, ups, width, most)
        between = [EMPTY] if question and kept else []
        self.show(*_airy([*question, *between, *kept], width, most))

    def _room(self, most: int) -> int:
        """The rows that the stylesheet leaves to the question, where that is known."""
        above = self.parent.size.height if isinstance(self.parent, Widget) else 0
        return max(1, min(most, above * _SHARE // 100)) if above else most


def _first_lines(text: str, width: int, most: int) -> Block:
    """A long text by its beginning."""
    if len(wrap(text, width)) <= most:
        return Block([(text, "strong")])
    return Block([("\n".join(wrap(text, width - 1)[:most]) + "…", "strong")])


def _airy(blocks: list[Block], width: int, most: int) -> list[Block]:
    """The blocks with an empty row before and after them, as far as they leave room for it."""
    if not blocks:
        return []
    height = sum(len(block.lines(width)) for block in blocks)
    if height > most and EMPTY in blocks:
        blocks = [block for block in blocks if block is not EMPTY]
        height -= 1
    above = [EMPTY] if most >= _AIRY and height < most else []
    below = [EMPTY] if above and height + 1 < most else []
    return [*above, *blocks, *below]


def _before_first(session: Session) -> list[Block]:
    key = live_keys.key("next")
    said = [
        _("No question is open yet. What you note now stands before the first one."),
        _("{key} opens the first question: the clocks start then.").format(key=key),
    ]
    return [*(Block([(text, "accent")]) for text in said), *faint(session.theme.opening)]


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
