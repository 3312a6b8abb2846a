"""Searching the sessions' YAML by other means than the program: another reader, other folding, no engine.

A condition is written down once as a person types it, and once as a rule on a remark; neither is made from the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
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


class Text:
    """A text as it is written, and its words: a thousand queries look at them, and they are split once."""

    def __init__(self, raw: str) -> None:
        self.raw, self.words = raw, split(raw)
        self.held = frozenset(self.words)


# Voices, tags, questions and places come again and again.
text_of = lru_cache(100_000)(Text)


@dataclass(frozen=True, eq=False)
class Plain:
    """A remark and what is around it, as the YAML says. `fields` holds the texts that are searched, by name."""

    session: str
    number: int
    language: str
    kind: str
    day: str
    fields: dict[str, list[Text]]

    def words(self, name: str) -> list[str]:
        """The words of the first text of a field; none where it is empty."""
        return self.fields[name][0].words if self.fields[name] else []


class Year:
    """Every remark of a folder of sessions that have ended, and all the words in them by language."""

    def __init__(self, folder: Path) -> None:
        self.remarks = [plain for path in sorted(folder.glob("*.yaml")) for plain in _read(path)]
        self.vocabulary: dict[str, set[str]] = {}
        for plain in self.remarks:
            known = self.vocabulary.setdefault(plain.language, set())
            for texts in plain.fields.values():
                known.update(*(text.held for text in texts))

    def like(self, same: Callable[[str, str], bool]) -> dict[str, frozenset[str]]:
        """The words that are the `same` as the one searched, told with the language, by language."""
        return {
            language: frozenset(word for word in known if same(word, language))
            for language, known in self.vocabulary.items()
        }


def _read(path: Path) -> Iterable[Plain]:
    tree = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    titles = {prompt["id"]: prompt["title"] for prompt in tree["prompts"]}
    shared = {
        "theme": [text_of(tree["title"]), text_of(tree["theme"]["title"])],
        "place": [text_of(tree.get("place", ""))],
    }
    for said in tree["remarks"]:
        prompt = said.get("prompt")
        yield Plain(
            path.stem,
            said["number"],
            tree["language"],
            said["kind"],
            str(tree["started"])[:10],
            {
                "text": [text_of(said["text"])],
                "who": [text_of(said.get("speaker") or "")],
                "tag": list(map(text_of, said.get("tags", []))),
                "question": [text_of(titles.get(prompt, "")), text_of(prompt or "")],
                **shared,
            },
        )


Rule = Callable[[Plain], bool]
Places = list[dict[str, frozenset[str]]]
"""For each place of a phrase, the words that may stand there, by language."""
SAID = ("text", "who", "tag")


def _beside(wanted: list[frozenset[str]], text: Text) -> bool:
    if any(map(text.held.isdisjoint, wanted)):
        return False
    return len(wanted) == 1 or any(
        all(text.words[at + place] in words for place, words in enumerate(wanted))
        for at in range(len(text.words) - len(wanted) + 1)
    )


def _somewhere(places: Places, names: Iterable[str]) -> Rule:
    wanted = {language: [place[language] for place in places] for language in places[0]}

    def rule(plain: Plain) -> bool:
        sought = wanted[plain.language]
        return any(_beside(sought, text) for name in names for text in plain.fields[name])

    return rule


def _stems_in(year: Year, typed: str, names: Iterable[str]) -> Rule:
    def same(wanted: str) -> Callable[[str, str], bool]:
        return lambda word, language: stem(word, language) == stem(wanted, language)

    return _somewhere([year.like(same(word)) for word in split(typed)], names)


def _words_in(year: Year, typed: str, names: Iterable[str]) -> Rule:
    return _somewhere(
        [{language: frozenset([word]) for language in year.vocabulary} for word in split(typed)], names
    )


def _begins_in(year: Year, typed: str, names: Iterable[str]) -> Rule:
    (begun,) = split(typed)
    return _somewhere([year.like(lambda word, _: word.startswith(begun))], names)


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


def condition(random: Random, year: Year) -> Condition:
    """One that some remark of the year is likely to answer, typed with a person's liberties."""
    plain = random.choice(year.remarks)
    words = plain.words("text")
    word = random.choice(words)
    spelled = random.choice(re.findall(r"[^\W_]+", plain.fields["text"][0].raw))
    match random.randrange(13):
        case 0 | 1 | 2:
            return Condition(_misspelled(random, spelled), _stems_in(year, spelled, SAID))
        case 3:
            ending = random.choice(("s", "e", "er", "ait", "ing", "es"))
            return Condition(word + ending, _stems_in(year, word + ending, SAID))
        case 4 | 5:
            at = random.randrange(len(words))
            phrase = " ".join(words[at : at + random.randint(1, 4)])
            marks = random.choice(('"{}"', "« {} »", "“{}”"))
            return Condition(marks.format(_misspelled(random, phrase)), _words_in(year, phrase, SAID))
        case 6:
            begun = spelled[: random.randint(1, len(spelled))]
            return Condition(_misspelled(random, begun) + "*", _begins_in(year, begun, SAID))
        case 7:
            voice = random.choice(plain.words("who") or ["mamie"])
            return Condition(
                random.choice(("qui:", "who:")) + _misspelled(random, voice), _stems_in(year, voice, ("who",))
            )
        case 8:
            tag = random.choice([text.raw for text in plain.fields["tag"]] or ["santé"])
            return Condition(f'tag:"{_misspelled(random, tag)}"', _words_in(year, tag, ("tag",)))
        case 9:
            return _around(random, year, plain)
        case 10:
            one = random.choice([word for word in words if word[1:] and word[-1] in "sx"] or words)
            form = one[:-1] or one
            return Condition(form, _stems_in(year, form, SAID))
        case 11:
            names = {"verbatim": "citation", "idea": "idée", "comment": "commentaire"}
            typed = random.choice((f"kind:{plain.kind}", f"genre:{names.get(plain.kind, plain.kind)}"))
            return Condition(typed, lambda other: other.kind == plain.kind, one_of=True)
        case _:
            month = plain.day[:7]
            if random.random() < 0.5:
                return Condition(f"depuis:{month}", lambda other: other.day[:7] >= month)
            return Condition(f"jusqu’à:{plain.day}", lambda other: other.day <= plain.day)


def _around(random: Random, year: Year, plain: Plain) -> Condition:
    name, filters = random.choice(
        (
            ("question", ("question:",)),
            ("theme", ("theme:", "thème:", "THÈME:")),
            ("place", ("lieu:", "place:")),
        )
    )
    word = random.choice(plain.words(name) or ["reseaux"])
    return Condition(random.choice(filters) + _misspelled(random, word), _stems_in(year, word, (name,)))


def _misspelled(random: Random, text: str) -> str:
    """The same words to who does not care for accents, case, ligatures or the kind of apostrophe."""
    text = random.choice((str, str.upper, str.title, folded, lambda t: unicodedata.normalize("NFD", t)))(text)
    return text.replace("oe", random.choice(("oe", "œ"))).replace("'", random.choice("'’"))
