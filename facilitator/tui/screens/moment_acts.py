"""What an animator alone does from the live screen: mark a strong moment, and catch up with it from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.services.acts import Done, Trouble
from facilitator.texts import _, words
from facilitator.tui.recalling import WhileLed
from facilitator.tui.screens.evening_acts import EveningActs

if TYPE_CHECKING:
    from facilitator.tui.screens.catching_up import CatchingUp


class MomentActs(EveningActs):
    """A moment is acknowledged once it is on disk, like everything else."""

    _catching_up: CatchingUp | None = None

    def action_moment(self) -> None:
        """Mark this instant; not while the pen is down, since it is a note too."""
        if not self.pen_forbids():
            self.live.moment()

    def action_catch_up(self) -> None:
        """Note from memory; the line here stays as it is."""
        from facilitator.tui.screens.catching_up import CatchingUp

        if self.app.screen is not self:
            return  # a key held down: the one that is open goes on being told what happens
        self._catching_up = CatchingUp(WhileLed(self.evening))
        self.open_over(self._catching_up, self._caught_up)

    def _caught_up(self, _nothing: None) -> None:
        self._catching_up = None

    def tell_moments(self, what: Done | Trouble) -> None:
        """Pass on, or say, what the live screen has taken in."""
        if self._catching_up is not None:
            if self._catching_up.is_mounted:
                self._catching_up.update()
        elif isinstance(what, Done) and isinstance(what.news.own, e.MomentMarked):
            # That this moment is worth coming back to is for whoever notes alone.
            self._say(_("Noted.") if self.mirrored else _moment_text(self.live.session, what.news.own))


def _moment_text(session: Session, entry: e.MomentMarked) -> str:
    """The hour and the question of a moment that was just marked, or is one no more."""
    hour = words.hour(entry.moment)
    if not entry.marked:
        return _("{hour} is no strong moment any more.").format(hour=hour)
    title = visible(session.title_of(entry.prompt)) or _("before the first question")
    return _("◆ Strong moment: {hour}, {title}").format(hour=hour, title=title)
