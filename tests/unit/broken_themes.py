"""Themes with one fault each, as people make them, and where the fault must be said to be."""

from __future__ import annotations

from typing import NamedTuple

PROMPTS = "prompts:\n- title: Un\n"
HEAD = "title: Un thème\n"
DEEP = "title: " + "[" * 41 + "]" * 41 + "\n"


class Broken(NamedTuple):
    """What is in the file; the line, column and code of the only fault that must be found."""

    source: str | bytes
    line: int
    column: int
    code: str


BROKEN: dict[str, Broken] = {
    # What a word is taken for
    "title is a flag": Broken("title: on\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is no": Broken("title: No\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is a letter": Broken("title: y\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is true": Broken("title: true\n" + PROMPTS, 1, 8, "type"),
    "title is a year": Broken("title: 2026\n" + PROMPTS, 1, 8, "type"),
    "title is a decimal": Broken("title: 4.5\n" + PROMPTS, 1, 8, "type"),
    "title is an hour": Broken("title: 14:30\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is octal": Broken("title: 012\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is octal for YAML 1.2": Broken("title: 0o17\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is hexadecimal": Broken("title: 0x1F\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is scientific": Broken("title: 1e3\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is infinite": Broken("title: .inf\n" + PROMPTS, 1, 8, "ambiguous"),
    "title is an equals sign": Broken("title: =\n" + PROMPTS, 1, 8, "ambiguous"),
    "follow-up is a flag": Broken(HEAD + PROMPTS + "  follow_ups:\n  - On\n", 5, 5, "ambiguous"),
    "tag is a number": Broken(HEAD + "tags: [tiktok, 2026]\n" + PROMPTS, 2, 16, "type"),
    "minutes are an hour": Broken(HEAD + PROMPTS + "  minutes: 14:30\n", 4, 12, "ambiguous"),
    "minutes are words": Broken(HEAD + PROMPTS + "  minutes: un quart d'heure\n", 4, 12, "type"),
    "minutes in quotes": Broken(HEAD + PROMPTS + '  minutes: "15"\n', 4, 12, "type"),
    "minutes with an underscore": Broken(HEAD + PROMPTS + "  minutes: 1_0\n", 4, 12, "ambiguous"),
    "blind is yes": Broken(HEAD + PROMPTS + "  blind: yes\n", 4, 10, "ambiguous"),
    "blind is oui": Broken(HEAD + PROMPTS + "  blind: oui\n", 4, 10, "type"),
    # Colons, comments and other signs in a text without quotes
    "colon in a title": Broken("title: Internet : ami ou ennemi ?\n" + PROMPTS, 1, 8, "colon"),
    "colon in a prompt": Broken(HEAD + "prompts:\n- title: Ici : ou là\n", 3, 10, "colon"),
    "colon at the end": Broken("title: Internet :\n" + PROMPTS, 1, 8, "colon"),
    "colon in a follow-up": Broken(
        HEAD + PROMPTS + "  follow_ups:\n  - Quoi ?\n  - Un exemple : lequel ?\n", 6, 5, "colon"
    ),
    "colon in a line that goes on": Broken("title: Un mot\n  qui continue : ici\n" + PROMPTS, 2, 3, "colon"),
    "title cut": Broken("title: Le mot #MeToo et après\n" + PROMPTS, 1, 8, "cut"),
    "title all cut": Broken("title: #MeToo\n" + PROMPTS, 1, 8, "cut"),
    "follow-up cut": Broken(HEAD + PROMPTS + "  follow_ups:\n  - Le mot  # dièse\n", 5, 5, "cut"),
    "tag cut": Broken(HEAD + "tags:\n- tiktok # un réseau\n" + PROMPTS, 3, 3, "cut"),
    "text begins with @": Broken("title: @moi\n" + PROMPTS, 1, 8, "start"),
    "text begins with %": Broken("title: %\n" + PROMPTS, 1, 8, "start"),
    "text begins with a backquote": Broken("title: `a`\n" + PROMPTS, 1, 8, "start"),
    "text begins with a dash": Broken("title: - oui\n" + PROMPTS, 1, 8, "start"),
    "text begins with a question mark": Broken("title: ? oui\n" + PROMPTS, 1, 8, "start"),
    "text begins with a chevron": Broken("title: > oui\n" + PROMPTS, 1, 8, "start"),
    "text begins with a bar": Broken("title: | oui\n" + PROMPTS, 1, 8, "start"),
    "text begins with a comma": Broken("title: , oui\n" + PROMPTS, 1, 8, "start"),
    "text begins with a lone star": Broken("title: * oui\n" + PROMPTS, 1, 8, "start"),
    "text in braces": Broken("title: {nom}\n" + PROMPTS, 1, 8, "start"),
    "text in brackets": Broken("title: [Débat]\n" + PROMPTS, 1, 8, "start"),
    "text after brackets": Broken("title: [Débat] le mot\n" + PROMPTS, 1, 16, "after"),
    "text after quotes": Broken('title: "Ami" ou ennemi\n' + PROMPTS, 1, 14, "after"),
    "apostrophe in single quotes": Broken("title: 'l'été'\n" + PROMPTS, 1, 11, "after"),
    "quotes not closed": Broken('title: "Ami\n' + PROMPTS, 1, 8, "open-quote"),
    "quotes closed by the next ones": Broken('title: "T\nprompts:\n- title: "Q"\n', 1, 8, "open-quote"),
    "single quotes closed by the next ones": Broken(
        HEAD + "opening: 'O\nprompts:\n- title: 'Q'\n- title: 'R'\n", 2, 10, "open-quote"
    ),
    "quotes closed before a sign": Broken('title: "T\nprompts:\n- title: "@Q"\n', 1, 8, "open-quote"),
    "single quotes not closed": Broken("title: 'Ami\n" + PROMPTS, 1, 8, "open-quote"),
    "brackets not closed": Broken(HEAD + "tags: [a, b\n" + PROMPTS, 2, 7, "open-bracket"),
    "braces not closed": Broken(HEAD + "previous: {title: a\n" + PROMPTS, 2, 11, "open-bracket"),
    "backslash in quotes": Broken('title: "C:\\qui"\n' + PROMPTS, 1, 11, "escape"),
    "surrogate in quotes": Broken('title: "a\\ud800"\n' + PROMPTS, 1, 10, "escape"),
    # Keys
    "unknown key": Broken(HEAD + "closign: Fin\n" + PROMPTS, 2, 1, "unknown-key"),
    "unknown key of a prompt": Broken(HEAD + PROMPTS + "  follow-ups: []\n", 4, 3, "unknown-key"),
    "merge key": Broken(HEAD + "<<: {a: b}\n" + PROMPTS, 2, 1, "unknown-key"),
    "equal keys": Broken(HEAD + PROMPTS + "title: Un autre\n", 4, 1, "equal-keys"),
    "equal keys of a prompt": Broken(HEAD + PROMPTS + "  title: Deux\n", 4, 3, "equal-keys"),
    "missing title": Broken("language: fr\n" + PROMPTS, 1, 1, "missing-key"),
    "title left empty": Broken("language: fr\ntitle:\n" + PROMPTS, 2, 1, "nothing"),
    "title of spaces": Broken('title: "  "\n' + PROMPTS, 1, 8, "blank"),
    "title too long": Broken(f"title: {'a' * 2001}\n" + PROMPTS, 1, 8, "too-long"),
    "prompt without title": Broken(HEAD + "prompts:\n- minutes: 5\n  id: a\n", 3, 3, "missing-key"),
    "no prompts": Broken(HEAD, 1, 1, "missing-key"),
    "prompts left empty": Broken(HEAD + "prompts:\n", 2, 1, "empty-list"),
    "prompts all cut": Broken(HEAD + "prompts: #un\n", 2, 10, "cut"),
    "prompt's title left empty": Broken(HEAD + "prompts:\n- minutes: 5\n  title:\n", 4, 3, "nothing"),
    "key in French": Broken("titre: Un thème\n" + PROMPTS, 1, 1, "unknown-key"),
    "prompts in no number": Broken(HEAD + "prompts: []\n", 2, 1, "empty-list"),
    "line without colon": Broken(HEAD + "opening\n" + PROMPTS, 2, 1, "no-colon"),
    "colon without key": Broken(HEAD + ": texte\n" + PROMPTS, 2, 1, "no-key"),
    "list for a key": Broken(HEAD + "[a, b]: c\n" + PROMPTS, 2, 1, "key-shape"),
    # Values
    "prompt is a text": Broken(HEAD + "prompts:\n- Pourquoi ?\n", 3, 3, "type"),
    "prompts are keys": Broken(HEAD + "prompts:\n  title: Un\n", 3, 3, "type"),
    "previous is a text": Broken(HEAD + "previous: Avant\n" + PROMPTS, 2, 11, "type"),
    "follow-ups are a text": Broken(HEAD + PROMPTS + "  follow_ups: Pourquoi ?\n", 4, 15, "type"),
    "follow-up left empty": Broken(HEAD + PROMPTS + "  follow_ups:\n  - a\n  -\n", 6, 4, "nothing"),
    "opening is a list": Broken(HEAD + "opening:\n- a\n" + PROMPTS, 3, 1, "type"),
    "id in capitals": Broken(HEAD + PROMPTS + "  id: Été 1\n", 4, 7, "form"),
    "language in words": Broken(HEAD + "language: Français\n" + PROMPTS, 2, 11, "form"),
    "two equal ids": Broken(HEAD + PROMPTS + "  id: un\n- title: Deux\n  id: un\n", 6, 7, "equal-ids"),
    "minutes at nought": Broken(HEAD + PROMPTS + "  minutes: 0\n", 4, 12, "range"),
    "minutes below nought": Broken(HEAD + PROMPTS + "  minutes: -5\n", 4, 12, "range"),
    "minutes for days": Broken(HEAD + PROMPTS + "  minutes: 601\n", 4, 12, "range"),
    # Layout
    "tab before a key": Broken(HEAD + "prompts:\n\t- title: Un\n", 3, 1, "tab"),
    "tab at the start": Broken("\ttitle: Un\n" + PROMPTS, 1, 1, "tab"),
    "key too far in": Broken(HEAD + PROMPTS + "    minutes: 5\n", 4, 5, "indentation"),
    "key not far enough in": Broken(HEAD + PROMPTS + " minutes: 5\n", 4, 2, "indentation"),
    "dash not lined up": Broken(HEAD + "prompts:\n  - title: Un\n - title: Deux\n", 4, 2, "indentation"),
    "dash among keys": Broken(HEAD + "- title: Un\n", 2, 1, "indentation"),
    "list then key": Broken("- title: Un\nprompts: []\n", 2, 1, "indentation"),
    # What nobody writes
    "anchor": Broken("title: &a Un\n" + PROMPTS, 1, 8, "alias"),
    "alias": Broken("title: *important*\n" + PROMPTS, 1, 8, "start"),
    "alias in a list": Broken(HEAD + "tags: [*a]\n" + PROMPTS, 2, 8, "alias"),
    "tag": Broken("title: !!str Un\n" + PROMPTS, 1, 8, "tag"),
    "tag that runs code": Broken("title: !!python/object/apply:os.system [ls]\n" + PROMPTS, 1, 8, "tag"),
    "tag of one's own": Broken("title: !important c'est dit\n" + PROMPTS, 1, 8, "tag"),
    "tag of one sign": Broken("title: ! une idée\n" + PROMPTS, 1, 8, "tag"),
    "tag with an unknown handle": Broken("title: !a!b Un\n" + PROMPTS, 1, 8, "tag"),
    "tag with half an octet": Broken("title: !50% Un\n" + PROMPTS, 1, 8, "tag"),
    "nesting": Broken(DEEP + PROMPTS, 1, 47, "nesting"),
    "nesting that ends the process": Broken("[" * 30_000, 1, 41, "nesting"),
    "nesting of dashes": Broken("- " * 30_000, 1, 81, "nesting"),
    "two documents": Broken(HEAD + PROMPTS + "---\n" + HEAD, 4, 1, "documents"),
    "document after dots": Broken(HEAD + PROMPTS + "...\n" + HEAD, 5, 1, "documents"),
    "directive": Broken("%FOO bar\n" + HEAD + PROMPTS, 1, 1, "start"),
    "node missing": Broken(HEAD + "tags: [a, , b]\n" + PROMPTS, 2, 11, "syntax"),
    # The file itself
    "empty": Broken("", 1, 1, "empty"),
    "only comments": Broken("# Un jour\n\n# un thème\n", 1, 1, "empty"),
    "only the mark of a document": Broken("---\n", 1, 1, "empty"),
    "a text": Broken("Bonjour à tout le monde\n", 1, 1, "top"),
    "a list": Broken("- title: Un\n- title: Deux\n", 1, 1, "top"),
    "latin-1": Broken((HEAD + "opening: Déjà l'été\n" + PROMPTS).encode("latin-1"), 1, 13, "not-utf8"),
    "latin-1 further on": Broken(b"title: Un\nopening: D\xe9j\xe0\n", 2, 11, "not-utf8"),
    "utf-16": Broken((HEAD + PROMPTS).encode("utf-16"), 1, 1, "utf16"),
    "utf-16 without its mark": Broken((HEAD + PROMPTS).encode("utf-16-le"), 1, 1, "utf16"),
    "control character": Broken("title: a\x07b\n" + PROMPTS, 1, 9, "control"),
    "nul": Broken(HEAD + "opening: a\x00b\n" + PROMPTS, 2, 11, "control"),
    "escape sequence": Broken(HEAD + "opening: \x1b[2J\n" + PROMPTS, 2, 10, "control"),
    "not a character": Broken(HEAD + "opening: a\uffff\n" + PROMPTS, 2, 11, "control"),
    "windows lines": Broken(f"{HEAD}closign: é\n{PROMPTS}".replace("\n", "\r\n"), 2, 1, "unknown-key"),
    "byte order mark first": Broken(b"\xef\xbb\xbf" + ("title: on\n" + PROMPTS).encode(), 1, 8, "ambiguous"),
    "emoji before the fault": Broken(HEAD + "tags: [🤯, 👩‍👧, 2026]\n" + PROMPTS, 2, 16, "type"),
}
