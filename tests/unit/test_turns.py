"""How remarks are brought into the article: agreed with their role, varied, and never quoting what was not said."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.introduced import introduced
from facilitator.domain.role_grammar import role_of
from facilitator.domain.session import KINDS, ORIGINS, Kind, Origin
from facilitator.domain.turns import NotATurn, Turn, WhyNot, chosen, turn_named, turns_for, written
from tests.hostile import HOSTILE

# A role, its gender, whether it is several ("label" where no verb agrees), and how it is said again.
FRENCH = [
    ("une danseuse", "f", False, "cette danseuse", "la même danseuse"),
    ("un cinéaste", "m", False, "ce cinéaste", "le même cinéaste"),
    ("deux sœurs", "f", True, "ces deux sœurs", None),
    ("des lycéens", "m", True, "ces lycéens", "les mêmes lycéens"),
    ("l'écrivaine publique", "f", False, "cette écrivaine publique", None),
    ("une retraitée (2)", "f", False, "cette retraitée", "la même retraitée"),
    ("une personne", "f", False, "cette personne", "la même personne"),
    ("un ado du quartier", "m", False, "cet ado du quartier", "le même ado du quartier"),
    ("l’artiste", None, False, None, None),
    ("l'élève", None, False, None, None),
    ("l'ingénieur", None, False, None, None),
    ("l'enfant", None, False, None, None),
    ("L'infirmière", "f", False, "cette infirmière", None),
    ("un homme", "m", False, "cet homme", "le même homme"),
    ("un habitant", "m", False, "cet habitant", "le même habitant"),
    ("un handicapé", "m", False, "ce handicapé", "le même handicapé"),
    ("un youtubeur", "m", False, "ce youtubeur", "le même youtubeur"),
    ("un étudiant", "m", False, "cet étudiant", "le même étudiant"),
    ("une ado", "f", False, "cette ado", "la même ado"),
    ("une mamie et sa voisine", None, True, None, None),
    ("un boulanger et pâtissier", "m", False, "ce boulanger et pâtissier", "le même boulanger et pâtissier"),
    ("un père ou une mère", None, False, None, None),
    ("un(e) élève", None, False, None, None),
    ("des élèves", None, True, "ces élèves", "les mêmes élèves"),
    ("des étudiantes", "f", True, "ces étudiantes", "les mêmes étudiantes"),
    ("des grands-mères", "f", True, "ces grands-mères", "les mêmes grands-mères"),
    ("plusieurs mères", "f", True, "ces mères", "les mêmes mères"),
    ("12 lycéens", "m", True, "ces 12 lycéens", None),
    ("les parents", "m", True, "ces parents", None),
    ("la bibliothécaire", "f", False, "cette bibliothécaire", None),
    ("sa voisine", "f", False, None, None),
    ("quelqu'un du fond", "m", False, None, None),
    ("tout le monde", "m", False, None, None),
    ("plusieurs", None, True, None, None),
    ("certaines", "f", True, None, None),
    ("un couple de retraités", "m", False, "ce couple de retraités", "le même couple de retraités"),
    ("danseuse", "f", False, "cette danseuse", "la même danseuse"),
    ("Une Danseuse", "f", False, "cette Danseuse", "la même Danseuse"),
]
LABELS = ["cinéaste", "Martine", "moi", "un", "médecin", "lycéens", "d'un voisin", "?"]
ENGLISH = [
    ("a dancer", False, "this dancer", "the same dancer"),
    ("A retired man (3)", False, "this retired man", "the same retired man"),
    ("two sisters", True, "these two sisters", None),
    ("some teenagers", True, "these teenagers", "the same teenagers"),
    ("a few students", True, "these students", "the same students"),
    ("the teachers", True, "these teachers", None),
    ("the boss", False, "this boss", None),
    ("the women of the choir", True, "these women of the choir", None),
    ("a mother and her son", True, None, None),
    ("a teacher and writer", False, "this teacher and writer", "the same teacher and writer"),
    ("someone at the back", False, None, None),
    ("my neighbour", False, None, None),
]
ROLES = [*(row[0] for row in FRENCH), *LABELS]
LEAST: dict[Kind, int] = {"verbatim": 12, "observation": 8, "question": 5, "idea": 5}


def said(
    turns: tuple[Turn, ...], role: str | None, words: str, language: str = "fr", where: str | None = None
) -> str:
    """What all these turns make of some words, one a line."""
    return "\n".join(introduced(turn, role, words, language, where) for turn in turns)


def by_id(id: str, kind: Kind, role: str | None, words: str, language: str = "fr", **more: bool) -> str:
    turns = turns_for(kind, role, language, **more)
    return introduced(turn_named(id, turns, kind), role, words, language)


# Agreement


@pytest.mark.parametrize(("role", "gender", "plural", "again", "same"), FRENCH)
def test_a_french_role_is_agreed_with(
    role: str, gender: str | None, plural: bool, again: str | None, same: str | None
) -> None:
    known = role_of(role, "fr")
    assert (known.gender, known.plural, known.again, known.same) == (gender, plural, again, same)
    every = said(turns_for("verbatim", role, "fr", again=True), role, "Je danse")
    verbs = {"déclarent", "témoignent", "racontent"} if plural else {"déclare", "témoigne", "raconte"}
    assert verbs <= set(every.replace(",", " ").split())
    she = {("f", False): "elle", ("m", False): "il", ("f", True): "elles", ("m", True): "ils"}.get(
        (gender or "", plural)
    )
    expected = f"ajoutent-{she}." if plural else f"ajoute-t-{she}."
    assert (expected in every) == bool(gender) and "{" not in every and "<" not in every


@pytest.mark.parametrize(("role", "plural", "again", "same"), ENGLISH)
def test_an_english_role_is_agreed_with(role: str, plural: bool, again: str | None, same: str | None) -> None:
    known = role_of(role, "en")
    assert (known.gender, known.plural, known.again, known.same) == (None, plural, again, same)
    every = said(turns_for("verbatim", role, "en"), role, "I dance")
    assert ("say:" in every, "says:" in every) == (plural, not plural)


@pytest.mark.parametrize("role", LABELS)
def test_what_no_verb_agrees_with_stands_as_a_label(role: str) -> None:
    turns = turns_for("verbatim", role, "fr")
    assert role_of(role, "fr").plural is None and len(turns) >= 5
    assert all(role.lower() in line.lower() for line in said(turns, role, "Je danse").splitlines())


@pytest.mark.parametrize("kind", list(LEAST))
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("origin", ["room", "phone", "paper"])
@pytest.mark.parametrize("known", [True, False])
def test_there_are_enough_turns_all_of_them_different(
    language: str, kind: Kind, origin: Origin, known: bool
) -> None:
    role = {"fr": "une danseuse", "en": "a dancer"}[language] if known else None
    turns = [turn for turn in turns_for(kind, role, language, origin) if not turn.by_hand]
    lines = said(tuple(turns), role, "Xyz", language).splitlines()
    assert len(set(lines)) == len({turn.id for turn in turns}) == len(turns) >= LEAST[kind]


def test_a_comment_has_no_turn() -> None:
    assert turns_for("comment", "une danseuse", "fr") == ()


# Sentences


@pytest.mark.parametrize(
    ("id", "kind", "role", "words", "expected"),
    [
        (
            "declare",
            "verbatim",
            "une danseuse",
            "Je danse",
            "Une danseuse déclare\u00a0: «\u00a0Je danse\u00a0».",
        ),
        (
            "testify-after",
            "verbatim",
            "deux sœurs",
            "On rit.",
            "«\u00a0On rit\u00a0», témoignent deux sœurs.",
        ),
        ("testify-after", "verbatim", "un ado", "Quoi !", "«\u00a0Quoi !\u00a0», témoigne un ado."),
        ("say-after", "verbatim", "un ado", "Le S.N.C.F.", "«\u00a0Le S.N.C.F.\u00a0», dit un ado."),
        ("say-after", "verbatim", "un ado", "Lire, etc.", "«\u00a0Lire, etc.\u00a0», dit un ado."),
        ("for", "verbatim", "un libraire (3)", "Je lis.", "Pour un libraire, «\u00a0Je lis.\u00a0»"),
        ("tell", "observation", "une mamie", "Elle lit", "Une mamie raconte\u00a0: elle lit."),
        ("label", "observation", "une mamie", "Facebook l’ennuie", "Une mamie\u00a0: Facebook l’ennuie."),
        ("according", "observation", "une mamie", "On lit…", "Selon une mamie, on lit…"),
        ("tell-after", "observation", "une mamie", "elle lit.", "Elle lit, raconte une mamie."),
        ("tell-after", "observation", "une mamie", "qui lit ?", "Qui lit ? raconte une mamie."),
        ("subject", "observation", "une mamie", "a appris", "Une mamie a appris."),
        ("alone", "observation", None, "trois sur dix", "Trois sur dix."),
        (
            "ask",
            "question",
            "une lycéenne",
            "Comment choisir",
            "Une lycéenne demande\u00a0: comment choisir\u202f?",
        ),
        ("ask-after", "question", "des ados", "Où ?", "Où ? demandent des ados."),
        ("propose", "idea", "un maçon", "Un panneau", "Un maçon propose\u00a0: un panneau."),
        ("declare", "verbatim", None, "Oui", "Quelqu’un dans la salle déclare\u00a0: «\u00a0Oui\u00a0»."),
    ],
)
def test_a_sentence(id: str, kind: Kind, role: str | None, words: str, expected: str) -> None:
    assert by_id(id, kind, role, words) == expected


@pytest.mark.parametrize(
    ("id", "kind", "role", "words", "expected"),
    [
        ("say", "verbatim", "two sisters", "We laugh", "Two sisters say: “We laugh”."),
        ("say-after", "verbatim", "a baker", "We laugh.", "“We laugh”, says a baker."),
        ("according", "observation", "a baker", "I was told so", "According to a baker, I was told so."),
        ("according", "observation", "a baker", "The bread sells", "According to a baker, the bread sells."),
        ("ask", "question", "a baker", "How to choose", "A baker asks: how to choose?"),
    ],
)
def test_an_english_sentence(id: str, kind: Kind, role: str, words: str, expected: str) -> None:
    assert by_id(id, kind, role, words, "en") == expected


def test_a_second_mention_says_so() -> None:
    assert by_id("declare", "verbatim", "un cinéaste", "Oui", again=True).startswith("Ce cinéaste déclare")
    assert by_id("testify-after", "verbatim", "une danseuse", "Oui", again=True).endswith(
        "témoigne la même danseuse."
    )
    assert by_id("declare", "verbatim", "l’artiste", "Oui", again=True).startswith("L’artiste déclare")


def test_where_it_was_heard_is_said_as_far_as_it_is_known() -> None:
    for role, where in product([None, "une danseuse"], [None, "au marché"]):
        for turn in turns_for("observation", role, "fr", "elsewhere", where):
            line = introduced(turn, role, "On danse", "fr", where)
            assert "ailleurs" in line.casefold() or "hors de la salle" in line
            assert ("au marché" in line) == bool(where) and "{" not in line
    first = turns_for("observation", None, "fr", "elsewhere", "au marché")[0]
    assert (
        introduced(first, None, "On danse", "fr", "au marché")
        == "Entendu ailleurs (au marché)\u00a0: on danse."
    )


@pytest.mark.parametrize("role", [None, "une danseuse", "Martine"])
@pytest.mark.parametrize("kind", list(LEAST))
def test_what_is_remembered_is_never_between_marks(kind: Kind, role: str | None) -> None:
    tells = {"fr": ("mémoire", "souvient", "substance"), "en": ("memory", "remembered", "substance")}
    for language, words in tells.items():
        lines = said(turns_for(kind, role, language, "memory"), role, "Je danse", language)
        assert len(lines.splitlines()) >= 5 and not set(lines) & set('«»“”"')
        assert all(any(word in line.casefold() for word in words) for line in lines.splitlines())


@pytest.mark.parametrize("role", [None, *ROLES])
def test_only_words_that_were_said_stand_between_marks(role: str | None) -> None:
    for kind, origin in product(KINDS, ORIGINS):
        for turn in turns_for(kind, role, "fr", origin):
            line = introduced(turn, role, "Je danse", "fr")
            assert ("«\u00a0Je danse\u00a0»" in line) == (kind == "verbatim" and origin != "memory")
            assert line[0] == line[0].upper() and "danse" in line and "(2)" not in line


# Variation


@pytest.mark.parametrize("kind", list(LEAST))
def test_turns_vary_and_do_not_follow_each_other(kind: Kind) -> None:
    turns, used = turns_for(kind, "une danseuse", "fr"), list[str]()
    for _ in range(60):
        used.append(chosen(turns, used).id)
    assert all(one.partition("-")[0] != other.partition("-")[0] for one, other in pairwise(used))
    assert set(used) == {turn.id for turn in turns if not turn.by_hand}
    assert chosen(turns, used) == chosen(turns, list(used))


# The writer's own


@pytest.mark.parametrize(
    ("form", "kind", "expected"),
    [
        ("{role} a soufflé : {words}", "verbatim", "Une danseuse a soufflé\u00a0: «\u00a0Je danse\u00a0»."),
        (
            "{role} a soufflé : « {words} »",
            "verbatim",
            "Une danseuse a soufflé\u00a0: «\u00a0Je danse\u00a0».",
        ),
        ("et {role}, {words} !", "observation", "Et une danseuse, je danse !"),
        ("{role}\na écrit : “{words}”", "question", "Une danseuse a écrit\u00a0: «\u00a0Je danse\u00a0»."),
        ("{words}", "idea", "Je danse."),
        ("{0.__class__} {{role}} %s $x {words}", "idea", None),
    ],
)
def test_a_writer_says_it_their_own_way(form: str, kind: Kind, expected: str | None) -> None:
    line = introduced(written(form, kind), "une danseuse", "Je danse", "fr")
    assert line == expected if expected else "{0.__class__} {une danseuse} %s $x je danse." in line


@pytest.mark.parametrize(
    ("form", "why", "origin"),
    [
        ("{role} dit", "no-words", "room"),
        ("", "no-words", "room"),
        ("{words} et {words}", "words-twice", "room"),
        ("{name} : {words}", "unknown-field", "room"),
        ("{} : {words}", "unknown-field", "room"),
        ("{role} : « {words} »", "marks", "memory"),
        ("{role} : « oui, {words} »", "marks", "memory"),
        ("{role} : « oui, {words} »", "marks", "room"),
    ],
)
def test_what_is_no_turn_says_why(form: str, why: WhyNot, origin: Origin) -> None:
    with pytest.raises(NotATurn) as caught:
        written(form, "verbatim", origin)
    assert caught.value.why == why


def test_a_turn_is_found_by_its_id_or_its_words() -> None:
    turns = turns_for("verbatim", "une danseuse", "fr")
    assert turn_named("declare", turns, "verbatim") in turns
    assert turn_named("{role} : {words}", turns, "verbatim").form == "{role} : {words}"
    with pytest.raises(NotATurn, match="unknown-turn"):
        turn_named("nothing", turns, "verbatim")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_roles_and_words_stay_what_they_are(text: str) -> None:
    for turn in turns_for("verbatim", text, "fr", again=True):
        assert text.removesuffix(".") in introduced(turn, "une danseuse", text, "fr")
    assert introduced(written("{role} : {words}", "verbatim"), "{words}", text, "fr").startswith("{words}")


@given(
    st.text(max_size=40),
    st.text(max_size=40),
    st.sampled_from(KINDS),
    st.sampled_from(ORIGINS),
    st.booleans(),
)
def test_any_role_and_any_words_make_a_sentence(
    role: str, words: str, kind: Kind, origin: Origin, again: bool
) -> None:
    for language in ("fr", "en"):
        for turn in turns_for(kind, role, language, origin, role, again):
            assert introduced(turn, role, words, language, role)


@given(st.lists(st.sampled_from([*"{}<>|«» ab", "{role}", "{words}", "{where}"]), max_size=12).map("".join))
def test_any_form_is_a_turn_or_says_why(form: str) -> None:
    try:
        turn = written(form, "verbatim")
    except NotATurn as fault:
        assert fault.why in ("no-words", "words-twice", "unknown-field", "marks")
    else:
        assert "«\u00a0Je danse\u00a0»" in introduced(turn, None, "Je danse", "fr")
