"""Quotations made from real ones: altered, so that they are no longer real, or merely set otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

SAID: Final = """\
Le jeudi je raconte un livre en ligne, et l’on vient avec sa tisane
Ma sœur m’écrit tous les dimanches depuis le Québec, même malade
J’ai appris à réparer mon vélo grâce à une voisine qui filme tout
Chez nous, personne ne répond avant d’avoir mangé : c’est la règle
On m’avait dit « tu verras, c’est simple », et j’y ai passé l’été
Mon père n’a jamais tenu un clavier, pourtant il dicte des poèmes
Les élèves m’ont montré comment couper une vidéo en trois gestes
Depuis la retraite, je relis à voix haute pour des gens que je ne vois pas
Elle a gardé nos lettres dans une boîte, moi j’ai gardé les messages
Je n’ose pas publier mes dessins, mais j’aime bien ceux des autres
Un inconnu a retrouvé mon chat au bout de la rue, le lendemain à midi
Ça me fait du bien de savoir qu’on pense à moi le matin
À la pause, on s’échange des recettes plutôt que des nouvelles
Quand l’écran s’éteint, la maison paraît soudain très grande
Il faut un café, deux chaises et quelqu’un qui sait écouter
Mes petits-enfants m’appellent le mercredi, je prépare des questions
J’ai dansé devant la caméra pour mes cousines, elles ont pleuré de rire
Nous avons vidé la cave et tout donné en une journée, grâce au groupe
Je préfère les annonces sur papier : on les garde, on les plie
Le bénévole de la ludothèque répond plus vite que la mairie
J’étais persuadée que personne ne lisait, et trois dames m’ont arrêtée au marché
À force d’attendre un signe, j’ai fini par écrire la première
On se dispute moins par écrit, parce qu’on a le temps de se relire
Notre chorale a survécu à l’hiver dans des petites fenêtres
Je voudrais une journée où rien ne sonne, même pas la porte
Mon œil fatigue, alors j’écoute les journaux en épluchant les légumes
La première fois, j’ai raccroché au nez de mon propre fils
Il m’envoie des nuages, je lui renvoie la mer : nous parlons comme ça
Au début je copiais, maintenant j’invente mes modèles de tricot
Qui va se souvenir de nous quand la page sera fermée ?""".splitlines()
"""Things such as are said in a café, no two with the same beginning or end."""

_OTHERS: Final = ["toujours", "presque", "vraiment", "hier", "beaucoup", "souvent", "ensemble", "peut-être"]


def alterations(seed: int, count: int) -> list[tuple[str, str]]:
    """So many quotations that nobody said, each with what was done to a real one."""
    random = Random(seed)
    rules = [_changed, _dropped, _added, _joined, _plain, _swapped, _ending, _crossed]
    found: list[tuple[str, str]] = []
    while len(found) < count:
        rule = rules[len(found) % len(rules)]
        altered = rule(random, random.choice(SAID))
        if altered and not any(_is_in(altered, said) for said in SAID):
            found.append((rule.__name__.strip("_"), altered))
    return found


def variants(seed: int, count: int) -> list[str]:
    """So many quotations, marks included, of what was said: whole or in part, set in one way or another."""
    random = Random(seed)
    return [_set(random, _extract(random, random.choice(SAID), n % 2 == 0)) for n in range(count)]


def _is_in(words: str, said: str) -> bool:
    """Whether `words` were said so, word for word."""
    bare = " ".join(words.replace(",", "").split())
    return f" {bare} " in f" {' '.join(said.replace(',', '').split())} "


def _inner(random: Random, words: list[str]) -> int:
    return random.randrange(1, len(words) - 1)


def _changed(random: Random, said: str) -> str:
    words = said.split(" ")
    words[_inner(random, words)] = random.choice(_OTHERS)
    return " ".join(words)


def _dropped(random: Random, said: str) -> str:
    words = [word for word in said.split(" ") if word[0].isalpha()]
    del words[_inner(random, words)]
    return " ".join(words)


def _added(random: Random, said: str) -> str:
    words = said.split(" ")
    words.insert(random.randrange(0, len(words) + 1), random.choice(_OTHERS))
    return " ".join(words)


def _joined(random: Random, said: str) -> str:
    other = random.choice([one for one in SAID if one != said])
    between = random.choice([" ", ", ", ". ", " : "])
    return f"{said[: random.choice([len(said), said.index(' ', 12)])]}{between}{other}"


def _plain(random: Random, said: str) -> str:
    """Without the accents of one word; those of a capital are typography's."""
    words = said.split(" ")
    accented = [n for n, word in enumerate(words) if _unaccented(word) != word and word[0].islower()]
    if not accented:
        return ""
    at = random.choice(accented)
    words[at] = _unaccented(words[at])
    return " ".join(words)


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _swapped(random: Random, said: str) -> str:
    words = said.split(" ")
    at = _inner(random, words)
    words[at], words[at - 1] = words[at - 1], words[at]
    return " ".join(words)


def _ending(random: Random, said: str) -> str:
    words = said.split(" ")
    at = random.choice([n for n, word in enumerate(words) if word[-1].isalpha()])
    words[at] = words[at][:-1] if words[at].endswith("s") and len(words[at]) > 1 else f"{words[at]}s"
    return " ".join(words)


def _crossed(random: Random, said: str) -> str:
    """The beginning of one with the end of another."""
    other = random.choice([one for one in SAID if one != said])
    return f"{' '.join(said.split(' ')[:4])} {' '.join(other.split(' ')[-4:])}"


def _extract(random: Random, said: str, whole: bool) -> str:
    words = said.split(" ")
    if whole:
        return said
    # An extract has at least two words, and both marks of a quotation in it or none.
    for first, last in _ends(random, len(words)):
        part = " ".join(words[first:last])
        if part.count("«") == part.count("»") and any(map(str.isalpha, part)):
            return part
    return said


def _ends(random: Random, length: int) -> Iterator[tuple[int, int]]:
    for _ in range(20):
        first = random.randrange(0, length - 1)
        yield first, random.randrange(first + 2, length + 1)


_SETTINGS: Final[list[Callable[[str], str]]] = [
    lambda words: words,
    lambda words: words.replace("’", "'"),
    lambda words: words.replace(" :", "\u00a0:").replace(" ?", "\u202f?"),
    lambda words: words.replace(" ", "\n", 1),
    lambda words: words.replace(" ", "  "),
    lambda words: words.replace("œ", "oe"),
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: words.replace("« ", "“").replace(" »", "”"),
    lambda words: words[0].upper() + words[1:],
    lambda words: f"{words}.",
    lambda words: f"{words} […]",
    lambda words: f"*{words}*",
    lambda words: words.replace("-", "\u2011"),
]
_MARKS: Final = [
    ("«\u00a0", "\u00a0»"),
    ("«\u202f", "\u202f»"),
    ("« ", " »"),
    ("«", "»"),
    ("“", "”"),
    ('"', '"'),
]


def _set(random: Random, words: str) -> str:
    for setting in random.sample(_SETTINGS, 2):
        words = setting(words)
    opening, closing = random.choice(_MARKS)
    return f"{opening}{words}{closing}"
