"""The notice, in words to be read aloud: one idea a sentence, twelve words at most.

It says what the French data protection authority (CNIL) wants said before anything is written: who organises, what is
written, what for, until when, and how to object.
"""

from __future__ import annotations

from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.texts import _, words


def paragraphs(session: Session) -> list[list[str]]:
    """Its sentences, those about one thing together."""
    return [
        [_who(session), *_responsible(session)],
        [_("What is said here is written down."), _("Sometimes it is written word for word.")],
        [_("Nobody is named."), _("We write “a dancer”, or “a grandmother”.")],
        [_what_for(session), *_legal_basis(session), _until_when(session)],
        [
            _("You may refuse."),
            _("Tell us now, or later, even after today."),
            *_contact(session),
            _("Your words are then erased."),
        ],
    ]


def _who(session: Session) -> str:
    if not session.organiser.strip():
        return _("The person who leads this café answers for the notes.")
    return _("This café is organised by {organiser}.").format(organiser=visible(session.organiser.strip()))


def _responsible(session: Session) -> list[str]:
    who = session.notice.responsible
    return [_("{responsible} answers for these notes.").format(responsible=visible(who))] if who else []


def _what_for(session: Session) -> str:
    if not session.notice.purpose:
        return _("These notes become an article about this café.")
    return _("What these notes are for: {purpose}.").format(purpose=_bare(session.notice.purpose))


def _legal_basis(session: Session) -> list[str]:
    basis = session.notice.legal_basis
    return [_("What allows us to write: {legal_basis}.").format(legal_basis=_bare(basis))] if basis else []


def _contact(session: Session) -> list[str]:
    contact = session.notice.contact
    return [_("You can reach us here: {contact}").format(contact=visible(contact))] if contact else []


def _bare(text: str) -> str:
    """`text` without the full stop that the sentence around it has."""
    return visible(text).rstrip(". ")


def _until_when(session: Session) -> str:
    day = session.notice.keep_until
    if day is None:
        return _("No day is set yet for deleting them.")
    return _("The notes are deleted after {day}.").format(day=words.day(day))
