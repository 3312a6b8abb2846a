"""What the preview says of a line is what is kept of it."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from msgspec.structs import replace

from facilitator.domain.capture import AsVoice, Context, read
from facilitator.domain.entries import RemarkKept
from facilitator.domain.session import Remark, Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.domain.visible import visible
from facilitator.services.drafts import remark_draft
from facilitator.storage.folders import Home
from facilitator.storage.settings import Settings
from facilitator.texts import words
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.preview import reading_runs
from tests.tui.stage import evening, kept, on_disk, paste, plain, shown, to_question, until
from tests.unit.moments import CAFE
from tests.unit.test_capture import CONTEXTS, LINES, VOICES

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
THEME = Theme(
    title="Essai", prompts=(Prompt(title="Le début", id="debut"), Prompt(title="La suite", id="suite"))
)
SESSION = Session(title="Essai", theme=THEME, started=NOW)
SPOKEN = Remark(number=12, at=NOW, kind="observation", text="oui", prompt="debut")

EXAMPLES = 40
STARTS = ["", "", "", "< ", "<< ", "!! ", "? ", "! ", "( ", '"', "« "]
WHO = [
    "",
    "",
    "lib : ",
    "une libraire : ",
    "une dame : ",
    "un papi : ",
    "pa : ",
    "@une dame : ",
    "un : ",
    "une re : ",
]
SAID = [
    "on lit bcp",
    "le soir, pcq voilà",
    "sur facebook",
    "#insta et #jeux",
    "à 22:30 (enfin presque)",
    '"ah oui',
]
ENDS = ["", "", " (rires)", " (accord) (rires)", '" une dame', '" #tard', " »", " @lib", " ..."]
WHOLE = [
    "une retraitée :",
    "une retraitée :",
    "une libraire :",
    "(rires)",
    "(accord, rires)",
    "  ",
    "?",
    "retr : oui",
]


def said(line: str, context: Context = CAFE, session: Session = SESSION, voice: AsVoice = "auto") -> str:
    """The preview of a line, filed under the question that is open."""
    runs = reading_runs(read(line, context, voice), line, "debut", "debut", session)
    return plain("".join(text for text, _ in runs))


@pytest.mark.parametrize(
    ("line", "preview"),
    [
        ("", ""),
        ("oui", "observation"),
        ("? oui", "question  ·  oui"),
        ('lib : "oui', "citation  ·  une libraire  ·  oui"),
        ('un papi : "oui', "citation  ·  un papi (nouvelle voix)  ·  oui"),
        ("une libraire :", "nouvelle voix : une libraire (2)  ·  lib2"),
        ("lib :", "voix déjà connue : une libraire  ·  lib"),
        ("bcp de TikTok", "observation  ·  #TikTok  ·  bcp → beaucoup  ·  beaucoup de TikTok"),
        ("!! oui (rires) (rires)", "observation  ·  à reprendre  ·  (rires)  ·  oui"),
    ],
)
def test_what_the_preview_says(line: str, preview: str) -> None:
    assert said(line) == preview


def test_a_signal_says_on_which_remark_it_lands() -> None:
    one = replace(SPOKEN)
    session = Session(title="Essai", theme=THEME, started=NOW, remarks={12: one})
    assert said("(rires)", session=session).endswith("→ #12")
    assert "→" not in said("(rires)")
    unkept = reading_runs(read("(rires)"), "(rires)", None, None, session, unkept=True)
    assert "#" not in "".join(text for text, _ in unkept)


def test_which_of_the_voices_alike_is_told_by_its_label_and_place() -> None:
    labels = [("une retraitée", "ret"), ("une retraitée (2)", "ret2"), ("une retraitée (3)", "ret3")]
    for role, label in labels:
        preview = said(f'{role} : "oui')
        assert role in preview and label in preview
        assert preview == said(f'{label} : "oui')
    assert len({said(f'{role} : "oui') for role, _ in labels}) == 3


def test_a_change_shows_what_the_remark_keeps() -> None:
    remark = replace(SPOKEN, speaker="un papi", take_up=True, origin="memory", signals={"agree": 2})
    runs = reading_runs(read('"non (rires)'), '"non (rires)', None, None, SESSION, remark)
    shown = plain("".join(text for text, _ in runs))
    assert shown == "observation  ·  un papi  ·  à reprendre  ·  (accord × 2)  ·  non"
    assert reading_runs(read("(rires)"), "(rires)", None, None, SESSION, remark)[0][1] == "alert"


def test_of_a_very_long_line_both_ends_are_shown() -> None:
    shown = said('"' + "début " + "x" * 100_000 + " fin")
    assert "début" in shown and shown.endswith(" fin") and len(shown) < 400


@given(LINES, CONTEXTS, VOICES)
def test_the_reading_shown_is_the_one_that_is_kept(line: str, context: Context, voice: AsVoice) -> None:
    reading = read(line, context, voice)
    if reading.what == "remark":
        runs = reading_runs(reading, line, None, None, SESSION)
        draft = remark_draft(reading, at=NOW, by="live")
        assert [text for text, tone in runs if tone == "strong"] == (
            [visible(draft.speaker)] if draft.speaker else []
        )
        assert runs[0][0] == words.kind(draft.kind)
        texts = [text for text, _ in runs]
        for part in parts(draft):
            assert part in texts
        assert ("à reprendre" in texts) >= draft.take_up
        if len(draft.text) <= 300 and draft.text != line.strip():
            assert texts[-1] == visible(draft.text)


def parts(kept: RemarkKept | Remark) -> list[str]:
    """What a preview has to show of a remark beside its words."""
    shown = [words.kind(kept.kind), visible(kept.speaker or "")]
    shown.append("à reprendre" if kept.take_up else "")
    shown.append(f"({words.signals(kept.signals)})" if kept.signals else "")
    shown.append(" ".join(f"#{visible(tag)}" for tag in kept.tags))
    return [part for part in shown if part]


def line_of(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(WHOLE)
    return "".join(map(chance.choice, (STARTS, WHO, SAID, ENDS)))


@pytest.mark.timeout(300)
async def test_what_is_kept_is_what_the_preview_said(home: Home, seed: int) -> None:
    chance = random.Random(seed)
    settings = Settings(place="Médiathèque", abbreviations={"bcp": "beaucoup", "pcq": "parce que"})
    async with evening(home, (240, 30), settings) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        for number in range(EXAMPLES):
            line = line_of(chance)
            await paste(pilot, line)
            if line.strip() and chance.random() < 0.3:
                await pilot.press(chance.choice(["pagedown", "pageup"]))
                await kept(screen)
            for _ in range(chance.choice([0, 0, 1, 2])):
                await pilot.press("tab")
            await pilot.pause()
            preview, entered = reading_in(screen.preview.text()), screen.line.value
            before = screen.live.session.snapshot()
            await pilot.press("enter")
            await kept(screen)
            agrees(preview, entered, before, on_disk(screen), f"seed {seed}, line {number}: {entered!r}")
            assert screen.live.session.remarks == on_disk(screen).remarks
            clear(screen)


def reading_in(preview: str) -> str:
    """The reading, without the words pointed out under it."""
    return plain("\n".join(line for line in preview.splitlines() if not line.startswith("→ ")))


def clear(screen: LiveScreen) -> None:
    screen.line.value = ""


def agrees(preview: str, line: str, before: Session, after: Session, where: str) -> None:
    """What came of a line is what its preview said."""
    new = [remark for number, remark in after.remarks.items() if number not in before.remarks]
    voices = [voice for voice in after.voices() if voice not in before.voices()]
    if new:
        (remark,) = new
        assert_remark(preview, line, remark, after, where)
        told = "nouvelle voix" in preview
        assert [voice.role for voice in voices] == ([remark.speaker] if told else []), where
        return
    if voices:
        ((role, label),) = [(voice.role, voice.label) for voice in voices]
        assert preview.strip() == f"nouvelle voix : {role}  ·  {label}", where
    signals = [n for n, remark in after.remarks.items() if remark.signals != before.remarks[n].signals]
    if signals:
        assert preview.startswith("  la salle") and preview.endswith(f"→ #{signals[0]}"), where
    elif not voices and line.strip():
        assert "voix déjà connue" in preview or "aucune parole" in preview or "no remark" in preview, where


def assert_remark(preview: str, line: str, remark: Remark, session: Session, where: str) -> None:
    shown = preview.strip().split("  ·  ")
    for part in parts(remark):
        assert any(one == part or one.startswith(f"{part} (") for one in map(str, shown)), (
            where,
            part,
            shown,
        )
    assert ("à reprendre" in shown) == remark.take_up, where
    elsewhere = remark.prompt != session.current
    assert any(one.startswith("→ ") for one in shown) == elsewhere, where
    if elsewhere and remark.prompt:
        assert f"→ {plain(session.title_of(remark.prompt))}" in shown, where
    assert plain(remark.text) in (shown[-1], plain(line.strip())), where


async def test_a_very_long_line_is_read_when_the_hand_rests(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening(home) as (screen, pilot):
        read: list[str] = []
        whole = screen.live.read
        monkeypatch.setattr(
            screen.live, "read", lambda line, voice="auto": read.append(line) or whole(line, voice)
        )
        await paste(pilot, "? " + "mot " * 10_000)
        await pilot.press(*"abc")
        assert len(read) <= 1
        await until(lambda: read and read[-1] == screen.line.value)
        await pilot.pause()
        assert "question" in shown(pilot.app)
