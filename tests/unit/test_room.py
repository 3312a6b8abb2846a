"""What the room is shown of a session, and what it can never be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.room import RoomView, Said, Step, TimeLeft
from facilitator.domain.session import Session
from facilitator.domain.stage import Scene, Stage
from facilitator.domain.theme import Previous, Prompt, Theme
from facilitator.services import room
from facilitator.storage.settings import Wifi

AT = datetime(2026, 11, 22, 14, 36, tzinfo=UTC)
PRIVATE = "SECRET"
THEME = Theme(
    title="Les écrans",
    opening="Bonsoir à tous",
    closing="Et vous, que ferez-vous demain ?",
    previous=Previous(title="Le temps des possibles", finding="On y parlait du temps qui file"),
    prompts=(
        Prompt(
            title="Des rendez-vous",
            id="q1",
            question="Quel rendez-vous attendez-vous ?",
            follow_ups=(f"{PRIVATE} relance",),
            notes=f"{PRIVATE} note",
            minutes=5,
            link="https://www.example.org/rendez-vous/",
        ),
        Prompt(title="Des amis", id="q2", notes=f"{PRIVATE} note"),
    ),
)
WIFI = Wifi(network="Café;1", password='a:b"', security="WPA")
SCENES: tuple[Scene, ...] = msgspec.inspect.type_info(Scene).values  # type: ignore[attr-defined]


@dataclass
class Evening:
    session: Session
    seq: int = 1

    def do(self, entry_type: type, elapsed: float = 0.0, **fields: Any) -> None:
        self.seq += 1
        apply(self.session, entry_type(seq=self.seq, at=AT, by="live", elapsed=elapsed, **fields))

    def say(self, number: int, text: str, **fields: Any) -> None:
        said = {"kind": "observation", "prompt": self.session.current} | fields
        self.do(e.RemarkKept, number=number, text=text, **said)

    def show(self, scene: Scene, number: int | None = None, **fields: Any) -> RoomView:
        self.do(e.StageSet, stage=Stage(scene, number, **fields))
        return self.view()

    def view(self, elapsed: float = 0.0) -> RoomView:
        return room.view(self.session, elapsed, WIFI)


@pytest.fixture
def evening() -> Evening:
    begin = e.Begin(seq=1, at=AT, by="live", theme=THEME, place="Médiathèque", keep_until=date(2027, 11, 22))
    evening = Evening(apply(None, begin))
    evening.do(e.Open, prompt="q1")
    return evening


def test_the_question_with_its_title_above_and_its_time_below(evening: Evening) -> None:
    view = evening.view(elapsed=61)
    assert (view.shown, view.heading, view.text) == (
        "prompt",
        "Des rendez-vous",
        "Quel rendez-vous attendez-vous ?",
    )
    assert view.left == TimeLeft(4, 0.2, "going")


@pytest.mark.parametrize(
    ("elapsed", "left"),
    [
        (0.0, TimeLeft(5, 0.0, "going")),
        (179.0, TimeLeft(3, 0.55, "going")),
        (180.0, TimeLeft(2, 0.6, "soon")),
        (299.0, TimeLeft(1, 0.95, "soon")),
        (300.0, TimeLeft(0, 1.0, "over")),
        (430.0, TimeLeft(2, 1.0, "over")),
    ],
)
def test_the_time_left_goes_by_minutes(evening: Evening, elapsed: float, left: TimeLeft) -> None:
    assert evening.view(elapsed).left == left


def test_a_clock_that_was_stopped_stands_still(evening: Evening) -> None:
    evening.do(e.Pause, elapsed=60.0)
    assert evening.view(400.0).left == TimeLeft(4, 0.2, "paused")


def test_the_time_can_be_left_out_and_a_question_without_length_has_none(evening: Evening) -> None:
    assert evening.show("prompt", timer=False).left is None
    evening.do(e.Open, prompt="q2")
    assert evening.view().left is None


def test_a_question_without_words_of_its_own_is_its_title(evening: Evening) -> None:
    evening.do(e.Open, prompt="q2")
    assert (evening.view().heading, evening.view().text) == ("Les écrans", "Des amis")


def test_before_the_first_question_the_room_is_welcomed_with_the_title(evening: Evening) -> None:
    begin = e.Begin(seq=1, at=AT, by="live", theme=THEME, place="Médiathèque")
    view = room.view(apply(None, begin), 0.0, None)
    assert (view.text, view.place, view.left) == ("Les écrans", "Médiathèque", None)


def test_a_remark_is_shown_as_it_was_said_with_its_role(evening: Evening) -> None:
    evening.say(1, "Je soigne l'écrit", kind="verbatim", speaker="une libraire")
    assert evening.show("remark", 1).said == (Said("Je soigne l'écrit", "une libraire", True),)


@pytest.mark.parametrize("what", ["removed", "erased", "comment", "sensitive"])
def test_a_remark_that_may_not_be_seen_any_more_leaves_the_wall_to_the_question(
    evening: Evening, what: str
) -> None:
    evening.say(1, f"{PRIVATE} parole")
    assert evening.show("remark", 1).said
    if what == "removed":
        evening.do(e.Remove, number=1)
    elif what == "erased":
        evening.do(e.Erase, number=1)
    elif what == "sensitive":
        evening.do(e.Change, number=1, sensitive=True)
    else:
        evening.do(e.Change, number=1, kind="comment")
    assert evening.view().shown == "prompt"
    assert PRIVATE not in repr(evening.view())


def test_the_wall_has_the_remarks_of_this_question_and_counts_what_is_hidden(evening: Evening) -> None:
    evening.say(1, "Première")
    evening.say(2, f"{PRIVATE} pensée", kind="comment")
    evening.say(3, "Seconde", kind="verbatim", speaker="une mamie")
    evening.say(5, f"{PRIVATE} santé", sensitive=True)
    evening.say(4, "Ailleurs", prompt="q2")
    view = evening.show("wall")
    assert view.said == (Said("Première"), Said("Seconde", "une mamie", True))
    hidden = evening.show("wall", hidden=True)
    assert (hidden.said, hidden.hidden, hidden.count) == ((), True, 2)


def test_the_wall_has_the_words_that_are_published(evening: Evening) -> None:
    evening.say(1, "On lit bcp", kind="verbatim", mended="On lit [beaucoup]")
    assert (
        evening.show("wall").said == evening.show("remark", 1).said == (Said("On lit [beaucoup]", "", True),)
    )


def test_what_was_noted_twice_hangs_once(evening: Evening) -> None:
    evening.say(1, "On lit le soir")
    evening.say(2, "Le soir, on lit", same_as=1)
    evening.say(3, "Seul ici", same_as=4)
    evening.say(4, "Ailleurs", prompt="q2")
    evening.say(5, "Seul aussi", same_as=99)
    assert [said.text for said in evening.show("wall").said] == ["On lit le soir", "Seul ici", "Seul aussi"]
    evening.do(e.Change, number=1, sensitive=True)
    assert [said.text for said in evening.view().said] == ["Seul ici", "Seul aussi"]
    evening.do(e.Change, number=3, same_as=5)
    evening.do(e.Change, number=5, same_as=3)
    circle = [said.text for said in evening.view().said]
    assert circle == ["Seul ici", "Seul aussi"], "which of the two stands nobody can tell"


def test_the_agenda_tells_what_is_done(evening: Evening) -> None:
    evening.do(e.Open, prompt="q2")
    assert evening.show("agenda").steps == (Step("Des rendez-vous", "done"), Step("Des amis", "now"))


def test_a_code_says_the_link_or_the_text_typed(evening: Evening) -> None:
    view = evening.show("code")
    assert (view.code, view.text) == ("https://www.example.org/rendez-vous/", "example.org/rendez-vous")
    assert evening.show("code", text="au revoir").code == "au revoir"
    evening.do(e.Open, prompt="q2")
    assert evening.show("code").shown == "prompt"


def test_the_network_is_told_as_a_code_and_in_words(evening: Evening) -> None:
    view = evening.show("wifi")
    assert (view.heading, view.text) == ("Café;1", 'a:b"')
    assert view.code == 'WIFI:T:WPA;S:Café\\;1;P:a\\:b\\";;'
    assert room.view(evening.session, 0.0, None).shown == "prompt"


def test_what_a_theme_does_not_have_shows_the_question(evening: Evening) -> None:
    bare = Theme(title="Nu", prompts=(Prompt(title="Q", id="q"),))
    session = apply(None, e.Begin(seq=1, at=AT, by="live", theme=bare))
    for scene in ("opening", "flashback", "closing", "code", "wifi"):
        apply(session, e.StageSet(seq=session.seq + 1, at=AT, by="live", stage=Stage(scene)))
        assert room.view(session, 0.0, None).shown == "prompt"
        assert not room.can_show(session, scene)
    assert room.can_show(evening.session, "closing")


def test_nothing_is_nothing_and_the_end_says_goodbye(evening: Evening) -> None:
    assert evening.show("wall", blank=True) == RoomView("blank")
    evening.do(e.Pen, down=True)
    assert evening.view() == RoomView("blank")
    evening.do(e.End)
    assert (evening.view().shown, evening.view().text) == ("over", THEME.closing)


def test_the_pen_that_is_down_is_said(evening: Evening) -> None:
    evening.do(e.Pen, down=True)
    assert evening.view().pen_down


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("hidden", [False, True])
def test_no_scene_has_anything_private(evening: Evening, scene: Scene, hidden: bool) -> None:
    evening.say(1, f"{PRIVATE} pensée", kind="comment", speaker=f"{PRIVATE} voix")
    evening.say(2, f"{PRIVATE} parole")
    evening.say(3, "Une parole")
    evening.do(e.Remove, number=2)
    evening.say(4, f"{PRIVATE} croyance", sensitive=True, speaker=f"{PRIVATE} voix")
    for number in (1, 2, 3, 4):
        assert PRIVATE not in repr(evening.show(scene, number, hidden=hidden))
