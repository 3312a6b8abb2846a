"""A year of cafés looked through, searched, put in order and merged, by keys in a real terminal: every file says just
that."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.slugs import plain
from tests.conftest import SOAK
from tests.made_year import year
from tests.terminal.archive import (
    EVENING,
    ONE_TABLE,
    ORDERED,
    OTHER_RARE,
    OTHER_TABLE,
    RARE,
    TABLES,
    Expected,
    Said,
    Year,
    document,
    make,
    tables,
)
from tests.terminal.driver import Terminal

SMALL, WHOLE = (60, 3_000), (1_000, 100_000)
LONG = 60.0 if SOAK else 20.0

_DAYS = re.compile(r"^[▌ ]\s+(\d{4}-\d\d-\d\d)\s", re.MULTILINE)
_SELECTED = re.compile(r"^▌[● ]*#(\d+) ", re.MULTILINE)


class Chair:
    """Who puts in order: everything done on the screen is also done to what is expected."""

    def __init__(self, terminal: Terminal, year: Year, expected: Expected) -> None:
        self.terminal, self.year, self.expected = terminal, year, expected
        self.name = ""

    @property
    def remarks(self) -> dict[int, Said]:
        """Those of the session that is open, as they are to be."""
        return self.expected.remarks(self.name)

    def press(self, *keys: str) -> None:
        self.terminal.press(*keys)

    def type(self, letters: str) -> None:
        self.terminal.type(letters)

    def see(self, *texts: str) -> None:
        self.terminal.see(*texts, seconds=LONG)

    def seen(self, condition: Any, what: str) -> None:
        self.terminal.wait(condition, what, LONG)

    # In the review

    def opened(self, name: str) -> None:
        """This session is on the screen."""
        self.name = name
        self.see("‹par question›", f"{len(self.remarks)} paroles")

    @property
    def selected(self) -> int:
        found = _SELECTED.search("\n".join(self.terminal.lines))
        return int(found[1]) if found else 0

    def go_to(self, number: int) -> None:
        """Select a remark of the view by hours, one row after the other."""
        self.seen(lambda: self.selected, "a remark that is selected")
        order = sorted(self.remarks, key=lambda one: (self.remarks[one]["at"], one))
        while (at := self.selected) != number:
            self.press("down" if order.index(at) < order.index(number) else "up")
            self.seen(lambda at=at: self.selected not in (0, at), f"#{at} left behind")

    def mark(self, *numbers: int) -> None:
        for number in numbers:
            self.go_to(number)
            self.type(" ")
            self.see(f"● #{number} ")

    @property
    def told(self) -> str:
        """What is said over the screen: the words after a bar that is not that of the selected row."""
        rows = self.terminal.lines
        return " ".join(" ".join(row.rpartition("▌")[2] for row in rows if row.rfind("▌") > 0).split())

    def says(self, said: str, *names: str) -> None:
        """It is said, and on disk: of many sessions the first few are looked at now, and all at the end."""
        self.seen(lambda: said in self.told, f"to be told {said!r}")
        for name in names[:5] or (self.name,):
            self.seen(lambda name=name: self.expected.holds(name), f"{name} as it is to be")

    def undo(self, said: str) -> None:
        self.press("ctrl+z")
        self.says(said, *self.expected.undo())

    def redo(self, said: str) -> None:
        self.press("ctrl+y")
        self.says(said, *self.expected.redo())


@pytest.mark.parametrize(("columns", "rows"), [(160, 45)] if SOAK else [(80, 24)])
@pytest.mark.parametrize("size", [WHOLE] if SOAK else [SMALL])
@pytest.mark.timeout(1800 if SOAK else 120)
@pytest.mark.soak
def test_a_past_year(own_machine: Path, size: tuple[int, int], columns: int, rows: int) -> None:
    home = own_machine / "home"
    made = make(home / "sessions", *size)
    tables(home / "sessions", next(year(*size)))
    expected = Expected(made.folder)
    with Terminal("--home", str(home), columns=columns, rows=rows) as terminal:
        chair = Chair(terminal, made, expected)
        found_from_home(chair)
        in_the_library(chair)
        views(chair)
        words(chair)
        several(chair)
        links(chair)
        found_from_review(chair)
        names(chair)
        back_and_again(chair)
        merged(chair)
        chair.press("ctrl+q")
        assert terminal.end() == 0
    assert not sorted(expected.differing())
    assert not sorted(made.folder.glob("*.journal"))


def found_from_home(chair: Chair) -> None:
    """The one remark of the year that has these words, from home; a slip is mended where it was found."""
    name, number = chair.year.rare
    chair.see("Séances passées")
    chair.type("s")
    chair.see("Chercher dans les séances passées")
    chair.type('"girouette zinzoline"')
    chair.see("1 parole", f"#{number} ")
    chair.press("enter")
    chair.opened(name)
    chair.seen(lambda: chair.selected == number, f"#{number} selected")
    mend(chair, number, f"Il y a {RARE}")
    with chair.expected.act(name):
        chair.remarks[number]["mended"] = f"Il y [a] {RARE}"
    chair.says(f"#{number} est publiée ainsi")
    chair.press("escape")
    chair.see("Chercher dans les séances passées")
    chair.press("escape")


def mend(chair: Chair, number: int, words: str, *keys: str) -> None:
    """Other words in the window for them."""
    chair.type("m")
    chair.see(f"Les mots de #{number} ")
    chair.press("ctrl+u")
    chair.type(words)
    chair.press(*keys, "enter")


def in_the_library(chair: Chair) -> None:
    """Typing filters, Tab orders, Enter opens."""
    documents = chair.expected.documents
    chair.see("Commencer un thème")
    chair.type("l")
    chair.see(f"{len(documents)} séances")
    name = chair.year.ordered
    month = name[:7]
    chair.type(f"MEDIATHEQUE {month}")
    left = [one for one in documents if "diathèque" in documents[one]["place"] and one.startswith(month)]
    chair.see(f"{len(left)} sur {len(documents)}")
    chair.press("tab")
    chair.see("Titre ▲")
    newest_first = sorted(left, reverse=True)
    by_title = sorted(newest_first, key=lambda one: plain(documents[one]["title"]))
    days = [one[:10] for one in by_title]
    chair.seen(lambda: _DAYS.findall("\n".join(chair.terminal.lines)) == days, f"{days} from the top")
    chair.press("escape")
    chair.see(f"{len(documents)} séances")
    chair.type(name)
    chair.see(f"1 sur {len(documents)}", f"▌ {name[:10]} ")
    chair.press("enter")
    chair.opened(name)


def views(chair: Chair) -> None:
    """Each view has the selected remark in the group, as large as the file says."""
    remarks = list(chair.remarks.values())
    began = remarks[0]["at"].replace(minute=30, second=0)
    for way, group, those in (
        (
            "par heure",
            "9 h 30 à 9 h 40",
            [one for one in remarks if one["at"] < began + timedelta(minutes=10)],
        ),
        ("par voix", "une chanteuse", [one for one in remarks if one.get("speaker") == "une chanteuse"]),
        ("par mot-clé", "Sans mot-clé", [one for one in remarks if "tags" not in one]),
        ("par nature", "Observation", [one for one in remarks if one["kind"] == "observation"]),
        (
            "à reprendre",
            "Avant la première question",
            [one for one in remarks if "take-up" in one and "prompt" not in one],
        ),
        ("par question", "Avant la première question", [one for one in remarks if "prompt" not in one]),
        (
            "par heure",
            "9 h 30 à 9 h 40",
            [one for one in remarks if one["at"] < began + timedelta(minutes=10)],
        ),
    ):
        chair.press("tab")
        chair.see(f"‹{way}›", f" 1/{len(those)} {group}")


def words(chair: Chair) -> None:
    """A slip is mended in silence, another word stands in [ ]; one that says two things is split."""
    chair.go_to(1)
    mend(chair, 1, "Le soir je regarde les photos de la chorale")
    with chair.expected.act(chair.name):
        chair.remarks[1]["mended"] = "Le soir je regarde les photos de la chorale"
    chair.says("#1 est publiée ainsi")
    chair.go_to(2)
    mend(chair, 2, "On a vu ce spectacle trois fois au village")
    with chair.expected.act(chair.name):
        chair.remarks[2]["mended"] = "On a vu ce [spectacle] trois fois au village"
    chair.says("#2 est publiée ainsi")
    chair.go_to(3)
    chair.type("s")
    chair.see("Couper #3 en deux")
    chair.press("home", *["right"] * 4)
    chair.see("2 et la librairie ferme trop tôt")
    chair.press("enter")
    split(chair)


def split(chair: Chair) -> None:
    """The first part keeps the line as it was noted, the second is a new remark of the same hour."""
    new = max(chair.remarks) + 1
    with chair.expected.act(chair.name):
        first = chair.remarks[3]
        chair.remarks[new] = first | {"text": "et la librairie ferme trop tôt", "split-from": 3}
        first |= {"text": "Les enfants rient au parc", "typed": ORDERED[2]["text"]}
    chair.says(f"#3 et #{new}")


def several(chair: Chair) -> None:
    """One remark is filed under another question, then several that are marked; tags, kinds and voices too."""
    prompts = chair.expected.documents[chair.name]["prompts"]
    chair.go_to(6)
    file(chair, prompts[1], 6)
    chair.mark(7, 9, 10)
    file(chair, prompts[2], 7, 9, 10)
    chair.type("t")
    chair.see("Les mots-clés de ces 3 paroles")
    chair.type("village")
    chair.press("tab")
    chair.type("tik")
    chair.press("tab", "enter")
    with chair.expected.act(chair.name):
        for number in (7, 9, 10):
            chair.remarks[number]["tags"] = ["tiktok", "village"]
    chair.says("3 paroles ont changé de mots-clés")
    chair.type("k")
    chair.see("De quelle nature")
    chair.type("quest")
    chair.press("enter")
    with chair.expected.act(chair.name):
        for number in (7, 9, 10):
            chair.remarks[number]["kind"] = "question"
    chair.says("3 paroles ont changé de nature")
    chair.type("v")
    chair.see("Qui a parlé")
    chair.type("une éclusière")
    chair.press("enter")
    with chair.expected.act(chair.name):
        for number in (7, 9, 10):
            chair.remarks[number]["speaker"] = "une éclusière"
    chair.says("3 paroles")
    chair.press("escape")
    chair.terminal.see_no_more("3 paroles marquées")


def file(chair: Chair, prompt: Said, *numbers: int) -> None:
    """Under this question."""
    chair.type("f")
    chair.see("Classer sous")
    chair.type(prompt["title"])
    chair.press("enter")
    with chair.expected.act(chair.name):
        for number in numbers:
            chair.remarks[number]["prompt"] = prompt["id"]
    chair.says(f"sous « {prompt['title']} »")


def links(chair: Chair) -> None:
    """Two say the same, and one answers another."""
    chair.go_to(5)
    chair.type("j")
    chair.see("#5 dit la même chose que laquelle")
    chair.type("ses amis en")
    chair.press("enter")
    with chair.expected.act(chair.name):
        chair.remarks[5]["same-as"] = 4
    chair.says("la même chose que #4")
    chair.go_to(7)
    chair.type("r")
    chair.see("À quelle parole répond #7")
    chair.press("enter")
    with chair.expected.act(chair.name):
        chair.remarks[7]["reply-to"] = 6
    chair.says("#7 répond à #6")


def found_from_review(chair: Chair) -> None:
    """Search from the review, and do something where it leads; then come back to the session that waited."""
    here = chair.name
    name, number = chair.year.other_rare
    chair.press("ctrl+f")
    chair.see("Chercher dans les séances passées")
    chair.type("carillon amarante écluses")
    chair.see("1 parole", f"#{number} ", OTHER_RARE[:11])
    chair.press("enter")
    chair.opened(name)
    chair.seen(lambda: chair.selected == number, f"#{number} selected")
    chair.type("u")
    with chair.expected.act(name):
        chair.remarks[number]["take-up"] = True
    chair.says("à reprendre")
    chair.press("escape")
    chair.see("Chercher dans les séances passées")
    chair.press("escape")
    chair.name = here
    chair.see("‹par heure›", f"{len(chair.remarks)} paroles")


def names(chair: Chair) -> None:
    """A voice is called something else in this session, a tag in all of them."""
    chair.go_to(1)
    rename(chair, "la voix", "une soliste")
    with chair.expected.act(chair.name):
        voices = [one for one in chair.remarks.values() if one.get("speaker") == "une chanteuse"]
        for one in voices:
            one["speaker"] = "une soliste"
    assert len(voices) == 4
    chair.says("4 paroles")
    chair.go_to(8)
    everywhere = chair.expected.documents
    tagged = [
        name
        for name in everywhere
        if any("tiktok" in one.get("tags", ()) for one in chair.expected.remarks(name).values())
    ]
    rename(chair, "le mot-clé", "tik-tok", "tab")
    count = 0
    with chair.expected.act(*tagged):
        for name in tagged:
            for one in chair.expected.remarks(name).values():
                if "tiktok" in one.get("tags", ()):
                    one["tags"] = ["tik-tok" if tag == "tiktok" else tag for tag in one["tags"]]
                    count += 1
    chair.says(f"{count} paroles, dans {len(tagged)} séances", *tagged)


def rename(chair: Chair, what: str, new: str, *keys: str) -> None:
    """Call the voice or the tag of the selected remark something else."""
    chair.type("n")
    chair.see(f"Un autre nom pour {what}")
    chair.press("ctrl+u")
    chair.type(new)
    chair.press(*keys, "enter")


def back_and_again(chair: Chair) -> None:
    """The tag in all sessions, the voice, and what was done in another session are taken back; the first of these
    last is done again."""
    chair.undo("Annulé")
    chair.undo("Annulé : 4 paroles")
    chair.undo("C’était dans une autre séance")
    chair.redo("Refait : 1 parole")
    chair.press("escape")
    chair.see("Séances passées")


def merged(chair: Chair) -> None:
    """One session of two that are marked in the library; of two pairs that may be the same, one is joined."""
    documents = chair.expected.documents
    chair.press("escape")
    chair.see(f"{len(documents)} séances")
    chair.type("table-")
    chair.see(f"2 sur {len(documents)}")
    chair.press("ctrl+t", "ctrl+t")
    chair.see("2 marquées")
    chair.press("f6")
    chair.see("une seule séance de ces 2")
    chair.press("enter")
    # How many people there were is left open, since the two differ.
    whole = documents[TABLES[0]] | {"remarks": of_both(chair.expected)}
    del whole["people"]
    chair.see("6 paroles")
    before = set(documents)
    (new,) = {file.stem for file in chair.year.folder.glob("*.yaml")} - before
    assert new.startswith(EVENING.isoformat())
    documents[new], chair.name = whole, new
    assert document(chair.year.folder / f"{new}.yaml") == whole
    chair.press("enter")
    chair.see("Paire 1 sur 2", "#1", "#2")
    chair.type("j")
    with chair.expected.act(new):
        chair.remarks[2]["same-as"] = 1
    chair.see("Paire 2 sur 2", "#3", "#4")
    chair.says("la même chose que #1")
    chair.type("l")
    chair.see("C’était la dernière paire")
    chair.press("escape")
    chair.see("Séances passées")


def of_both(expected: Expected) -> dict[int, Said]:
    """The remarks of both tables by their hour, numbered anew."""
    started = expected.documents[TABLES[0]]["started"]
    like = expected.remarks(TABLES[0])[1]
    said = sorted([*ONE_TABLE, *OTHER_TABLE])
    return {
        number: like | {"at": started + timedelta(seconds=at), "text": text}
        for number, (at, text) in enumerate(said, 1)
    }
