"""What line mode says: each a line or some lines, in the order an ear needs."""

from __future__ import annotations

from facilitator.domain import entries as e
from facilitator.domain.flags import flagged
from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Moment, Remark, Session, Voice
from facilitator.domain.stage import Stage
from facilitator.domain.theme import Previous, Prompt
from facilitator.domain.visible import visible, visible_lines
from facilitator.export.session_text import ECHO, remark_text
from facilitator.services.acts import Act
from facilitator.services.agenda import Time
from facilitator.storage.book import JournalMissing
from facilitator.storage.follow import News
from facilitator.texts import _, figures, flags, ngettext, troubles, words
from facilitator.texts.wall import on_the_wall


def opening(session: Session, resumed: bool) -> list[str]:
    """The session as it begins, or goes on."""
    head = [visible(session.title), visible(session.place), words.moment(session.started)]
    lines = [" · ".join(part for part in head if part)]
    if resumed:
        lines.append(
            _("Taken up where it stopped: {count}.").format(count=words.count_remarks(len(session.remarks)))
        )
    else:
        lines += visible_lines(session.theme.opening).splitlines() + _before(session.theme.previous)
    if session.current is not None:
        return lines + question(session, session.current)
    number = len(session.agenda)
    first = ngettext(
        "{number} question. :next opens it. :help says what can be typed.",
        "{number} questions. :next opens the first. :help says what can be typed.",
        number,
    )
    return [*lines, first.format(number=number)]


def _before(previous: Previous | None) -> list[str]:
    """The café before this one, and what it found."""
    if previous is None:
        return []
    said = _("The café before: {title}").format(title=visible(previous.title))
    return [said, *visible_lines(previous.finding).splitlines()]


def to_close(session: Session) -> list[str]:
    """The closing question of the theme."""
    closing = visible_lines(session.theme.closing.strip())
    return _("To close: {question}").format(question=closing).splitlines() if closing else []


def question(session: Session, id: str) -> list[str]:
    """A question, once and in order: its place, title and words, its length, and what else there is."""
    prompt = session.prompt(id)
    if prompt is None:
        return [visible(session.title_of(id) or id)]
    place = _("Question {place} of {number}: {title}").format(
        place=session.agenda.index(prompt) + 1, number=len(session.agenda), title=visible(prompt.title)
    )
    lines = ["", place, *visible_lines(prompt.question).splitlines()]
    if prompt.blind:
        lines.append(_("Each person answers without seeing the answers of the others."))
    return [*lines, *_beside(prompt)]


def _beside(prompt: Prompt) -> list[str]:
    said = [words.duration(prompt.minutes * 60)] if prompt.minutes else []
    if number := len(prompt.follow_ups):
        said.append(
            ngettext("{number} follow-up (:followups)", "{number} follow-ups (:followups)", number).format(
                number=number
            )
        )
    if prompt.notes.strip():
        said.append(_("notes (:notes)"))
    return [", ".join(said) + "."] if said else []


def remark(session: Session, of: Remark | e.RemarkKept, longest: int | None = ECHO) -> str:
    """A remark on a line that begins with its number, and its question where that is another than the room's."""
    line = f"#{of.number} {remark_text(of, longest)}"
    if of.prompt == session.current:
        return line
    title = visible(session.title_of(of.prompt)) or _("without a question")
    return f"{line} ({title})"


def pointed_out(session: Session, of: e.AnyEntry) -> list[str]:
    """Words just noted, or typed anew, that may say who somebody is, and what to do: a line each."""
    held = session.remarks.get(of.number) if isinstance(of, e.RemarkKept | e.Change) else None
    if held is None or (isinstance(of, e.Change) and not isinstance(of.text, str)):
        return []
    found = flagged(held.text, held.speaker, [voice.role for voice in session.voices()], session.language)
    return [flags.sentence(kind, text) for kind, text in dict.fromkeys(found)]


def voice(of: Voice) -> str:
    """A voice after the label that is typed for it."""
    return _("{label}: {role}").format(label=visible(of.label), role=visible(of.role))


def differences(before: Session, after: Session, own: e.AnyEntry | None) -> list[str]:
    """What is new or gone among the remarks when a whole session was read anew; `own` is said elsewhere."""
    told = getattr(own, "number", None)
    fresh = [
        held for number, held in after.remarks.items() if number not in before.remarks and number != told
    ]
    removed = after.running.removed if after.running else {}
    gone = [number for number in before.remarks if number not in after.remarks and number != told]
    return [remark(after, held) for held in fresh] + [
        (_("#{number} is taken out.") if number in removed else _("#{number} is erased.")).format(
            number=number
        )
        for number in gone
    ]


def by_others(line: str) -> str:
    """A line about what another program did."""
    return f"+ {line}" if line else ""


def not_yet(act: Act, error: Exception | None) -> str:
    """An act that is not on disk: nothing of it is lost."""
    said = trouble(error) if error else ""
    if isinstance(act.draft, e.RemarkKept):
        text = words.quoted(visible(words.shortened(act.draft.text, ECHO)))
        return _("… not kept yet: {text} {trouble}").format(text=text, trouble=said).strip()
    return _("… not done yet. {trouble}").format(trouble=said).strip()


def trouble(error: Exception) -> str:
    """A trouble with the files, which is tried again by itself."""
    if isinstance(error, JournalMissing):
        return troubles.files_taken_away()
    return _("{said} It is tried again by itself.").format(said=troubles.sentence(error))


def rebuilt() -> str:
    """The files that were taken away are there again."""
    return _("The files of this session were put back.")


def files(news: News) -> list[str]:
    """What others did to the files, where that has to be said."""
    return troubles.session_files(news.torn, news.by_hand, news.copy)


def entry(session: Session, of: e.AnyEntry) -> list[str]:
    """What an entry did, in the session that holds it already."""
    match of:
        case e.RemarkKept():
            return [remark(session, of)]
        case e.Change() | e.Restore() | e.SignalGiven():
            held = session.remarks.get(of.number)
            return [remark(session, held)] if held else []
        case e.Remove():
            return [_("#{number} is taken out. :undo brings it back.").format(number=of.number)]
        case e.Erase():
            return [_("#{number} is erased for good.").format(number=of.number)]
        case e.VoiceDeclared(forgotten=True):
            return [_("The voice {role} is not known any more.").format(role=visible(of.role))]
        case e.VoiceDeclared():
            label = session.running.voices.get(of.role, "") if session.running else ""
            return [_("Voice: {role} ({label})").format(role=visible(of.role), label=visible(label))]
        case e.Open():
            return question(session, of.prompt)
    return _of_evening(session, of)


def _of_evening(session: Session, of: e.AnyEntry) -> list[str]:
    match of:
        case e.People():
            return [words.count_people(of.count)]
        case e.NoticeRead():
            return [_("The notice is marked as read to the room.")]
        case e.Pause():
            return [_("The clock is stopped. :pause lets it go on.")]
        case e.Resume():
            return [_("The clock goes on.")]
        case e.FollowUp():
            return follow_ups(session, of.prompt)
        case e.PromptChange():
            return [_agenda_change(session, of)]
        case e.Minutes():
            return [_minutes(session, of)]
        case e.StageSet():
            return [wall(session)]
        case e.Pen():
            return [
                troubles.pen_down(_(":pen")) if of.down else _("The pen is taken up: what you type is noted.")
            ]
        case e.MomentMarked():
            said = _("Strong moment: {moment}") if of.marked else _("No strong moment any more: {moment}")
            return [said.format(moment=moment(session, Moment(of.moment, of.prompt)))]
    return []


def wall(session: Session) -> str:
    """What the room sees now."""
    stage = session.running.stage if session.running else Stage()
    question = (
        _("the question and the time left") if stage.timer else _("the question, without the time left")
    )
    return _("The room sees: {what}.").format(what=on_the_wall(session, stage) or question)


def moment(session: Session, of: Moment) -> str:
    """A moment: its hour and its question."""
    title = session.title_of(of.prompt)
    return ", ".join([words.hour(of.at), visible(title) if title else _("without a question")])


def _minutes(session: Session, of: e.Minutes) -> str:
    title = visible(session.title_of(of.prompt))
    if of.minutes is None:
        return _("{title}: no length").format(title=title)
    return _("{title}: {minutes}").format(title=title, minutes=words.duration(of.minutes * 60))


def _agenda_change(session: Session, of: e.PromptChange) -> str:
    if of.what == "drop":
        return _("The question {id} is taken out.").format(id=visible(of.id))
    title = visible(session.title_of(of.id))
    if of.what == "move":
        place = next((at for at, held in enumerate(session.agenda, 1) if held.id == of.id), 0)
        return _("Now at place {place} of {number}: {title}").format(
            place=place, number=len(session.agenda), title=title
        )
    if of.what == "retitle":
        return _("The question is now called: {title}").format(title=title)
    return _("A question to come: {title} ({id})").format(title=title, id=visible(of.id))


def follow_ups(session: Session, id: str | None) -> list[str]:
    """The follow-ups of a question, numbered, those used marked."""
    prompt = session.prompt(id)
    if prompt is None or not prompt.follow_ups:
        return [_("This question has no follow-ups.")]
    used = session.running.used.get(prompt.id, []) if session.running else []
    return [
        f"{place + 1}. {visible(text)}" + (" " + _("(used)") if place in used else "")
        for place, text in enumerate(prompt.follow_ups)
    ]


def agenda(session: Session) -> list[str]:
    """Every question with its id, the room's marked."""
    return [
        f"{place}. {visible(prompt.title)} ({prompt.id})"
        + (" " + _("← here") if prompt.id == session.current else "")
        for place, prompt in enumerate(session.agenda, 1)
    ]


def time(of: Time) -> str:
    """Time spent, and left or over."""
    spent = _("{time} spent").format(time=words.duration(of.spent))
    return spent if of.left is None else f"{spent}, {words.margin(of.left)}"


def closing(session: Session, path: str) -> list[str]:
    """The session, once it has ended."""
    lines = [
        _("The session has ended: {remarks}, {time}.").format(
            remarks=words.count_remarks(len(session.remarks)), time=figures.spent(session)
        )
    ]
    if session.remarks:
        lines.append(f"{figures.by_kind(session.remarks.values())}. {figures.voices(session)}.")
    later = [held for held in session.remarks.values() if held.take_up]
    if later:
        lines += [_("To be taken up:"), *(remark(session, held) for held in later)]
    if moments := len(not_caught_up(session)):
        lines.append(figures.moments(moments))
    return [*lines, path]
