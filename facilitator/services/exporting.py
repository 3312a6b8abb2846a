"""An article put in a file, in the form that the file's ending names: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from facilitator.domain.article import Article, compose
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Session
from facilitator.domain.synthesis import Sessions, Synthesis
from facilitator.services import outside
from facilitator.services.writing import Sources, first_draft
from facilitator.storage import synthesis_yaml
from facilitator.storage.new_file import check_free
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import LARGEST
from facilitator.storage.sync import replace
from facilitator.storage.yaml_reader import read_bytes

Form = Literal["md", "html", "odt", "docx", "pdf", "csv", "json"]
FORMS: tuple[Form, ...] = get_args(Form)

Step = Literal["compose", "make", "write"]
Told = Callable[[Step], None]
"""Hears how far an export has come, again and again; what it raises stops the export, and nothing is written."""

Note = Literal["undrawn"]
"""What whoever exports has to know: some signs could not be drawn."""


class UnknownForm(Exception):
    """A file of this ending is none that can be made."""


@dataclass(frozen=True)
class Source:
    """What an article is made of. `faults` say what could not be read of the sessions."""

    synthesis: Synthesis
    sessions: Sessions
    faults: list[Fault] = field(default_factory=list)


def of_synthesis(path: Path, sessions: Path) -> Source:
    """The synthesis of a file, with its sources in a folder of sessions. Raises FaultsError."""
    synthesis = synthesis_yaml.load(read_bytes(path, LARGEST), path)
    read = Sources(sessions)
    return Source(synthesis, read.of(synthesis.sources), _all(read))


def of_sessions(paths: Iterable[SessionPaths], title: str = "") -> Source:
    """The synthesis that is proposed for these sessions. Raises FaultsError."""
    sessions: dict[str, Session] = {}
    faults: list[Fault] = []
    for one in paths:
        read = Sources(one.folder)
        sessions |= read.of([one.name])
        faults += _all(read)
        if one.name not in sessions:
            raise FaultsError(faults)
    return Source(first_draft(sessions, title), sessions, faults)


def _all(read: Sources) -> list[Fault]:
    return [fault for faults in read.faults.values() for fault in faults]


def form_of(path: Path) -> Form:
    """The form that a file's ending names. Raises UnknownForm."""
    ending = path.suffix.lower().removeprefix(".")
    for form in FORMS:
        if ending == form:
            return form
    raise UnknownForm(path.suffix)


def export(
    source: Source, path: Path, form: Form | None = None, force: bool = False, told: Told = lambda _step: None
) -> list[Note]:
    """Put the article in a file; what has to be known of it.

    One that is there already is written over with `force` only. Raises UnknownForm, FileExistsError, MissingExtra,
    OutsideTrouble, OSError: nothing was written then.
    """
    form = form or form_of(path)
    check_free(path, force)
    told("compose")
    article = compose(source.synthesis, source.sessions)
    told("make")
    made, notes = _made(form, article, source.sessions, lambda: told("make"))
    told("write")
    # Somebody else may have made a file there meanwhile.
    check_free(path, force)
    replace(path, made)
    return notes


def _made(form: Form, article: Article, sessions: Sessions, look: outside.Look) -> tuple[bytes, list[Note]]:
    match form:
        case "pdf":
            from facilitator.export.article_pdf import PAGE, article_typst

            made, drawn = outside.pdf(article_typst(article), PAGE, look)
            return made, [] if drawn else ["undrawn"]
        case "odt" | "docx":
            from facilitator.export.article_office import article_pandoc

            return outside.office(lambda version: article_pandoc(article, version), form, look), []
        case _:
            # A lone half of a character that a file cannot hold is the one thing replaced.
            return _text(form, article, sessions).encode("utf-8", "replace"), []


def _text(form: Form, article: Article, sessions: Sessions) -> str:
    match form:
        case "html":
            from facilitator.export.article_html import article_html

            return article_html(article, sessions)
        case "csv":
            from facilitator.export.article_csv import article_csv

            return article_csv(article, sessions)
        case "json":
            from facilitator.export.article_json import article_json

            return article_json(article, sessions)
        case _:
            from facilitator.export.article_markdown import article_markdown

            return article_markdown(article)
