"""Searching the sessions' YAML by other means than the program: another reader, other folding, no engine.

A condition is written down once as a person types it, and once as a rule on a remark; neither is made from the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import snowballstemmer
from ruamel.yaml import YAML


def folded(text: str) -> str:
    """`text` in small letters without accents, its ligatures spelled out."""
    for ligature, letters in (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae")):
        text = text.replace(ligature, letters)
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if unicodedata.category(char) != "Mn").lower()


def split(text: str) -> list[str]:
    """The words of a French or English text."""
    return re.findall(r"[a-z0-9]+", folded(text))


@cache
def stem(word: str, language: str) -> str:
    """Snowball's stem of a folded word. In French, endings it knows by their accents have them back, and a plural
    that it leaves is taken off."""
    if language == "en":
        return str(snowballstemmer.stemmer("english").stemWord(word))
    for bare, accented in (("ee", "ée"), ("ite", "ité"), ("iere", "ière")):
        for plural in ("", "s"):
            if word.endswith(bare + plural):
                word = word.removesuffix(bare + plural) + accented + plural
                break
    found = folded(snowballstemmer.stemmer("french").stemWord(word))
    if len(found) > 3 and (found[-2:] in ("as", "is", "os", "us") or found[-3:] in ("eux", "oux")):
        found = found[:-1]
    return found


@dataclass(eq=False)
class Plain:
    """A remark and what is around it, as the YAML says."""

    session: str
    number: int
    language: str
    kind: str
    day: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    @cache  # noqa: B019 - a year is held as long as it is searched
    def stems(self, name: str) -> list[list[str]]:
        """The stems of each text of a field."""
        return [[stem(word, self.language) for word in words] for words in self.words(name)]

    @cache  # noqa: B019
    def words(self, name: str) -> list[list[str]]:
        """The words of each text of a field."""
        return [split(text) for text in self.fields[name]]


def read_all(folder: Path) -> list[Plain]:
    """Every remark of a folder of sessions that have ended."""
    return [plain for path in sorted(folder.glob("*.yaml")) for plain in _read(path)]


def _read(path: Path) -> Iterable[Plain]:
    tree = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    titles = {prompt["id"]: prompt["title"] for prompt in tree["prompts"]}
    for said in tree["remarks"]:
        prompt = said.get("prompt")
        yield Plain(
            path.stem,
            said["number"],
            tree["language"],
            said["kind"],
            str(tree["started"])[:10],
            {
                "text": [said["text"]],
                "who": [said.get("speaker") or ""],
                "tag": said.get("tags", []),
                "question": [titles.get(prompt, ""), prompt or ""],
                "theme": [tree["title"], tree["theme"]["title"]],
                "place": [tree.get("place", "")],
            },
        )


Rule = Callable[[Plain], bool]
SAID = ("text", "who", "tag")


def _beside(wanted: list[str], texts: list[list[str]], same: Callable[[str, str], bool] = str.__eq__) -> bool:
    return any(
        all(same(word, text[at + place]) for place, word in enumerate(wanted))
        for text in texts
        for at in range(len(text) - len(wanted) + 1)
    )


def _stems_in(typed: str, names: Iterable[str]) -> Rule:
    def rule(plain: Plain) -> bool:
        wanted = [stem(word, plain.language) for word in split(typed)]
        return any(_beside(wanted, plain.stems(name)) for name in names)

    return rule


def _words_in(typed: str, names: Iterable[str]) -> Rule:
    return lambda plain: any(_beside(split(typed), plain.words(name)) for name in names)


def _begins_in(typed: str, names: Iterable[str]) -> Rule:
    (begun,) = split(typed)
    return lambda plain: any(
        w.startswith(begun) for name in names for text in plain.words(name) for w in text
    )


@dataclass(frozen=True)
class Condition:
    """What is typed, and the rule. Of those that are `one_of` several, as kinds are, one has to hold; of others all."""

    typed: str
    rule: Rule
    one_of: bool = False


def holds(conditions: list[Condition], plain: Plain) -> bool:
    """Whether a remark answers the whole line."""
    choices = [one.rule(plain) for one in conditions if one.one_of]
    return all(one.rule(plain) for one in conditions if not one.one_of) and (not choices or any(choices))


def condition(random: Random, among: list[Plain]) -> Condition:
    """One that some remark of the year is likely to answer, typed with a person's liberties."""
    plain = random.choice(among)
    word = random.choice(split(plain.fields["text"][0]))
    spelled = random.choice(re.findall(r"[^\W_]+", plain.fields["text"][0]))
    match random.randrange(12):
        case 0 | 1 | 2:
            return Condition(_misspelled(random, spelled), _stems_in(spelled, SAID))
        case 3:
            ending = random.choice(("s", "e", "er", "ait", "ing", "es"))
            return Condition(word + ending, _stems_in(word + ending, SAID))
        case 4 | 5:
            words = split(plain.fields["text"][0])
            at = random.randrange(len(words))
            phrase = " ".join(words[at : at + random.randint(1, 4)])
            marks = random.choice(('"{}"', "« {} »", "“{}”"))
            return Condition(marks.format(_misspelled(random, phrase)), _words_in(phrase, SAID))
        case 6:
            begun = spelled[: random.randint(1, len(spelled))]
            return Condition(_misspelled(random, begun) + "*", _begins_in(begun, SAID))
        case 7:
            voice = random.choice(split(plain.fields["who"][0]) or ["mamie"])
            return Condition(
                random.choice(("qui:", "who:")) + _misspelled(random, voice), _stems_in(voice, ("who",))
            )
        case 8:
            tag = random.choice(plain.fields["tag"] or ["santé"])
            return Condition(f'tag:"{_misspelled(random, tag)}"', _words_in(tag, ("tag",)))
        case 9:
            return _around(random, plain)
        case 10:
            names = {"verbatim": "citation", "idea": "idée", "comment": "commentaire"}
            typed = random.choice((f"kind:{plain.kind}", f"genre:{names.get(plain.kind, plain.kind)}"))
            return Condition(typed, lambda other: other.kind == plain.kind, one_of=True)
        case _:
            month = plain.day[:7]
            if random.random() < 0.5:
                return Condition(f"depuis:{month}", lambda other: other.day[:7] >= month)
            return Condition(f"jusqu’à:{plain.day}", lambda other: other.day <= plain.day)


def _around(random: Random, plain: Plain) -> Condition:
    name, filters = random.choice(
        (
            ("question", ("question:",)),
            ("theme", ("theme:", "thème:", "THÈME:")),
            ("place", ("lieu:", "place:")),
        )
    )
    words = split(plain.fields[name][0]) or ["reseaux"]
    word = random.choice(words)
    return Condition(random.choice(filters) + _misspelled(random, word), _stems_in(word, (name,)))


def _misspelled(random: Random, text: str) -> str:
    """The same words to who does not care for accents, case, ligatures or the kind of apostrophe."""
    text = random.choice((str, str.upper, str.title, folded, lambda t: unicodedata.normalize("NFD", t)))(text)
    return text.replace("oe", random.choice(("oe", "œ"))).replace("'", random.choice("'’"))
