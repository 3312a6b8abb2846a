"""What the live screen does so that nothing typed is lost: what it finds when taken up, and what is pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.domain.visible import visible
from facilitator.services.found_again import not_kept
from facilitator.storage.draft import Draft, Line, Typed, Unreadable, read
from facilitator.storage.side_files import keep_draft
from facilitator.texts import _, ngettext
from facilitator.tui.draft_writer import DraftWriter


class Drafting(DraftWriter):
    """The draft, with what is asked about it."""

    _asks = False

    # After a crash

    def take_back(self) -> None:
        """Put the half-typed line back, and ask about the lines that were entered and are not in the session."""
        draft = self._read()
        if draft is None:
            return
        if not draft:
            # What was typed and taken back may still stand in the file.
            self._put(draft)
            return
        # Known first: while something waits, the file is not let go.
        self._kept, self._found = True, not_kept(draft.entered, self._screen.live)
        self._restore(draft.typed)
        self._last = self._typed()
        self._dirty = True
        self.save()
        if self._found:
            self._ask_in_private(self._say_back)
        else:
            self._say_back()

    def _say_back(self) -> None:
        if self._screen.is_typing():
            self._screen.notify(_("Your half-typed line is back."), markup=False, timeout=8)

    def _read(self) -> Draft | None:
        paths = self._screen.evening.paths
        try:
            return read(paths.draft)
        except Unreadable:
            self._set_aside()
        except OSError as error:
            self._say(error)
        return None

    def _set_aside(self) -> None:
        try:
            aside: Path = keep_draft(self._screen.evening.paths)
        except OSError as error:
            self._say(error)
            return
        said = _("What was half typed cannot be read; it was set aside in {file}.")
        self._screen.notify(said.format(file=visible(aside.name)), markup=False, timeout=15)

    def _restore(self, typed: Typed) -> None:
        screen, line = self._screen, typed.line
        remark = screen.live.session.remarks.get(typed.editing or 0)
        if typed.editing is None or not line.text:
            line = typed.behind if typed.editing is not None else line
        elif remark is not None:
            screen.editing, screen.half = remark.number, typed.behind
        elif typed.behind.text:
            # Its remark is gone, and there is room for one half line only.
            self._found.append(Line(line.text, line.where, line.voice, line.after))
            line = typed.behind
        screen.line.put(line.text, line.where)
        screen.voice = line.voice
        screen.update_preview()
        screen.refresh_bindings()

    def _ask(self, then: Callable[[], None] | None) -> None:
        from facilitator.tui.screens.look import Look

        count = len(self._found)
        said = ngettext(
            "This line was typed and is not kept:",
            "These {count} lines were typed and are not kept:",
            count,
        ).format(count=count)
        answers = [
            ("each", ngettext("Keep it", "Keep them all", count)),
            ("later", _("Decide later")),
            ("drop", ngettext("Leave it out", "Leave them out", count)),
        ]

        def decide(answer: str | None) -> None:
            self._decide(answer)
            if then is not None:
                # Not before: it would be said over the lines.
                then()

        self._screen.app.push_screen(Look(said, self._found, self._screen.live, answers), decide)

    def _decide(self, answer: str | None) -> None:
        if answer == "each":
            self.keep_found()
        elif answer == "drop":
            self._found.clear()
            self.settled()
        else:
            later = _(
                "They are asked about again when the session is taken up, and kept if it is ended or left."
            )
            self._screen.notify(later, markup=False, timeout=8)

    def keep_found(self) -> None:
        """Keep the lines found again, if there are any: they stay in the draft until they are on disk."""
        found, self._found = self._found, []
        self._screen.evening.keep_all(found)
        self._screen.remarks.update_waiting()
        self.settled()

    def left_over(self, text: str, where: str | None) -> None:
        """A change half made of a remark that was taken out: its words stay in the line, or are asked about."""
        if self._screen.line.value or self._screen.mirrored:
            self._found.append(self.line(text, where))
            self.entered(self._found[-1])
            self._ask_in_private()
        else:
            self._screen.line.put(text, where)

    def _ask_in_private(self, then: Callable[[], None] | None = None) -> None:
        """Ask once, however many lines are found until the room does not look on any more."""
        if not self._asks:
            self._asks = True
            self._screen.when_private(lambda: self._screen.call_after_refresh(self._ask_now, then))

    def _ask_now(self, then: Callable[[], None] | None) -> None:
        self._asks = False
        # They may all have been erased by another hand meanwhile.
        if self._found:
            self._ask(then)

    # Several lines at once

    def pasted(self, text: str) -> None:
        """Show the lines of a text before anything is made of them."""
        from facilitator.tui.screens.look import Look

        texts = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
        if self._screen.pen_forbids():
            return
        lines = [self.line(one, self._screen.live.heading) for one in texts]
        said = ngettext("{count} line pasted", "{count} lines pasted", len(lines)).format(count=len(lines))
        answers = [
            ("each", _("Keep them all, each as a remark of its own")),
            ("one", _("Make them one line, to go on typing")),
            ("stay", _("Go back: keep nothing of them")),
        ]

        def take(answer: str | None) -> None:
            if answer == "each":
                self.entered(*lines)
                self._screen.evening.keep_all(lines)
                self._screen.remarks.update_waiting()
            elif answer == "one":
                line = self._screen.line
                line.replace(" ".join(texts), *line.selection)

        self._screen.app.push_screen(Look(said, lines, self._screen.live, answers), take)
