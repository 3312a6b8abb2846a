"""A year of cafés, made: as many sessions and remarks as asked, in French and now and then in English, always the same.

`python -m tests.made_year FOLDER [SESSIONS REMARKS]` writes one to look at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

from facilitator.domain.session import Asked, Notice, Remark, Session
from facilitator.domain.slugs import slug
from facilitator.domain.theme import Prompt, Theme, with_ids
from facilitator.storage import session_yaml
from facilitator.storage.paths import name_for

SEED = 1789
SESSIONS, REMARKS = 1_000, 100_000

_FIRST_DAY = datetime(2026, 1, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
_DAYS, _OPEN_MINUTES = 340, 12 * 60
_EVERY_ENGLISH = 20  # one café in so many speaks English

_PLACES = (
    "Médiathèque",
    "Médiathèque Françoise-Sagan",
    "Café de l'Œuvre",
    "Tiers-lieu « La Ruche »",
    "Maison de quartier Saint-Éloi",
    "Centre social",
    "Lycée Évariste-Galois",
    "Bibliothèque d'Orléans",
)
_ROLES = (
    "une libraire",
    "une danseuse",
    "un cinéaste",
    "une mamie",
    "une mamie (2)",
    "un lycéen",
    "un boulanger",
    "une infirmière de nuit",
    "un professeur",
    "deux sœurs",
    "une retraitée",
    "l'écrivaine publique",
    "un maçon",
    "une étudiante en droit",
)
_TAGS = ("tiktok", "facebook", "vie privée", "notifications", "école", "santé", "à-suivre")

_THEMES: dict[str, tuple[str, ...]] = {
    "Quand les réseaux sociaux font du bien": (
        "Mon rendez-vous",
        "Les amitiés d'écran",
        "Le fil d'actualité",
    ),
    "L'intelligence artificielle au quotidien": (
        "Ce qu'on lui demande",
        "Ce qu'on lui refuse",
        "Et au travail ?",
    ),
    "Mes données, ma vie privée": ("Ce que je partage", "Les cookies", "À qui faire confiance"),
    "Le téléphone à l'école": ("La règle", "Les récréations", "Et les parents ?"),
    "Écrans et sommeil": ("Le soir", "La nuit", "Au réveil"),
    "La mémoire numérique": ("Nos photos", "Nos lettres", "Ce qui restera"),
}
_ENGLISH_THEMES: dict[str, tuple[str, ...]] = {
    "When networks do good": ("My daily visit", "Friendships on a screen", "The news feed"),
}

_BEGINNINGS = (
    "Le samedi matin, avant le marché,",
    "Quand la maison dort enfin,",
    "Depuis que ma fille habite à Montréal,",
    "Au début,",
    "Dans le groupe du quartier,",
    "Pendant les répétitions de la chorale,",
    "À l’hôpital, la nuit,",
    "Après l'école,",
    "Il y a vingt ans,",
    "Chez nous,",
    "Sur Internet,",
    "Le dimanche,",
)
_WHO = (
    "je",
    "on",
    "elle",
    "mon voisin",
    "ma sœur",
    "le lycéen",
    "quelqu'un",
    "mon fils aîné",
    "la coiffeuse",
)
_ACTS = (
    "partage", "partageait", "a partagé", "regarde", "regardait", "a regardé", "écrit", "écrivait", "lit", "lisait",
    "publie", "a publié", "cherche", "cherchait", "oublie", "oubliait", "efface", "a effacé", "apprend", "apprenait",
    "raconte", "racontait", "vérifie", "vérifiait", "envoie", "a envoyé", "répond", "répondait", "craint", "préfère",
)  # fmt: skip
_DETERMINERS = ("les", "des", "nos", "ses", "leurs", "quelques", "mille")
_THINGS = (
    "photos", "recettes", "lettres", "nouvelles", "vidéos", "chansons", "messages", "amis", "jeux", "journaux",
    "œuvres", "cœurs", "souvenirs", "histoires", "poèmes", "cartes", "annonces", "rumeurs", "mots de passe",
    "rendez-vous", "horaires", "prières", "cahiers", "visages", "voix", "jardins", "tomates", "films", "adresses",
    "abonnements", "écrans", "réseaux", "travaux", "cheveux", "bijoux", "données personnelles", "cours d'italien",
)  # fmt: skip
_ENDS = (
    "",
    ", et ça fait rire toute la journée",
    " : c'est l'amitié qui compte",
    " ; aujourd'hui je n’ose plus",
    ", jusqu'à ce que la pluie s'arrête",
    " sans jamais demander l'avis de personne",
    ", plutôt qu'à la télévision",
    ", et l'œil sur la pendule",
    " … on verra bien !",
    ", entre 14:30 et 16 h",
    ", mais ÇA NE DURE PAS",
)
_ENGLISH = (
    ("Every morning", "At work", "With my sister", "Late at night", "On the bus"),
    (
        "we share",
        "she was sharing",
        "people read",
        "he keeps",
        "I forgot",
        "they were watching",
        "nobody answers",
    ),
    (
        "our photos",
        "old letters",
        "the news",
        "a friend's stories",
        "their children's games",
        "happier memories",
    ),
    ("", ", and nobody minds", "; that is what friends are for", " without thinking twice"),
)
_KINDS = ("verbatim", "observation", "observation", "observation", "question", "idea", "comment")
_ORIGINS = ("room", "room", "room", "phone", "paper", "memory")


def write_year(folder: Path, sessions: int = SESSIONS, remarks: int = REMARKS, seed: int = SEED) -> None:
    """Write the year in a sessions folder, as the program writes sessions that have ended."""
    folder.mkdir(parents=True, exist_ok=True)
    for session in year(sessions, remarks, seed):
        name = name_for(session.started, session.title)
        (folder / f"{name}.yaml").write_text(session_yaml.dump(session), encoding="utf-8", newline="\n")


def year(sessions: int = SESSIONS, remarks: int = REMARKS, seed: int = SEED) -> Iterator[Session]:
    """The sessions, in the order of the year, no two beginning in the same minute."""
    random = Random(seed)
    a_day = -(-sessions // _DAYS)
    for place in range(sessions):
        day, turn = divmod(place, a_day)
        started = _FIRST_DAY + timedelta(days=day, minutes=turn * _OPEN_MINUTES // a_day)
        share = remarks * (place + 1) // sessions - remarks * place // sessions
        yield _session(random, started, share, english=place % _EVERY_ENGLISH == _EVERY_ENGLISH - 1)


def _session(random: Random, started: datetime, remarks: int, english: bool) -> Session:
    title, titles = random.choice(list((_ENGLISH_THEMES if english else _THEMES).items()))
    prompts = tuple(Prompt(title=prompt, id=slug(prompt)) for prompt in titles)
    theme = with_ids(Theme(title=title, prompts=prompts, language="en" if english else "fr"))
    asked = {prompt.id: Asked(prompt.id, prompt.title, random.randint(300, 1500)) for prompt in prompts}
    ended = started + timedelta(minutes=90)
    said = [_remark(random, number + 1, started, list(asked), english) for number in range(remarks)]
    return Session(
        title=title,
        theme=theme,
        started=started,
        language=theme.language,
        place=random.choice(_PLACES),
        organiser="Les mardis du numérique",
        people=random.randint(6, 60),
        notice=Notice(read=started, keep_until=date(started.year + 1, started.month, min(started.day, 28))),
        ended=ended,
        asked=asked,
        remarks={remark.number: remark for remark in said},
        seq=2 * remarks + 10,
    )


def _remark(random: Random, number: int, started: datetime, prompts: list[str], english: bool) -> Remark:
    tags = (random.choice(_TAGS),) if random.random() < 0.15 else ()
    text = _english(random) if english else _french(random)
    return Remark(
        number=number,
        at=started + timedelta(seconds=20 * number),
        kind=random.choice(_KINDS),  # type: ignore[arg-type]
        text=f"{text} #{tags[0]}" if tags and " " not in tags[0] else text,
        prompt=random.choice((*prompts, *prompts, None)),
        speaker=random.choice((*_ROLES, None, None)),
        origin=random.choice(_ORIGINS),  # type: ignore[arg-type]
        tags=tags,
        take_up=random.random() < 0.02,
    )


def _french(random: Random) -> str:
    said = (
        f"{random.choice(_WHO)} {random.choice(_ACTS)} {random.choice(_DETERMINERS)} {random.choice(_THINGS)}"
    )
    if random.random() < 0.4:
        said += f" et {random.choice(_DETERMINERS)} {random.choice(_THINGS)}"
    return f"{random.choice(_BEGINNINGS)} {said}{random.choice(_ENDS)}"


def _english(random: Random) -> str:
    when, who, what, end = map(random.choice, _ENGLISH)
    return f"{when} {who} {what}{end}"


if __name__ == "__main__":
    write_year(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
