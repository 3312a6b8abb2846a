"""How a typed line is read: one table, and what holds for every line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.capture import AsVoice, Context, Reading, complete, prefix, read
from facilitator.domain.session import Voice
from tests.unit.moments import CAFE, MOMENTS
from tests.unit.rows import (
    COMMENT,
    IDEA,
    LAUGHTER,
    NOTHING,
    QUESTION,
    SIGNAL,
    VERBATIM,
    Row,
    became,
    declared,
    new,
    same,
)

FR = Context(
    voices=(
        Voice("une libraire", "lib"),
        Voice("une danseuse", "dan"),
        Voice("un danseur", "dans"),
        Voice("un lycéen", "lyc"),
        Voice("une mère de famille", "mer"),
        Voice("l'écrivaine", "ecr"),
        Voice("un père (50 ans)", "per"),
    ),
    tags=("TikTok", "fil d'actualité", "réseaux sociaux", "Numérique"),
    abbreviations={"bcp": "beaucoup", "rs": "réseaux sociaux", "qqn": "quelqu'un", "FB": "Facebook", "h": ""},
    language="fr",
)
EN = Context(
    voices=(Voice("a librarian", "lib"), Voice("the baker", "bak"), Voice("two students", "stu")),
    tags=("news feed", "podcast"),
    abbreviations={"ppl": "people"},
    language="en",
)

LIB: dict[str, Any] = {"speaker": "une libraire"}
LIB_EN: dict[str, Any] = {"speaker": "a librarian"}
RS_BCP = became(rs="réseaux sociaux", bcp="beaucoup")
DANCERS: dict[str, Any] = {"candidates": ("une danseuse", "un danseur")}

# Each row: the line, the words kept, and every other field that is not an observation's.
FRENCH: list[Row] = [
    # The table of the design.
    ("Beaucoup suivent leur libraire", "Beaucoup suivent leur libraire", {}),
    ("\"Je soigne l'écrit", "Je soigne l'écrit", VERBATIM),
    ('"Je soigne l\'écrit"', "Je soigne l'écrit", VERBATIM),
    ("« Je soigne l'écrit »", "Je soigne l'écrit", VERBATIM),
    ("« Je soigne l'écrit", "Je soigne l'écrit", VERBATIM),
    ("une libraire :", "", declared("une libraire (2)", "lib2", new_voice=True)),
    ("une boulangère :", "", declared("une boulangère", "bou", new_voice=True)),
    ("lib : \"Je soigne l'écrit", "Je soigne l'écrit", VERBATIM | LIB),
    ("lib : on y va pour les conseils", "on y va pour les conseils", LIB),
    ('un cinéaste : "Je me tiens au courant', "Je me tiens au courant", VERBATIM | new("un cinéaste")),
    ('"Je suis inscrite depuis peu" une mamie', "Je suis inscrite depuis peu", VERBATIM | new("une mamie")),
    *same("Le problème : trop de temps", "vers 22:30 on lit"),
    ("? Comment choisir", "Comment choisir", QUESTION),
    ("! Une liste commune", "Une liste commune", IDEA),
    ("!! Revoir l'interview", "Revoir l'interview", {"take_up": True}),
    ("( je n'ai pas tout entendu", "je n'ai pas tout entendu", COMMENT),
    ("(rires)", "", SIGNAL | LAUGHTER),
    ("(accord)", "", SIGNAL | {"signals": {"agree": 1}}),
    ("(désaccord)", "", SIGNAL | {"signals": {"disagree": 1}}),
    ("(silence)", "", SIGNAL | {"signals": {"silence": 1}}),
    ("Tout le monde l'a fait (rires)", "Tout le monde l'a fait", LAUGHTER),
    ("< On y revient", "On y revient", {"back": 1}),
    ("<< On y revient", "On y revient", {"back": 2}),
    ('"l\'impression que je ... quittée"', "l'impression que je ... quittée", VERBATIM),
    ("On en parle là-bas #facebook", "On en parle là-bas #facebook", {"tags": ("facebook",)}),
    ("@danseuse on répète en ligne", "on répète en ligne", {"speaker": "une danseuse"}),
    # Nothing.
    *[(blank, "", NOTHING) for blank in ("", " ", "\t", "\u00a0\u202f", "\r\n")],
    # False friends: nothing is guessed.
    *same(
        "Mon astuce : couper les notifs",
        "la page : https://exemple.org/a",
        "on va sur https://exemple.org:8080/page puis on lit",
        "22:30",
        "22 : 30 au mur",
        "12 : c'est le nombre de groupes",
        "Il l'a dit (à sa fille) avant de partir",
        "on en parle (un peu)",
        "on ira (si le bus passe",
        "À retenir : 1) lire 2) trier",
        "Exemple: un groupe de quartier",
        "lib:on y va",
        "lib:22",
        "C'est fini. lib : oui",
        "vers 9:00 lib : ouvre",
        "Elle a dit : non",
        ": deux points d'abord",
        ":",
        ":-)",
        "et voilà :)",
        "-> à voir",
        "- un tiret",
        "un libraire : c'est un autre",
        "Un mot dit « entre guillemets » ici",
        'Il m\'a dit "salut" en passant',
        "prix < 3 euros, ou > 5",
        "écris-moi à jean@exemple.org",
        "son compte @hugo est drôle",
        "la 3e fois #3",
        "Quoi ? Rien !",
        "5 ! ou 6 ?",
        "l'heure d'hiver, c'est l'horreur",
    ),
    # What begins like a mark and is none.
    *same(
        "<3 ce café",
        "<<< regarde",
        "<",
        "<<",
        "<b>gras</b>",
        "<< des guillemets faits main >>",
        "?",
        "!",
        "!!",
        "!!!",
        "!!! Attention",
        "?? bizarre",
        "?! vraiment",
        "(",
        "()",
        "( )",
        "(...) et on est partis",
        "(…) et on est partis",
        "(1) le fil, (2) les amis",
        '"',
        '""',
        '" "',
        "«",
        "« »",
        "@",
        "@ la maison",
        "@3e rang",
        "#",
        "#3",
        "'",
        "…",
    ),
    # Quotation marks of every hand.
    ("“Je soigne l’écrit”", "Je soigne l’écrit", VERBATIM),
    ("„Je soigne l’écrit“", "Je soigne l’écrit", VERBATIM),
    ("”Je soigne l’écrit”", "Je soigne l’écrit", VERBATIM),
    ("\"Je soigne l'écrit»", "Je soigne l'écrit", VERBATIM),
    ("«Je soigne l'écrit\"", "Je soigne l'écrit", VERBATIM),
    ("«\u00a0Je soigne l’écrit\u202f»", "Je soigne l’écrit", VERBATIM),
    ('" Je soigne l\'écrit "', "Je soigne l'écrit", VERBATIM),
    ('  "Je soigne l\'écrit"  ', "Je soigne l'écrit", VERBATIM),
    ('"Je soigne l\'écrit".', "Je soigne l'écrit", VERBATIM),
    ('"Il a dit "salut" et puis rien"', 'Il a dit "salut" et puis rien', VERBATIM),
    ('"Il a dit "salut"', 'Il a dit "salut"', VERBATIM),
    ('"On n\'a plus d\'"amis" ici"', "On n'a plus d'\"amis\" ici", VERBATIM),
    ("« Elle dit “ bonjour ” à tous »", "Elle dit “ bonjour ” à tous", VERBATIM),
    ("« Elle dit « bonjour » à tous » une mamie", "Elle dit « bonjour » à tous", VERBATIM | new("une mamie")),
    ('"? je ne sais pas"', "? je ne sais pas", VERBATIM),
    *same(
        '"Instagram" c\'est pour les vieux',
        '"Instagram" et "Snapchat"',
        '"Instagram" "Snapchat"',
        "« Instagram » sert aux parents",
        '"Facebook" a changé ma vie',
        '"Instagram" à Paris',
        '"Ici", dit-elle',
        '"Tu viens" ?',
        '"""',
    ),
    # A voice before its colon.
    ('lib: "oui"', "oui", VERBATIM | LIB),
    ('lib :"oui"', "oui", VERBATIM | LIB),
    ('lib:"oui"', "oui", VERBATIM | LIB),
    ("lib\u00a0: «\u00a0oui\u00a0»", "oui", VERBATIM | LIB),
    ('Lib : "oui', "oui", VERBATIM | LIB),
    ("LIBRAIRE : oui", "oui", LIB),
    ("une libraire : oui", "oui", LIB),
    ("  lib :   oui  ", "oui", LIB),
    ("lyce : oui", "oui", {"speaker": "un lycéen"}),
    ("LYCÉ : oui", "oui", {"speaker": "un lycéen"}),
    ("famille : le soir seulement", "le soir seulement", {"speaker": "une mère de famille"}),
    ("écrivaine : j'en lis", "j'en lis", {"speaker": "l'écrivaine"}),
    ("l’écrivaine : j'en lis", "j'en lis", {"speaker": "l'écrivaine"}),
    ("un père (50 ans) : non", "non", {"speaker": "un père (50 ans)"}),
    ("- lib : oui", "oui", LIB),
    ("– une mamie : « oui »", "oui", VERBATIM | new("une mamie")),
    ("une  mamie : “oui”", "oui", VERBATIM | new("une mamie")),
    ('une mère : "moi aussi', "moi aussi", VERBATIM | new("une mère")),
    ('un libraire : "moi aussi', "moi aussi", VERBATIM | new("un libraire")),
    ('Le film : "Titanic"', "Titanic", VERBATIM | new("Le film")),
    ("lib : vers 22:30", "vers 22:30", LIB),
    ("lib : la page : https://a.fr", "la page : https://a.fr", LIB),
    ('lib : "Insta" et "Snap"', '"Insta" et "Snap"', LIB),
    ('lib : "oui" une mamie', '"oui" une mamie', LIB),
    ('lib : "', '"', LIB),
    ("lib : (rires)", "(rires)", LIB),
    ("lib : ?", "?", LIB),
    ("lib : ( elle hésite", "elle hésite", COMMENT | LIB),
    ("lib : (un temps) oui", "(un temps) oui", LIB),
    ("danse : on danse", "danse : on danse", DANCERS),
    ('danse : "on danse', "on danse", VERBATIM | DANCERS),
    ("danse :", "danse :", DANCERS),
    ("lib :", "", declared("une libraire", "lib")),
    ("Lib:", "", declared("une libraire", "lib")),
    ("un libraire :", "", declared("un libraire", "libr", new_voice=True)),
    ("une mère :", "", declared("une mère", "mere", new_voice=True)),
    *same(f'{"x" * 61} : "oui"', 'Il l\'a dit. Une mamie : "oui"', 'Le lien (voir : "a"', "Vraiment ? :"),
    # A voice said after.
    ('"Oui", une mamie', "Oui", VERBATIM | new("une mamie")),
    ('"Oui" - une mamie', "Oui", VERBATIM | new("une mamie")),
    ('"Oui" — une mamie.', "Oui", VERBATIM | new("une mamie")),
    ('"Oui" (une mamie)', "Oui", VERBATIM | new("une mamie")),
    ('"Oui" (une mamie) (rires)', "Oui", VERBATIM | new("une mamie") | LAUGHTER),
    ('"Oui" (rires) une mamie', "Oui", VERBATIM | new("une mamie") | LAUGHTER),
    ("« Oui » l’infirmière", "Oui", VERBATIM | new("l’infirmière")),
    ('"Oui" lib', "Oui", VERBATIM | LIB),
    ('"Oui", libraire', "Oui", VERBATIM | LIB),
    ('"Oui" père (50 ans)', "Oui", VERBATIM | {"speaker": "un père (50 ans)"}),
    ('"Oui" danse', "Oui", VERBATIM | DANCERS),
    ('"Oui" @lib', "Oui", VERBATIM | LIB),
    ('"Oui" une mamie #insta', "Oui", VERBATIM | new("une mamie") | {"tags": ("insta",)}),
    *same('"Oui" une mamie qui parle tout au fond', '"Oui" une mamie ?', '"Oui" mamie'),
    # Marks.
    ("?Comment choisir", "Comment choisir", QUESTION),
    ("?\u00a0Comment choisir ?", "Comment choisir ?", QUESTION),
    ('? "Ami" veut dire quoi', '"Ami" veut dire quoi', QUESTION),
    ("! « Le fil » en papier", "« Le fil » en papier", IDEA),
    ("!!Revoir ça", "Revoir ça", {"take_up": True}),
    ("!! ? Comment choisir", "Comment choisir", QUESTION | {"take_up": True}),
    ("!!? Comment choisir", "Comment choisir", QUESTION | {"take_up": True}),
    ("? !! Comment choisir", "Comment choisir", QUESTION | {"take_up": True}),
    ('!! "Je soigne', "Je soigne", VERBATIM | {"take_up": True}),
    ('!! lib : "Je soigne', "Je soigne", VERBATIM | LIB | {"take_up": True}),
    ('lib : !! "Je soigne', "Je soigne", VERBATIM | LIB | {"take_up": True}),
    ("!! ( à revérifier", "à revérifier", COMMENT | {"take_up": True}),
    ("lib : ? Comment choisir", "Comment choisir", QUESTION | LIB),
    ("? lib : comment choisir", "comment choisir", QUESTION | LIB),
    ("lib : ! une liste", "une liste", IDEA | LIB),
    ("? lib :", "lib :", QUESTION),
    ("? Quoi (rires)", "Quoi", QUESTION | LAUGHTER),
    ("? ?", "?", QUESTION),
    ('< lib : "Je soigne', "Je soigne", VERBATIM | LIB | {"back": 1}),
    ('<lib : "Je soigne', "Je soigne", VERBATIM | LIB | {"back": 1}),
    ('<<"Je soigne', "Je soigne", VERBATIM | {"back": 2}),
    ("< ? Comment choisir", "Comment choisir", QUESTION | {"back": 1}),
    ("<< !! lib : ? Comment", "Comment", QUESTION | LIB | {"back": 2, "take_up": True}),
    ("< ?", "?", {"back": 1}),
    ("< (rires)", "(rires)", {"back": 1}),
    ("lib : < 3 heures", "< 3 heures", LIB),
    # Parentheses.
    ("(il y revient deux fois)", "il y revient deux fois", COMMENT),
    ("(Il dit : non", "Il dit : non", COMMENT),
    ('( "fil" au sens de mur', '"fil" au sens de mur', COMMENT),
    ("(il rit (fort)", "il rit (fort)", COMMENT),
    ("(il rit) puis se tait", "(il rit) puis se tait", COMMENT),
    ("(on rit bcp", "on rit beaucoup", COMMENT | became(bcp="beaucoup")),
    ("(grand silence)", "grand silence", COMMENT),
    ("(Rires)", "", SIGNAL | LAUGHTER),
    ("( rire )", "", SIGNAL | LAUGHTER),
    ("(rires", "", SIGNAL | LAUGHTER),
    ("(d'accord)", "", SIGNAL | {"signals": {"agree": 1}}),
    ("(d’accord)", "", SIGNAL | {"signals": {"agree": 1}}),
    ("(Desaccord)", "", SIGNAL | {"signals": {"disagree": 1}}),
    ("(pas d'accord)", "", SIGNAL | {"signals": {"disagree": 1}}),
    ("(rires) (accord)", "", SIGNAL | {"signals": {"laughter": 1, "agree": 1}}),
    ("(rires, accord)", "", SIGNAL | {"signals": {"laughter": 1, "agree": 1}}),
    ("(rires et silence)", "", SIGNAL | {"signals": {"laughter": 1, "silence": 1}}),
    ('"Jamais" (rires)', "Jamais", VERBATIM | LAUGHTER),
    ('"Jamais (rires)', "Jamais", VERBATIM | LAUGHTER),
    ('"Jamais (rires)"', "Jamais (rires)", VERBATIM),
    ('(rires) "Jamais"', "Jamais", VERBATIM | LAUGHTER),
    ("On y va (rires) (rires)", "On y va", {"signals": {"laughter": 2}}),
    ("On y va (accord) (un peu)", "On y va (accord) (un peu)", {}),
    ("On y va (rires", "On y va", LAUGHTER),
    # Tags.
    ("#facebook on y est", "#facebook on y est", {"tags": ("facebook",)}),
    ("(#insta) et #jeux-vidéo_2", "(#insta) et #jeux-vidéo_2", COMMENT | {"tags": ("insta", "jeux-vidéo_2")}),
    ("#insta puis #Insta", "#insta puis #Insta", {"tags": ("insta",)}),
    ("#tiktok", "#tiktok", {"tags": ("TikTok",)}),
    ("#réseaux-sociaux", "#réseaux-sociaux", {"tags": ("réseaux sociaux",)}),
    ("Sur Tiktok ou NUMERIQUE", "Sur Tiktok ou NUMERIQUE", {"tags": ("TikTok", "Numérique")}),
    ("les réseaux  sociaux", "les réseaux  sociaux", {"tags": ("réseaux sociaux",)}),
    ("mon fil d’actualite", "mon fil d’actualite", {"tags": ("fil d'actualité",)}),
    ("nume\u0301rique", "nume\u0301rique", {"tags": ("Numérique",)}),
    ("#zou et TikTok", "#zou et TikTok", {"tags": ("zou", "TikTok")}),
    ('"Sur Insta" #insta', "Sur Insta", VERBATIM | {"tags": ("insta",)}),
    ('"Sur TikTok" #tiktok', "Sur TikTok", VERBATIM | {"tags": ("TikTok",)}),
    *same("les tiktoks", "https://a.fr/page#facebook", "https://tiktok.com/x", "des réseaux. Sociaux aussi"),
    *same("C#dur"),
    # Voices with @.
    ("@danseuse", "", declared("une danseuse", "dan")),
    ("@mamie", "", declared("mamie", "mam", new_voice=True)),
    ("@mamie :", "", declared("mamie", "mam", new_voice=True)),
    ("@mamie j'y suis", "j'y suis", new("mamie")),
    ('@lib : "Je soigne', "Je soigne", VERBATIM | LIB),
    ("@lib, oui", "oui", LIB),
    ("@lib ? Comment", "Comment", QUESTION | LIB),
    ("? @lib comment", "comment", QUESTION | LIB),
    ("on répète en ligne @danseuse", "on répète en ligne", {"speaker": "une danseuse"}),
    ("on répète (rires) @lib", "on répète", LIB | LAUGHTER),
    ("on répète @lib (rires)", "on répète", LIB | LAUGHTER),
    ("@danse on répète", "on répète", DANCERS),
    ("@un cinéaste : on tourne", "on tourne", new("un cinéaste")),
    ("? @un cinéaste : où tourner", "où tourner", QUESTION | new("un cinéaste")),
    ("@une danseuse : on répète", "on répète", {"speaker": "une danseuse"}),
    ("@une maman :", "", declared("une maman", "mam", new_voice=True)),
    ("@lib regarde : c'est fini", "regarde : c'est fini", LIB),
    *same("@ la maison : oui"),
    ("@lib @dan", "@dan", LIB),
    ("? @lib", "@lib", QUESTION),
    # Abbreviations.
    ("bcp de monde", "beaucoup de monde", became(bcp="beaucoup")),
    ("Bcp de monde", "Beaucoup de monde", became(Bcp="Beaucoup")),
    ("les rs, bcp !", "les réseaux sociaux, beaucoup !", {"tags": ("réseaux sociaux",)} | RS_BCP),
    ("sur FB", "sur Facebook", became(FB="Facebook")),
    ("sur fb", "sur Facebook", became(fb="Facebook")),
    ('lib : "qqn de bcp', "quelqu'un de beaucoup", VERBATIM | LIB | became(qqn="quelqu'un", bcp="beaucoup")),
    *same("https://rs.fr/bcp", "rs@exemple.fr", "jean@rs.fr", "les rsx", "a/rs", "bcp-là", "16 h"),
    # Characters nobody expects.
    ("a\udc00b", "a\ufffdb", {}),
    *same("\0", "\x1b[31mrouge", "\u2028x", "\u202ex", "[@click=app.quit]x[/]", "=1+1", "1e3"),
    *same("- {a: b}", "&a *b |", "% @ ` \\", "\ufeffx", "a\x85b", "💥", "👩\u200d🎤", "مرحبا"),
]

ENGLISH: list[Row] = [
    ("Many follow their librarian", "Many follow their librarian", {}),
    ('lib: "I read', "I read", VERBATIM | LIB_EN),
    ("lib: “I read”", "I read", VERBATIM | LIB_EN),
    ("a librarian: I read", "I read", LIB_EN),
    ("baker: never", "never", {"speaker": "the baker"}),
    ("students: at night", "at night", {"speaker": "two students"}),
    ("a nurse:", "", declared("a nurse", "nur", new_voice=True)),
    ("a nurse: “Only at work”", "Only at work", VERBATIM | new("a nurse")),
    ("“Only at work” a nurse", "Only at work", VERBATIM | new("a nurse")),
    ("“Only at work”, some nurses", "Only at work", VERBATIM | new("some nurses")),
    ("“Only at work” the baker", "Only at work", VERBATIM | {"speaker": "the baker"}),
    ('"Instagram" is for parents', '"Instagram" is for parents', {}),
    ("The point: too much time", "The point: too much time", {}),
    ("at 10:30 we read", "at 10:30 we read", {}),
    ("the page: https://example.org", "the page: https://example.org", {}),
    ("(laughter)", "", SIGNAL | LAUGHTER),
    ("(laughs)", "", SIGNAL | LAUGHTER),
    ("Never again (Laughter)", "Never again", LAUGHTER),
    ("(agree)", "", SIGNAL | {"signals": {"agree": 1}}),
    ("(disagreement)", "", SIGNAL | {"signals": {"disagree": 1}}),
    ("(laughter and agreement)", "", SIGNAL | {"signals": {"laughter": 1, "agree": 1}}),
    ("? How to choose", "How to choose", QUESTION),
    ("! A shared list", "A shared list", IDEA),
    ("(missed the end", "missed the end", COMMENT),
    (
        "ppl scroll their News Feed",
        "people scroll their News Feed",
        {"tags": ("news feed",)} | became(ppl="people"),
    ),
    ("I don't, she doesn't", "I don't, she doesn't", {}),
]


def expected(line: str, text: str, fields: dict[str, Any]) -> Reading:
    typed = line.replace("\udc00", "\ufffd")
    whole = text == typed and "what" not in fields
    return Reading(**{"what": "remark", "text": text, "typed": None if whole or not line else typed} | fields)


@pytest.mark.parametrize(
    ("line", "context", "reading"),
    [(line, FR, expected(line, text, fields)) for line, text, fields in FRENCH]
    + [(line, EN, expected(line, text, fields)) for line, text, fields in ENGLISH]
    + [(line, CAFE, expected(line, text, fields)) for line, text, fields in MOMENTS],
    ids=lambda value: ascii(value) if isinstance(value, str) else "",
)
def test_grammar(line: str, context: Context, reading: Reading) -> None:
    assert read(line, context) == reading


def test_only_a_french_evening_doubts_the_english_article() -> None:
    line = '"I read", a nurse'
    assert read(line, FR).speaker == "a nurse"
    assert read('"Facebook" a changé', EN).speaker == "a changé"


@pytest.mark.parametrize(
    ("line", "voice", "text", "speaker", "new_voice"),
    [
        ("Le problème : trop de temps", "yes", "trop de temps", "Le problème", True),
        ("lib : oui", "yes", "oui", "une libraire", False),
        ("lib : oui", "no", "lib : oui", None, False),
        ('un cinéaste : "oui"', "no", 'un cinéaste : "oui"', None, False),
        ("lib :", "no", "lib :", None, False),
        ("? Mon avis : oui", "yes", "oui", "Mon avis", True),
        ("vers 22:30", "yes", "vers 22:30", None, False),
        ("( note : oui", "yes", "note : oui", None, False),
    ],
)
def test_tab_makes_or_unmakes_a_voice(
    line: str, voice: AsVoice, text: str, speaker: str | None, new_voice: bool
) -> None:
    reading = read(line, FR, voice)
    assert (reading.what, reading.text) == ("remark", text)
    assert (reading.speaker, reading.new_voice) == (speaker, new_voice)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Le problème : trop", "Le problème"),
        ("? lib : comment", "lib"),
        ("< !! lib :", "lib"),
        ("lib", None),
        ("22:30", None),
        ("( note : oui", None),
        ("@lib : oui", None),
        ('"a" : b', None),
        ("", None),
    ],
)
def test_prefix_is_what_tab_may_make_a_voice(line: str, name: str | None) -> None:
    assert prefix(line) == name


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("lib", ["une libraire : "]),
        ("  LIB", ["  une libraire : "]),
        ("danse", ["une danseuse : ", "un danseur : "]),
        ("dan", ["une danseuse : ", "un danseur : "]),
        ("l", ["une libraire : ", "un lycéen : ", "l'écrivaine : "]),
        ("? lib", ["? une libraire : "]),
        ("<< !! lib", ["<< !! une libraire : "]),
        ("@lib", ["une libraire : "]),
        ("danse : on y va", ["une danseuse : on y va", "un danseur : on y va"]),
        ("lib : on y va", []),
        ("Mon astuce : couper", []),
        ("(lib", []),
        ("on y va", []),
        ("? ", []),
        ("", []),
    ],
)
def test_tab_completes_known_voices(line: str, lines: list[str]) -> None:
    assert complete(line, FR) == lines


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("ret", ["une retraitée : ", "une retraitée (2) : ", "une retraitée (3) : "]),
        ("retr", ["une retraitée : ", "une retraitée (2) : ", "une retraitée (3) : "]),
        ("ret3", ["une retraitée (3) : "]),
        ("ret2 : oui", ["une retraitée (2) : oui", "une retraitée (3) : oui", "une retraitée : oui"]),
        ("une retraitée : oui", ["une retraitée (2) : oui", "une retraitée (3) : oui"]),
        ("une retraitée (2) : oui", ["une retraitée (3) : oui", "une retraitée : oui"]),
    ],
)
def test_tab_goes_through_the_voices_alike(line: str, lines: list[str]) -> None:
    assert complete(line, CAFE) == lines


def test_three_voices_alike_are_declared_and_told_apart() -> None:
    voices: tuple[Voice, ...] = ()
    for _ in range(3):
        reading = read("une retraitée :", Context(voices))
        assert reading.new_voice and reading.declares
        voices += (Voice(reading.declares, reading.label),)
    assert voices == CAFE.voices[:3]
    for voice in voices:
        for line in (
            f'{voice.role} : "oui',
            f"{voice.label} : oui",
            f'"oui" {voice.role}',
            f'"oui" {voice.label}',
        ):
            reading = read(line, Context(voices))
            assert (reading.text, reading.speaker, reading.alike) == ("oui", voice.role, voices)


def test_the_longest_role_can_have_a_number() -> None:
    first = read(f"un {'a' * 57} :").declares or ""
    second = read(f"{first} :", Context((Voice(first, "aaa"),)))
    voices = (Voice(first, "aaa"), Voice(second.declares or "", second.label))
    assert second.declares == f"{first} (2)"
    assert read(f'{second.declares} : "oui', Context(voices)).speaker == second.declares


@pytest.mark.parametrize("line", ["danse : on y va", "? l", "dan"])
def test_a_completed_line_is_told_by_that_voice(line: str) -> None:
    completed = complete(line, FR)
    assert completed
    for one in completed:
        assert f"{read(f'{one}bien sûr', FR).speaker} : " in one


MARKS = """ " « » “ ” „ : ? ! !! < ( ) @ # . , - ’ … (rires) (accord"""
WORDS = "lib dan bcp rs TikTok https:// 22:30 l' a é"
PIECES = st.sampled_from([*MARKS.split(), *WORDS.split(), " ", "\u00a0", " : ", "une mamie", "un père"])
LINES = st.text() | st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join)
VOICES = st.sampled_from(["auto", "yes", "no"])
CONTEXTS = st.sampled_from([Context(), FR, EN])


@given(LINES, CONTEXTS, VOICES)
def test_no_line_loses_a_character(line: str, context: Context, voice: AsVoice) -> None:
    reading = read(line, context, voice)
    assert (reading.text if reading.typed is None else reading.typed) == line


@given(LINES, CONTEXTS, VOICES)
def test_a_remark_has_words_and_only_blanks_are_nothing(line: str, context: Context, voice: AsVoice) -> None:
    reading = read(line, context, voice)
    assert (reading.what == "remark") == bool(reading.text.strip())
    assert (reading.what == "nothing") == (not line.strip())
    assert (reading.what == "voice") == (reading.declares is not None)
    assert reading.what != "signal" or reading.signals


@given(LINES, st.sampled_from([Context(), Context(voices=FR.voices, tags=FR.tags)]), VOICES)
@example('"a "b"c', Context(), "auto")
def test_the_words_kept_are_words_typed(line: str, context: Context, voice: AsVoice) -> None:
    assert read(line, context, voice).text in line


@given(st.text(st.characters() | st.characters(categories=["Cs"])), CONTEXTS)
def test_only_lone_surrogates_are_replaced(line: str, context: Context) -> None:
    reading = read(line, context)
    kept = reading.text if reading.typed is None else reading.typed
    assert kept == re.sub("[\ud800-\udfff]", "\ufffd", line)
    reading.text.encode()


@given(LINES)
def test_tab_offers_only_lines_with_a_known_voice(line: str) -> None:
    prefix(line)
    for completed in complete(line, FR):
        assert any(f"{voice.role} : " in completed for voice in FR.voices)


REPEATED = """ " « “ ( ) (rires) @a #a # < <a !! ? : a bcp rs. http:// www. - ' TikTok une dan lib… \0"""


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        *REPEATED.split(),
        *(f"{piece} " for piece in REPEATED.split()),
        *(" «", " @a", '" une ', "fil d'", "\u0301\u0323", "a\u0301", "\u2028", "(a", "a)"),
    ],
    ids=ascii,
)
def test_a_very_long_line_is_read(piece: str) -> None:
    """100,000 characters of anything that repeats: reading that is not linear would reach the time limit."""
    for line in (piece * (100_000 // len(piece)), '"x" ' + piece * (100_000 // len(piece)) + "x"):
        reading = read(line, FR)
        assert (reading.text if reading.typed is None else reading.typed) == line
        prefix(line)
        complete(line, FR)
