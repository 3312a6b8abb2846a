"""The board: what was said on one side, the situations of an article on the other."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from facilitator.domain.synthesis import Ref, Sessions, Synthesis, changed, quotable
from facilitator.domain.visible import visible
from facilitator.services.writing import Act
from facilitator.storage.syntheses import SynthesisPaths
from facilitator.texts import _, words, writing
from facilitator.tui.screens import board_keys
from facilitator.tui.screens.board_acts import BoardActs
from facilitator.tui.sizes import WIDE
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.board_rows import BoardList, Key, Order, Table
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.situation_list import SituationList, Situations
from facilitator.tui.widgets.waiting_list import WaitingList


class BoardScreen(BoardActs):
    """Letters are never typed here: they find a situation."""

    AUTO_FOCUS = "WaitingList"
    BINDINGS: ClassVar[list[BindingType]] = board_keys.BINDINGS

    def __init__(self, paths: SynthesisPaths) -> None:
        super().__init__(paths)
        self.marked: dict[Ref, None] = {}
        self._held: Ref | None = None
        self._said = ""
        self._changed = 0
        self._order = Order()
        self.head = Prose(id="board-head")
        self.heap_head = Prose(id="heap-head")
        self.heap = WaitingList(id="heap")
        self.situations_head = Prose(id="situations-head")
        self.situations = Situations(id="situations")
        self.place = Prose(id="place")

    def compose(self) -> ComposeResult:
        """The two sides under the title, and over what was done last."""
        yield self.head
        with Horizontal(id="sides"):
            with Vertical(id="heap-side"):
                yield self.heap_head
                yield self.heap
            with Vertical(id="situations-side"):
                yield self.situations_head
                yield self.situations
        yield self.trouble
        yield self.place
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the synthesis and its sources."""
        self.head.show(Block([(_("Reading the sessions…"), "faint")]))
        self.begin_writing()

    def on_resize(self, event: events.Resize) -> None:
        """More columns where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.situations.fit(event.size.width)

    # What is shown

    def show(self) -> None:
        """Both sides as they are now."""
        self.show_selecting(None)

    def show_selecting(self, wanted: Key | None) -> None:
        """Both sides as they are now, with this selected where the keys go."""
        self.marked = {ref: None for ref in self.marked if self._is_there(ref)}
        table = Table(self.synthesis, self.sessions, self._order, self.marked)
        here = self.side()
        across = here is self.heap and not isinstance(wanted, int)
        self.heap.show(table, wanted if across else None)
        self.situations.show(table, None if across else wanted)
        if here is not self.heap and self.focused is not self.situations.current:
            self.situations.current.focus()
        self.tell_state()

    def _is_there(self, ref: Ref) -> bool:
        session = self.sessions.get(ref.session)
        return session is not None and ref.number in session.remarks

    def tell_state(self) -> None:
        """What there is, in figures; whether it is on the disk."""
        state = (_("being written…"), "mark") if self.waiting else (_("on disk"), "faint")
        self.head.show(Block([(visible(self.synthesis.title), "title"), ("  ·  ", "faint"), state]))
        waiting, aside = len(self.heap.table.unplaced), len(self.synthesis.aside)
        placed = sum(len(one.remarks) for one in self.synthesis.situations)
        here = self.side() is self.heap
        self.heap_head.show(
            _side_head(here, writing.waiting(waiting), [writing.aside(aside)] if aside else [])
        )
        self.situations_head.show(
            _side_head(
                not here, writing.situations(len(self.synthesis.situations)), [words.count_remarks(placed)]
            )
        )
        self._tell_place()

    def _tell_place(self) -> None:
        if self.marked:
            keys = _("{key} unmarks").format(key=board_keys.key("back"))
            said = [(f"● {words.count_remarks(len(self.marked))}", "strong"), (f"  ·  {keys}", "mark")]
        elif self._said:
            undo = _("Undo: {key}").format(key=board_keys.key("undo"))
            said = [(self._said, "good"), (f"  ·  {undo}", "faint")]
        elif self._changed:
            said = [(writing.changed(self._changed).format(key=board_keys.key("open")), "alert")]
        else:
            said = [(_("1 to 9, or the name of a situation: the remark goes there."), "faint")]
        self.place.show(Block(said))
        self.refresh_bindings()

    def tell(self, said: str) -> None:
        """What was done, until something else is."""
        self._said = said
        self._tell_place()

    def take_in(self, synthesis: Synthesis, sessions: Sessions) -> None:
        """What has changed of the placed remarks is counted when files have been read, not at each key."""
        if sessions != self.sessions or synthesis.sources != self.synthesis.sources or not self._order.refs:
            self._order = Order(quotable(synthesis, sessions))
        super().take_in(synthesis, sessions)
        self._changed = len(changed(synthesis, sessions))

    def of_the_moment(self, bindings: list[Binding]) -> list[Binding]:
        """The keys in the order in which they are shown."""
        on = "waiting" if self.side() is self.heap else "remark" if self.placed() else "situation"
        return board_keys.of_the_moment(bindings, on)

    # Where the keys go

    def side(self) -> BoardList:
        """The list that takes the keys; the remarks to be placed while none does."""
        return self.focused if isinstance(self.focused, SituationList) else self.heap

    def action_side(self, by: int) -> None:
        """To the next list, from the last to the first."""
        lists: list[BoardList] = [self.heap, *self.situations.shown]
        lists[(lists.index(self.side()) + by) % len(lists)].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another side takes the keys."""
        self.tell_state()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Something else is selected."""
        self.refresh_bindings()

    # The mouse

    def on_board_list_pressed(self, event: BoardList.Pressed) -> None:
        """A remark is taken hold of."""
        self._held = event.ref

    def on_board_list_released(self, event: BoardList.Released) -> None:
        """It is let go: on another row, that is its place."""
        held, self._held = self._held, None
        key = event.over.key_at(event.row) if event.row < event.over.count() else None
        if held is None or key == held:
            return
        refs = [*self.marked] if held in self.marked else [held]
        if isinstance(event.over, SituationList):
            self._put_at(refs, event.over.situation_at(event.row), key)
        elif held not in self.heap.table.unplaced:
            self.take_out(refs)

    def _put_at(self, refs: list[Ref], at: int | None, key: Key | None) -> None:
        if at is not None:
            here = [placed.ref for placed in self.synthesis.situations[at].remarks]
            self.put_into(refs, at, here.index(key) if isinstance(key, Ref) else None)

    # Windows

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter, or a click on what is selected."""
        self.action_open()

    def action_open(self) -> None:
        """All of a remark; the name of a situation."""
        key = self.side().key()
        if isinstance(key, Ref):
            from facilitator.tui.screens.placed import PlacedDialog

            def decided(act: Act | None) -> None:
                if act is not None:
                    self._change(act)

            if self.heap.table.remark(key) is not None or self.placed() is not None:
                self.open_over(PlacedDialog(self.heap.table, key), decided)
        else:
            self.action_name()

    def action_article(self) -> None:
        """The texts, and the article."""
        from facilitator.tui.screens.article import ArticleScreen

        self.submit()
        if self.writing is not None:
            self.open_over(ArticleScreen(self.paths, self.writing))

    def action_back(self) -> None:
        """Unmark, or go back once all is on disk."""
        if self.marked:
            self.marked.clear()
            self.show()
        else:
            self.leave()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return board_keys.help_texts()


def _side_head(here: bool, counted: str, more: list[str]) -> Block:
    sign = ("▶ ", "accent") if here else ("  ", "")
    return Block([sign, (counted, "strong" if here else ""), *((f" · {one}", "faint") for one in more)])
