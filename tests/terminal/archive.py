"""A year of past sessions as plain documents: what stands in the files, and what is to stand there after each act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace

from facilitator.domain.session import Remark, Session
from facilitator.storage import session_yaml
from facilitator.storage.paths import name_for
from tests.made_year import write_year, year

Said = dict[str, Any]

# What is said in the session that is put in order: its first remarks, all filed before the first question.
ORDERED: tuple[Said, ...] = (
    {"text": "Le soir je regarede les photos de la chorale", "speaker": "une chanteuse"},
    {"text": "On a vu ce film trois fois au village"},
    {"text": "Les enfants rient au parc et la librairie ferme trop tôt", "speaker": "une chanteuse"},
    {"text": "Mon fils parle à ses amis en jouant", "kind": "verbatim", "speaker": "un maraîcher"},
    {"text": "En jouant, mon fils parle à ses amis", "speaker": "une chanteuse"},
    {"text": "Qui paie la connexion du foyer", "kind": "question"},
    {"text": "La commune, depuis le printemps", "kind": "observation"},
    {"text": "On échange des recettes #tiktok", "tags": ("tiktok",)},
    {"text": "Une liste commune de livres", "kind": "idea", "take_up": True},
    {"text": "La fibre arrive enfin dans la vallée"},
)
RARE = "une girouette zinzoline au clocher"
OTHER_RARE = "le carillon amarante de l'écluse"

# What two note-takers of one evening wrote down: their hour in seconds after the beginning, and the words.
ONE_TABLE = (
    (300, "Le facteur imprime les horaires du bus pour sa voisine aveugle"),
    (900, "Une tablette traîne dans la cuisine du foyer des jeunes travailleurs"),
    (1500, "Personne ne lit les conditions générales avant de cliquer"),
)
OTHER_TABLE = (
    (330, "Le facteur imprime les horaires du bus pour sa voisine aveugle"),
    (920, "Une tablette traîne toujours dans la cuisine du foyer des jeunes"),
    (2100, "Mon grand-père dicte ses mémoires au téléphone"),
)
TABLES = ("table-rouge", "table-verte")
EVENING = date(2026, 12, 20)


@dataclass(frozen=True)
class Year:
    """The folder, the names of its sessions, and those that something is done in."""

    folder: Path
    ordered: str
    rare: tuple[str, int]
    other_rare: tuple[str, int]


def make(folder: Path, sessions: int, remarks: int) -> Year:
    """Write a year, and in it what the test looks for."""
    write_year(folder, sessions, remarks)
    french = [one for one in year(sessions, remarks) if one.language == "fr"]
    ordered, rare, other_rare = (french[len(french) * part // 8] for part in (5, 2, 6))
    _write(folder, _with_first(ordered, ORDERED))
    return Year(
        folder,
        _name(ordered),
        (_write(folder, _with_last(rare, RARE)), max(rare.remarks)),
        (_write(folder, _with_last(other_rare, OTHER_RARE)), max(other_rare.remarks)),
    )


def tables(folder: Path, like: Session) -> list[str]:
    """Add one evening that was written down by two."""
    return [
        _write(folder, _table(like, *one), name)
        for one, name in zip(((ONE_TABLE, 12), (OTHER_TABLE, 17)), TABLES, strict=True)
    ]


def _table(like: Session, said: Iterable[tuple[int, str]], people: int) -> Session:
    started = like.started.replace(month=EVENING.month, day=EVENING.day)
    first = next(iter(like.asked))
    remarks = {
        number: Remark(number, started + timedelta(seconds=at), "observation", text, prompt=first)
        for number, (at, text) in enumerate(said, 1)
    }
    return replace(
        like,
        started=started,
        ended=started + timedelta(hours=1),
        people=people,
        remarks=remarks,
        notice=replace(like.notice, read=started),
        seq=20,
    )


def _with_first(session: Session, said: Iterable[Said]) -> Session:
    bare = {"kind": "observation", "prompt": None, "speaker": None, "tags": (), "take_up": False}
    first = {
        number: replace(session.remarks[number], **bare | {"origin": "room"} | one)
        for number, one in enumerate(said, 1)
    }
    return replace(session, remarks=session.remarks | first)


def _with_last(session: Session, words: str) -> Session:
    last = max(session.remarks)
    changed = replace(session.remarks[last], text=f"Il y avait {words}", take_up=False)
    return replace(session, remarks=session.remarks | {last: changed})


def _name(session: Session) -> str:
    return name_for(session.started, session.title)


def _write(folder: Path, session: Session, name: str = "") -> str:
    name = name or _name(session)
    (folder / f"{name}.yaml").write_text(session_yaml.dump(session), encoding="utf-8", newline="\n")
    return name


# What the files say


def document(file: Path) -> Said:
    """A session's file as any program reads it: its remarks by number, the number of filed entries left out."""
    said: Said = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    del said["filed"]
    numbers = [remark["number"] for remark in said["remarks"]]
    assert len(numbers) == len({*numbers}), f"{file.name} has two remarks of one number"
    return said | {"remarks": {remark.pop("number"): remark for remark in said["remarks"]}}


class Expected:
    """What each file is to say: as it was, and every act done to it here too, by hand. Acts can be taken back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents = {file.stem: document(file) for file in sorted(folder.glob("*.yaml"))}
        self._done: list[dict[str, tuple[Said, Said]]] = []
        self._undone: list[dict[str, tuple[Said, Said]]] = []

    def remarks(self, name: str) -> dict[int, Said]:
        """The remarks of a session."""
        found: dict[int, Said] = self.documents[name]["remarks"]
        return found

    @contextmanager
    def act(self, *names: str) -> Iterator[None]:
        """What is done to these sessions in the `with` block is one act."""
        before = {name: deepcopy(self.documents[name]) for name in names}
        yield
        self._done.append({name: (was, deepcopy(self.documents[name])) for name, was in before.items()})
        self._undone.clear()

    def undo(self) -> list[str]:
        """The last act is taken back: the sessions that it was in."""
        act = self._done.pop()
        self._undone.append(act)
        self.documents |= {name: deepcopy(before) for name, (before, _after) in act.items()}
        return list(act)

    def redo(self) -> list[str]:
        """What was taken back last is done again."""
        act = self._undone.pop()
        self._done.append(act)
        self.documents |= {name: deepcopy(after) for name, (_before, after) in act.items()}
        return list(act)

    def holds(self, name: str) -> bool:
        """Whether a file says what it is to say."""
        return document(self.folder / f"{name}.yaml") == self.documents[name]

    def differing(self) -> Iterator[str]:
        """The files that say something else than what they are to say, those that are too many or missing too."""
        files = {file.stem: file for file in self.folder.glob("*.yaml")}
        yield from files.keys() ^ self.documents.keys()
        yield from (name for name in files.keys() & self.documents.keys() if not self.holds(name))
