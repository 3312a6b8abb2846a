"""One key gives the line being typed another kind, and changes nothing else of it."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from facilitator.domain.capture import AsVoice, Context, Reading, drafted, read
from facilitator.domain.kinds import ORDER, turned
from facilitator.domain.marks import SPACES
from facilitator.domain.words import expand
from tests.unit.moments import CAFE, MOMENTS
from tests.unit.test_capture import CONTEXTS, FR, LINES, VOICES

KEPT = ("text", "speaker", "new_voice", "candidates", "tags", "take_up", "signals", "back")


def is_alone(line: str) -> bool:
    """Whether a line has no more than a mark."""
    return line.strip(SPACES) in ["", '"', "?", "!", "("]


def rounds(line: str, context: Context, voice: AsVoice = "auto") -> list[str]:
    """The lines that five turns give."""
    lines = []
    for _ in ORDER:
        line = turned(line, context, voice)
        lines.append(line)
    return lines


def said(reading: Reading) -> tuple[object, ...]:
    return tuple(getattr(reading, name) for name in KEPT)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("oui", ['"oui', "? oui", "! oui", "( oui", "oui"]),
        ("on lit ", ['"on lit ', "? on lit ", "! on lit ", "( on lit ", "on lit "]),
        ("lib : oui", ['lib : "oui', "lib : ? oui", "lib : ! oui", "lib : ( oui", "lib : oui"]),
        ("!! oui", ['!! "oui', "!! ? oui", "!! ! oui", "!! ( oui", "!! oui"]),
        ("<< oui", ['<< "oui', "<< ? oui", "<< ! oui", "<< ( oui", "<< oui"]),
        ("bcp", ['"bcp', "? bcp", "! bcp", "( bcp", "bcp"]),
        (
            "oui (rires)",
            ['"oui (rires)', "? oui (rires)", "! oui (rires)", "(rires) ( oui", "oui (rires)"],
        ),
        (
            'un papi : "oui',
            ["@un papi : ? oui", "@un papi : ! oui", "@un papi : ( oui", "@un papi : oui", 'un papi : "oui'],
        ),
        (
            '"oui" une libraire',
            [
                "une libraire : ? oui",
                "une libraire : ! oui",
                "une libraire : ( oui",
                "une libraire : oui",
                'une libraire : "oui',
            ],
        ),
        (
            "Le but : lire",
            ['"Le but : lire', "? Le but : lire", "! Le but : lire", "( Le but : lire", "Le but : lire"],
        ),
        ('"oui" #insta', ["? oui #insta", "! oui #insta", "( oui #insta", "oui #insta", '"oui #insta']),
        # Kinds in which the same words would be read otherwise are passed over.
        ("rires", ['"rires', "? rires", "! rires", "rires", '"rires']),
        ('"lib : oui"', ["( lib : oui", '"lib : oui', "( lib : oui", '"lib : oui', "( lib : oui"]),
        # A mark alone, before any word.
        ("", ['"', "? ", "! ", "( ", ""]),
    ],
)
def test_a_key_goes_through_the_kinds(line: str, lines: list[str]) -> None:
    assert rounds(line, FR) == lines


@pytest.mark.parametrize(
    "line", ["une libraire :", "lib :", "(rires)", "@mamie", 'Mon avis : "oui', "(rires, accord)"]
)
def test_a_line_that_can_have_no_other_kind_stays(line: str) -> None:
    assert turned(line, FR) == line


def test_tab_lets_a_voice_of_any_words_keep_its_line() -> None:
    assert rounds('Mon avis : "oui', FR, "yes")[:2] == ["Mon avis : ? oui", "Mon avis : ! oui"]


@given(LINES, CONTEXTS, VOICES)
def test_only_the_kind_changes(line: str, context: Context, voice: AsVoice) -> None:
    assume(not is_alone(line))
    before = read(line, context, voice)
    after = turned(line, context, voice)
    if before.what != "remark" or after == line:
        assert after == line
        return
    again = read(after, context, voice)
    assert again.kind != before.kind
    draft = drafted(line, context, voice)
    if draft.hashes:
        assert again.text == expand(f"{draft.rest} {draft.hashes}", context.abbreviations)
    else:
        assert again.text == before.text
    # The voices between which a colon leaves it open are no more in doubt once the colon is in the words.
    unsettled = () if draft.told else ("candidates",)
    names = [name for name in KEPT if name not in ("text", *unsettled)]
    assert [getattr(again, name) for name in names] == [getattr(before, name) for name in names]


@given(LINES, CONTEXTS, VOICES)
@example('?"', CAFE, "auto")
def test_going_on_leads_back(line: str, context: Context, voice: AsVoice) -> None:
    assume(not is_alone(line))
    first = turned(line, context, voice)
    lines = [first, *rounds(first, context, voice)]
    kinds = [read(one, context, voice).kind for one in lines]
    if read(first, context, voice).what == "remark":
        assert kinds[0] in kinds[1:] or kinds == kinds[:1] * 6
        back = lines[kinds.index(kinds[0], 1)]
        assert said(read(back, context, voice)) == said(read(first, context, voice))


WORDS = ["on", "lit", "bcp", "le", "soir", "TikTok", "#insta", "l'été", "22:30", "chez_nous", "80%"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1)
BACKS = st.sampled_from(["", "< ", "<< "])
TAKEN_UP = st.sampled_from(["", "!! "])
SPEAKERS = st.sampled_from(["", "lib : ", "ret2 : ", "une retraitée (3) : ", "@dev ", "@un papi : "])
MARKS = st.sampled_from(["", '"', "? ", "! ", "( "])
ROOMS = st.sampled_from(["", " (rires)", " (accord) (rires)"])


@given(BACKS, TAKEN_UP, SPEAKERS, MARKS, SENTENCES, ROOMS)
def test_five_turns_of_a_plain_line_are_every_kind_and_lead_back(
    back: str, take_up: str, speaker: str, mark: str, sentence: list[str], room: str
) -> None:
    line = f"{back}{take_up}{speaker}{mark}{' '.join(sentence)}{'' if mark == '( ' else room}"
    before = read(line, CAFE)
    readings = [read(one, CAFE) for one in rounds(line, CAFE)]
    start = ORDER.index(before.kind) + 1
    assert [reading.kind for reading in readings] == [*ORDER[start:], *ORDER[:start]]
    assert all(said(reading) == said(before) for reading in readings)


@pytest.mark.parametrize("line", [line for line, _, fields in MOMENTS if "what" not in fields])
def test_no_moment_of_a_cafe_loses_its_words_by_turning(line: str) -> None:
    before = read(line, CAFE)
    for one in rounds(line, CAFE):
        again = read(one, CAFE)
        assert again.text.startswith(before.text)
        assert (again.speaker, again.back, again.take_up) == (before.speaker, before.back, before.take_up)
