"""Words that are erased leave the articles made of them: placed, quoted, in copies, and in what undo leads back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain import board
from facilitator.domain import entries as e
from facilitator.services import privacy
from facilitator.services.clock import now as the_hour
from facilitator.services.reviewing import Review
from facilitator.services.writing import Writing
from facilitator.storage.book import Book
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import Draft, SynthesisPaths
from tests.articles import article, now, numbers, ref, texts_of, writing
from tests.evenings import Hand, begun
from tests.people import NAMES, named_session
from tests.tables import table
from tests.terminal.traces import traces

ZORGLUB = "le zorglub de ma tante lit sur son mur"
BOTH = "on dort avec son téléphone"


def cafe(folder: Path) -> SessionPaths:
    """1 is to be forgotten, 2 is said in `another` café too."""
    return table(folder, ZORGLUB, BOTH, "une parole que la salle assume")


def another(folder: Path) -> SessionPaths:
    return table(folder, BOTH, "on ne s'écrit plus")


def verbatim(paths: SessionPaths, *numbers: int) -> None:
    for number in numbers:
        Review(paths.folder).kind(paths, [number], "verbatim")


def erase(paths: SessionPaths, number: int) -> None:
    book = Book(paths)
    book.open()
    book.erase(e.Erase(at=the_hour(), by="erase", number=number))


def test_an_erased_remark_is_nowhere_in_an_article(own_machine: Path) -> None:
    session = cafe(own_machine / "sessions")
    paths = article(session)
    opened = writing(
        paths, opening="Il dit « Le zorglub de ma tante », puis “zorglub” et « la salle assume »."
    )
    opened.do(lambda s: board.allow(s, ref(session, 1), True))
    opened.do(lambda s: board.write(s, 0, closing=f"Voilà : {ZORGLUB.capitalize()} ; on l'a dit."))
    erase(session, 1)
    assert traces(own_machine, ["zorglub", "Zorglub"]) == []
    after = now(paths)
    assert numbers(after) == [2, 3] and after.allowed == ()
    assert after.situations[0].opening == "Il dit «\u00a0[…]\u00a0», puis “[…]” et « la salle assume »."
    assert after.situations[0].closing == "Voilà : […] ; on l'a dit."


def test_words_that_another_said_too_stay(tmp_path: Path) -> None:
    first, second = cafe(tmp_path), another(tmp_path)
    said = "Tous le disent : « on dort avec son téléphone », « son téléphone »."
    paths = article([first, second])
    writing(paths, opening=said)
    erase(first, 2)
    assert now(paths).situations[0].opening == said
    erase(second, 1)
    assert "téléphone" not in texts_of(tmp_path)


def test_a_quotation_with_a_slip_in_it_goes_too(tmp_path: Path) -> None:
    session = cafe(tmp_path)
    paths = article(session)
    writing(paths, opening="« le zorglub de mon oncle lit sur son mur » ; « rien à voir du tout »")
    erase(session, 1)
    assert now(paths).situations[0].opening == "«\u00a0[…]\u00a0» ; « rien à voir du tout »"


def test_undo_does_not_bring_erased_words_back(own_machine: Path) -> None:
    session = cafe(own_machine / "sessions")
    paths = article(session)
    opened = writing(paths, opening="« le zorglub de ma tante »")
    opened.do(lambda s: board.set_aside(s, [ref(session, 1)]))
    opened.do(lambda s: board.write(s, 0, title="Les murs"))
    opened.undo()
    erase(session, 1)
    while opened.undo():
        assert traces(own_machine, ["zorglub"]) == [] and ref(session, 1) not in now(paths).aside
    while opened.redo():
        assert traces(own_machine, ["zorglub"]) == [] and 1 not in numbers(now(paths))
    assert now(paths).situations[0].title == "Les murs"
    # A text that was being written when the words were erased.
    opened.do(lambda s: board.write(s, 0, closing="Il a dit « zorglub »."))
    opened.place([ref(session, 1)], 0)
    assert traces(own_machine, ["zorglub"]) == []


def test_what_is_only_edited_stays_as_the_writer_has_it(tmp_path: Path) -> None:
    session = cafe(tmp_path)
    verbatim(session, 1)
    paths = article(session)
    opened = writing(paths, opening="« le zorglub de ma tante »")
    Review(tmp_path).mend(session, 1, "Le zorglub de ma tante lit sur le mur", "slip")
    assert opened.look() and [one.ref.number for one in opened.changed()] == [1]
    opened.do(lambda s: board.write(s, 0, title="Les murs"))
    opened.undo()
    assert [one.ref.number for one in opened.changed()] == [1]
    assert now(paths).situations[0].opening == "« le zorglub de ma tante »"


def test_words_taken_out_are_replaced_where_they_are_quoted(own_machine: Path) -> None:
    session = table(own_machine / "sessions", "Marie Dupont suit sa libraire", "On aime Marie et les livres")
    verbatim(session, 1, 2)
    paths = article(session)
    said = "« Marie Dupont suit », « suit sa libraire », « Dupont suit sa libraire », « On aime Marie »"
    opened = writing(paths, opening=said)
    opened.do(lambda s: board.write(s, 0, closing="fin"))
    Review(session.folder).take_out(session, 1, "Marie Dupont", "une mamie")
    after = now(paths)
    assert after.situations[0].opening == (
        "« [une mamie] suit », « suit sa libraire », «\u00a0[…]\u00a0», « On aime Marie »"
    )
    assert next(placed.words for placed in after.placed()) == "[une mamie] suit sa libraire"
    while opened.undo():
        assert traces(own_machine, ["Dupont"]) == []


def test_words_that_come_back_by_undo_can_be_taken_into_the_article(tmp_path: Path) -> None:
    session = table(tmp_path, "Marie Dupont suit sa libraire", "une parole")
    opened = writing(article(session), opening="Voici.")
    review = Review(tmp_path)
    review.take_out(session, 1, "Marie Dupont")
    opened.look()
    review.undo()
    opened.look()
    assert opened.changed() == [] and opened.do(lambda s: board.write(s, 0, closing="« Marie Dupont suit »"))
    assert opened.changed() == [] and "Dupont" in opened.synthesis.situations[0].closing


@pytest.mark.parametrize("how", ["deleted", "anonymous"])
def test_a_session_that_goes_leaves_its_articles(own_machine: Path, how: str) -> None:
    folder = own_machine / "sessions"
    session, other = named_session(folder), another(folder)
    verbatim(session, 1)
    paths = article([session, other], "Deux cafés")
    writing(paths, opening="« Marie Dupont suit karim.benali@exemple.fr » et « on ne s'écrit plus »")
    Draft(paths)
    paths.yaml.write_text(f"# revoir « Marie Dupont suit »\n{paths.yaml.read_text('utf-8')}", "utf-8")
    writing(paths, title="Un titre")
    assert paths.copies()
    if how == "deleted":
        shown = privacy.deletion(session)
        assert shown.syntheses == [paths.yaml]
        privacy.delete(shown)
        assert now(paths).sources == (other.name,) and {p.session for p in now(paths).placed()} == {
            other.name
        }
    else:
        shown_too = privacy.anonymity(session)
        assert shown_too.syntheses == [paths.yaml]
        privacy.anonymise(shown_too)
        assert next(p.words for p in now(paths).placed()) == "[…] suit […]"
    assert traces(own_machine, NAMES) == []


def test_a_comment_of_the_writer_is_kept_without_the_words(tmp_path: Path) -> None:
    session = cafe(tmp_path)
    paths = article(session)
    text = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(f"# à relire avec Ana\n# {ZORGLUB} : beau !\n{text}", "utf-8")
    erase(session, 1)
    assert numbers(now(paths)) == [2, 3]
    assert "à relire avec Ana" in texts_of(tmp_path) and "zorglub" not in texts_of(tmp_path)


def test_an_article_that_cannot_be_read_has_no_erased_words_either(tmp_path: Path) -> None:
    session = cafe(tmp_path)
    paths = article(session)
    text = paths.yaml.read_text("utf-8").replace("Nos écrans", "Nos écrans « zorglub »")
    paths.yaml.write_text(f"{text}\n: [", "utf-8")
    erase(session, 1)
    after = paths.yaml.read_text("utf-8")
    assert "zorglub" not in after and "une parole que la salle assume" in after


def test_an_article_of_other_sessions_loses_only_the_whole_words(tmp_path: Path) -> None:
    session, other = cafe(tmp_path), another(tmp_path)
    paths = article(other, "Autre")
    writing(paths, opening=f"« {ZORGLUB} » ; « ma tante »")
    before = article(other, "Sans rien")
    unchanged = before.yaml.read_bytes()
    erase(session, 1)
    assert now(paths).situations[0].opening == "« […] » ; « ma tante »"
    assert before.yaml.read_bytes() == unchanged


def test_erasing_during_the_evening_reaches_the_article(own_machine: Path) -> None:
    opened = begun(own_machine / "sessions")
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    hand.remark(ZORGLUB, kind="verbatim")
    hand.remark("une autre parole")
    paths = article(opened.book.paths)
    writing(paths, opening="« zorglub »")
    hand.do(e.Remove, number=1)
    Writing(paths).look()
    assert "zorglub" in now(paths).situations[0].opening, "what is removed may come back"
    hand.erase(1)
    opened.release()
    assert traces(own_machine, ["zorglub"]) == []


def test_two_windows_and_an_erasure(own_machine: Path) -> None:
    session = cafe(own_machine / "sessions")
    paths: SynthesisPaths = article(session)
    one, two = Writing(paths), Writing(paths)
    one.do(lambda s: board.write(s, 0, opening="« le zorglub »"))
    two.do(lambda s: board.set_aside(s, [ref(session, 2)]))
    erase(session, 1)
    one.do(lambda s: board.write(s, 0, title="Un"))
    for window in (two, one, two):
        while window.undo():
            assert traces(own_machine, ["zorglub"]) == []
