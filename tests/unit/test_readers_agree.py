"""Other programs read the same session in its file, character for character, as this one wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.session import Voice
from facilitator.services.drafts import remark_draft
from facilitator.storage import themes
from tests.conftest import ROOT
from tests.evening import EVENING, THEME
from tests.evenings import Hand, begun
from tests.hostile import HOSTILE, kept
from tests.readers import READERS, Document, Reader, by_pyyaml, by_ruamel, by_ruamel_c

readers = pytest.mark.parametrize("read", READERS)


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    opened = begun(
        tmp_path, themes.load(ROOT / "prompts" / f"{THEME}.yaml"), place='"Chez l\'Ami" : salle #2'
    )
    return Hand(opened.book, opened.session)


def note(hand: Hand, line: str) -> None:
    """Keep one typed line, as the front ends do."""
    reading = capture.read(line, capture.Context(tuple(hand.session.voices()), hand.session.theme.tags))
    if reading.what == "voice":
        hand.do(e.VoiceDeclared, role=reading.declares)
    elif reading.what == "remark":
        draft = remark_draft(reading, at=hand.session.started, by="live", prompt=hand.session.current)
        hand.hear(hand.book.append(draft))


def same_remarks(document: Document, hand: Hand) -> None:
    found = document["remarks"]
    assert [remark["number"] for remark in found] == list(hand.session.remarks)
    for remark, ours in zip(found, hand.session.remarks.values(), strict=True):
        for name in ("kind", "text", "prompt", "speaker", "origin", "typed"):
            assert remark.get(name) == getattr(ours, name), f"{name} of {remark['number']}"
        assert tuple(remark.get("tags", ())) == ours.tags
        assert remark.get("take-up", False) == ours.take_up


@readers
def test_an_evening_is_the_same_for_every_reader(read: Reader, hand: Hand) -> None:
    for prompt, line in EVENING:
        if prompt != hand.session.current:
            hand.do(e.Open, prompt=prompt)
        note(hand, line)
    hand.do(e.End)
    hand.file()
    document = read(hand.book.paths.yaml)
    assert len(document["remarks"]) >= 30
    assert document["place"] == '"Chez l\'Ami" : salle #2'
    same_remarks(document, hand)


@readers
def test_hostile_words_are_the_same_for_every_reader(read: Reader, hand: Hand) -> None:
    for text in HOSTILE:
        hand.remark(text)
    hand.file()
    document = read(hand.book.paths.yaml)
    assert len(document["remarks"]) >= 60
    assert [remark["text"] for remark in document["remarks"]] == [kept(text) for text in HOSTILE]


@readers
def test_hostile_lines_read_as_typed_are_the_same_for_every_reader(read: Reader, hand: Hand) -> None:
    for text in HOSTILE:
        note(hand, text)
    hand.file()
    same_remarks(read(hand.book.paths.yaml), hand)


@readers
def test_hostile_voices_and_tags_are_the_same_for_every_reader(read: Reader, hand: Hand) -> None:
    for text in HOSTILE:
        hand.remark("dit", speaker=text[:300], tags=(text[:300], "facebook"))
    hand.do(e.End)
    hand.file()
    found = [(remark["speaker"], remark["tags"][0]) for remark in read(hand.book.paths.yaml)["remarks"]]
    assert found == [(kept(text[:300]), kept(text[:300])) for text in HOSTILE]


def test_a_voice_keeps_its_label_for_every_reader(hand: Hand) -> None:
    hand.do(e.VoiceDeclared, role="une voix : « on »", label="1e3")
    hand.file()
    for read in (by_pyyaml, by_ruamel, by_ruamel_c):
        assert read(hand.book.paths.yaml)["running"]["voices"] == [
            {"role": "une voix : « on »", "label": "1e3"}
        ]
    assert hand.session.voices() == [Voice("une voix : « on »", "1e3")]
