"""A past session, put in order: its remarks in one view or another, and what is done to them."""

from __future__ import annotations

import errno
import os
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Session
from facilitator.domain.views import WAYS
from facilitator.domain.visible import visible
from facilitator.services.reviewing import Review
from facilitator.storage.follow import News
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, ngettext, review, words
from facilitator.tui.in_turn import in_turn
from facilitator.tui.messages import ArticleWanted, SearchWanted
from facilitator.tui.screens import review_keys
from facilitator.tui.screens.review_doing import TROUBLES, why
from facilitator.tui.screens.review_links import GoneThrough, ReviewLinks
from facilitator.tui.sizes import WIDE
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.review_list import ReviewList
from facilitator.tui.widgets.review_rows import Detail, detail
from facilitator.tui.widgets.ways import Ways
from facilitator.tui.wording import bound
from facilitator.tui.wrapping import Run

_LOOK_SECONDS = 1.0

Seen = tuple[Session | None, News]
"""A session where it has changed, and what others did to it."""


class ReviewScreen(ReviewLinks):
    """A session that has ended, or any other that a search led to. `number` is the remark to begin with."""

    AUTO_FOCUS = "ReviewList"
    BINDINGS: ClassVar[list[BindingType]] = review_keys.BINDINGS

    def __init__(self, review: Review, paths: SessionPaths, number: int | None = None) -> None:
        super().__init__()
        self.review, self.paths = review, paths
        self.session: Session | None = None
        self._first = number
        self._looking = False
        self._faults: list[Fault] = []
        self.head = Prose(id="review-head")
        self.ways = Ways(id="ways")
        self.remarks = ReviewList(id="remarks")
        self.nothing = Prose(id="nothing")
        self.detail = Detail([], id="detail")
        self.trouble = Prose(id="trouble")
        self.place = Prose(id="place")

    def compose(self) -> ComposeResult:
        """The session, its views, its remarks; beside them, where there is room, the selected one whole."""
        yield self.head
        yield self.ways
        with Horizontal(id="both"):
            yield self.remarks
            yield self.nothing
            yield self.detail
        yield self.trouble
        yield self.place
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the session, then look now and then what others write in it."""
        self.trouble.display = self.nothing.display = False
        self.head.show(Block([(_("Reading the session…"), "faint")]))
        self.run_worker(self._open(), name="opening")

    async def _open(self) -> None:
        try:
            session = await in_turn(lambda: self.review.seen(self.paths))
        except FaultsError:
            from facilitator.tui.screens.reading import ReadingScreen

            if self.app.screen is self:
                self.app.switch_screen(ReadingScreen(self.paths))
            return
        except OSError as error:
            self.head.show()
            self.tell_trouble(error)
            return
        self.show_session(session, self._first)
        self.set_interval(_LOOK_SECONDS, self._look, name="look")

    def on_resize(self, event: events.Resize) -> None:
        """A wide screen has the detail beside the list."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._tell_detail()

    # What is shown

    def show_session(self, session: Session, number: int | None = None) -> None:
        """The session as it is now; with a number, that remark is selected."""
        self.session, self._faults = session, []
        self.head.show(*_head(session))
        self.remarks.show(session, number)
        self._tell_view()

    def _tell_view(self) -> None:
        self.ways.show(self.remarks.way)
        empty = not self.remarks.count()
        self.nothing.display, self.remarks.display = empty, not empty
        if empty:
            self.nothing.show(Block([(self.remarks.nothing(), "faint")]))
        self._tell_place()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Another remark is selected."""
        self._tell_place()

    def _tell_place(self) -> None:
        remark = self.remarks.remark()
        self._tell_detail()
        marked = len(self.remarks.marked)
        if marked:
            said = ngettext("{number} remark marked", "{number} remarks marked", marked).format(number=marked)
            keys = _("{key} unmarks").format(key=review_keys.key("back"))
            self.place.show(Block([(f"● {said}", "strong"), (f"  ·  {keys}", "mark")]))
        elif remark is not None and self.session is not None:
            at, of = self.remarks.place()
            title = review.group(self.session, self.remarks.way, self.remarks.group())
            self.place.show(Block([(f"{at}/{of}", "strong"), (f"  {title}", "faint")]))
        else:
            self.place.show(Block([("", "")]))
        self.refresh_bindings()

    def _tell_detail(self) -> None:
        if self.has_class("-wide"):
            self.detail.begin(self._detail_blocks())

    def _detail_blocks(self) -> list[Block]:
        remark, session, names = self.remarks.remark(), self.session, self.remarks.names
        if remark is None or session is None or names is None:
            return []
        return detail(session, remark, names)

    def tell_trouble(self, error: Exception | None) -> None:
        """What stands in the way, said until it is over."""
        self.trouble.display = error is not None
        if error is not None:
            self.trouble.show(Block([(why(error), "alert")], [("! ", "alert")]))

    def on_gone_through(self, message: GoneThrough) -> None:
        """A name is being changed in all sessions."""
        said = _("Sessions gone through: {done} of {number}").format(done=message.done, number=message.of)
        self.place.show(Block([(said, "mark")]))

    def of_the_moment(self, bindings: list[Binding]) -> list[Binding]:
        """The keys in the order in which they are shown."""
        return review_keys.of_the_moment(bindings, bool(self.remarks.marked))

    # What others write

    def _look(self) -> None:
        if self.app.screen is self and not self._looking:
            self._looking = True
            self.run_worker(self._seen(), name="look", group="look")

    async def _seen(self) -> None:
        try:
            session, news = await in_turn(self._news)
        except TROUBLES as error:
            self.tell_trouble(error)
        else:
            if session is not None:
                self.show_session(session)
            if news.session is not None:
                self._say(review.seen_changed())
            if isinstance(news.by_hand, list):
                self._faults = news.by_hand
            self.tell_trouble(FaultsError(self._faults) if self._faults else None)
        finally:
            self._looking = False

    def _news(self) -> Seen:
        news = self.review.look(self.paths)
        if not (self.paths.yaml.exists() or self.paths.journal.exists()):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.paths.yaml))
        session = self.review.seen(self.paths)
        known = self.session
        changed = bool(news.session or news.entries) or (known is not None and session.seq != known.seq)
        return session if changed else None, news

    def on_screen_resume(self) -> None:
        """Back from a window in which something may have been done."""
        if self.session is not None:
            self._look()

    def action_read_again(self) -> None:
        """Look now."""
        self._look()

    # Moving

    def action_turn(self, by: int) -> None:
        """Another view; the selected remark stays so."""
        self._turn_to((WAYS.index(self.remarks.way) + by) % len(WAYS))

    def _turn_to(self, at: int) -> None:
        self.remarks.turn(WAYS[at])
        self._tell_view()
        self.remarks.focus()

    def on_ways_chosen(self, event: Ways.Chosen) -> None:
        """A click on the name of a view."""
        self._turn_to(WAYS.index(event.way))

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """All that is known of a remark, over the list."""
        from facilitator.tui.screens.help import Leaflet

        self.open_over(Leaflet(self._detail_blocks()))

    def action_mark(self) -> None:
        """Mark the selected remark, or unmark it."""
        number = self.remarks.chosen()
        if number is not None:
            self.remarks.mark([number], number not in self.remarks.marked)
            self._tell_place()

    def action_extend(self, by: int) -> None:
        """Mark the selected remark and the next one."""
        for step in (0, by):
            if step:
                self.remarks.action_move(step)
            if (number := self.remarks.chosen()) is not None:
                self.remarks.mark([number])
        self._tell_place()

    def action_mark_group(self) -> None:
        """Mark all of the group; where they are, unmark them."""
        if self.remarks.selected is not None:
            numbers = [one.number for one in self.remarks.group().remarks]
            self.remarks.mark(numbers, not all(number in self.remarks.marked for number in numbers))
            self._tell_place()

    def action_back(self) -> None:
        """Unmark, or go back once all is on disk."""
        if self.remarks.marked:
            self.remarks.mark([*self.remarks.marked], False)
            self._tell_place()
        else:
            self.leave()

    def action_search(self) -> None:
        """Search the past sessions."""
        self.post_message(SearchWanted())

    def action_article(self) -> None:
        """Write the article of this session, once all that was done to it is on disk."""
        if self.session is not None and not self.waiting:
            self.post_message(ArticleWanted([self.paths]))

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return review_keys.help_texts()


def _head(session: Session) -> list[Block]:
    """Which session this is."""
    parts = [words.moment(session.started), visible(session.place)]
    if session.people is not None:
        parts.append(bound(words.count_people(session.people)))
    parts.append(bound(words.count_remarks(len(session.remarks))))
    state: list[Run] = [] if session.ended else [("  ↻ " + _("not ended"), "mark")]
    about = Block([(" · ".join(filter(None, parts)), "faint"), *state])
    return [Block([(visible(session.title), "title")]), about]
