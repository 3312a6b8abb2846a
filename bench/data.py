"""What the measurements run on: themes, and evenings written by the program's own storage code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain.session import Kind
from facilitator.domain.theme import Theme
from facilitator.services.clock import now
from facilitator.services.opening import Frame, Opened, begin
from facilitator.storage import journal, themes
from facilitator.storage.folders import Home, shipped
from facilitator.storage.sync import flush, write_all

SEED = 1789
PLACE = "Médiathèque"

_WHO = ("une libraire", "une danseuse", "un cinéaste", "une mamie", "un lycéen", "un boulanger")
_KINDS: tuple[Kind, ...] = ("verbatim", "observation", "observation", "question", "idea")
_BEGINNINGS = (
    "Le samedi matin, avant le marché",
    "Quand la maison dort enfin",
    "Depuis que ma fille habite à Montréal",
    "Au début je me suis inscrite pour voir",
    "Dans le groupe du quartier",
    "Pendant les répétitions de la chorale",
)
_MIDDLES = (
    "je regarde ce que les autres ont cuisiné",
    "on s'échange des photos de nos jardins",
    "il y a toujours quelqu'un pour répondre, même à minuit",
    "j'apprends trois mots d'italien avec des inconnus",
    "on a retrouvé l'institutrice de tout le village",
)
_ENDS = (
    "",
    ", et ça me fait rire toute la journée",
    ", alors que je n'aurais jamais osé en parler à table",
    " ; ma voisine n'y est pas, je lui raconte, et c'est devenu notre rendez-vous à nous deux",
    ", mais on finit par y passer plus de temps qu'on ne voudrait #notifications",
)


def make_home(folder: Path, number_of_themes: int = 1) -> Home:
    """A home with as many themes, copies of the shipped ones under other names and titles."""
    home = Home(folder)
    home.prompts.mkdir(parents=True)
    home.sessions.mkdir()
    files = sorted(shipped().glob("*.yaml"))
    for number in range(number_of_themes):
        source = files[number % len(files)]
        text = source.read_text(encoding="utf-8")
        title = themes.load(source).title
        named = text.replace(title, f"{number:02} {title}", 1)
        (home.prompts / f"{number:02}-{source.name}").write_text(named, encoding="utf-8")
    return home


def theme_of(home: Home) -> Theme:
    """The theme that evenings are made on."""
    return themes.load(min(home.prompts.glob("*.yaml")))


def evening(home: Home, remarks: int, on_one_question: bool = False) -> Opened:
    """A session held by this process, with its remarks in the journal and the last question open."""
    opened = begin(home.sessions, theme_of(home), Frame(place=PLACE, organiser="Les mardis du numérique"))
    lines = b"".join(map(journal.encode, _entries(opened, remarks, on_one_question)))
    with opened.book.paths.journal.open("ab") as file:
        write_all(file.fileno(), lines)
        flush(file.fileno())
    return opened


def filed(opened: Opened) -> Opened:
    """The same with its journal folded into the YAML."""
    opened.book.file()
    return opened


def finished(opened: Opened) -> Opened:
    """The same, ended, filed and let go."""
    opened.book.append(e.End(at=now(), by="live", elapsed=5400.0))
    opened.book.file()
    opened.release()
    return opened


def copies(opened: Opened, number: int) -> None:
    """As many sessions as asked, a day apart, copied from one that is finished."""
    paths = opened.book.paths
    text = paths.yaml.read_text(encoding="utf-8")
    day = opened.session.started
    for back in range(1, number):
        started = day - timedelta(days=back)
        copy = paths.folder / f"{started:%Y-%m-%d-%H%M}{paths.name[15:]}.yaml"
        copy.write_text(text.replace(day.isoformat(), started.isoformat(), 1), encoding="utf-8")


def remark(random: Random, prompt: str | None) -> e.RemarkKept:
    """A remark as long as people's are, still to be given its number."""
    text = f"{random.choice(_BEGINNINGS)}, {random.choice(_MIDDLES)}{random.choice(_ENDS)}"
    return e.RemarkKept(
        at=now(),
        by="live",
        kind=random.choice(_KINDS),
        text=text,
        prompt=prompt,
        speaker=random.choice((*_WHO, None)),
        tags=("notifications",) if "#" in text else (),
    )


def _entries(opened: Opened, remarks: int, on_one_question: bool) -> Iterator[e.AnyEntry]:
    random = Random(SEED)
    prompts = [prompt.id for prompt in opened.session.agenda]
    if on_one_question:
        prompts = prompts[-1:]
    seq, number = count(opened.session.seq + 1), count(1)
    for place, prompt in enumerate(prompts):
        yield e.Open(seq=next(seq), at=now(), by="live", elapsed=60.0 * place, prompt=prompt)
        share = range(place, remarks, len(prompts))
        for _ in share:
            yield replace(
                remark(random, prompt), seq=next(seq), number=next(number), elapsed=60.0 * place + 1
            )
