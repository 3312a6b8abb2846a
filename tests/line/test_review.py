"""Putting a past session in order in plain lines: what each command writes, and what is said."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pexpect
import pytest

from facilitator.domain import entries as e
from facilitator.line.review_commands import COMMANDS
from facilitator.storage.paths import all_sessions
from tests.evenings import Hand, begun
from tests.line.driver import Reviewed, facilitator, on_disk, paths_of
from tests.line.test_terminal import spawned

ENGLISH = {"LANGUAGE": "en"}


def evening(home: Path, *remarks: tuple[str, dict[str, object]]) -> None:
    """A session that has ended, on questions q1 to q3, with these remarks."""
    opened = begun(home / "sessions")
    hand = Hand(opened.book, opened.session)
    hand.do(e.People, count=7)
    hand.do(e.Open, prompt="q1")
    for text, fields in remarks:
        hand.remark(text, **fields)
    hand.do(e.End, elapsed=600.0)
    hand.file()
    opened.release()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one past session of six remarks."""
    home = tmp_path / "home"
    evening(
        home,
        ("On aprend des pas de danse et on rit", {"speaker": "une danseuse", "kind": "verbatim"}),
        ("Beaucoup suivent leur libraire", {"tags": ("livres",)}),
        ("Chacun suit sa libraire", {"speaker": "une mamie"}),
        ("Camille Martin montre ses pas sur TikTok", {"speaker": "une mamie", "tags": ("tiktok",)}),
        ("une idée de memoire", {"origin": "memory"}),
        ("un secret xylophone", {}),
    )
    return home


def review(home: Path, *lines: str, language: str = "en") -> CompletedProcess[str]:
    """What a script that types these lines reads, and the exit status."""
    said = "".join(f"{line}\n" for line in lines)
    return facilitator(home, "--language", language, "review", "last", "--plain", said=said)


IN_ENGLISH = (
    ":mend 1 On apprend des pas de danse et on rit",
    ":change 2 Beaucoup aiment leur libraire",
    ":split 1 | et on rit",
    ":file 2-3 2",
    ":file 4 question 3",
    ":kind 3 quotation",
    ":voice 2,5 dan",
    ":tag 2-3,5 #lecture -#livres",
    ":same 3 = 2",
    ":reply 4 1",
    ":take-up 1 6",
    ":sensitive 6",
    ':rename role "une mamie" = "une grand-mère"',
    ":rename tag tiktok = écrans",
    ':out 4 "Camille Martin" = une voisine',
)
IN_FRENCH = (
    ":corriger 1 On apprend des pas de danse et on rit",
    ":changer 2 « Beaucoup aiment leur libraire »",
    ":couper 1 Et on",
    ":CLASSER 2, 3 q2",
    ":déplacer #4 Question 3",
    ":nature 3 citation",
    ":voix 5-5,2 une danseuse",
    ":tag 2,3,5 -livres +lecture",
    ":pareil #3 = #2",
    ":repond 4 1",
    ":reprendre 6 1",
    ":sensible 6",
    ":renommer voix Une Mamie = une grand-mère",
    ":renommer tag #TikTok = #écrans",
    ":ôter 4 « Camille Martin » = « une voisine »",
)


def test_each_command_writes_what_it_says_in_both_languages(home: Path, tmp_path: Path) -> None:
    before = on_disk(home).remarks
    other = tmp_path / "other"
    paths = paths_of(home)
    (other / "sessions").mkdir(parents=True)
    (other / "sessions" / paths.yaml.name).write_bytes(paths.yaml.read_bytes())
    for place, lines, language in ((home, IN_ENGLISH, "en"), (other, IN_FRENCH, "fr")):
        ran = review(place, *lines, language=language)
        assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    assert on_disk(home).remarks == on_disk(other).remarks
    one, two, three, four, five, six, seven = on_disk(home).remarks.values()
    assert (one.text, one.published, one.take_up) == (
        "On aprend des pas de danse",
        "On apprend des pas de danse",
        True,
    )
    assert (seven.text, seven.at, seven.prompt, seven.kind) == ("et on rit", one.at, "q1", "verbatim")
    assert (two.text, two.published) == (before[2].text, "Beaucoup [aiment] leur libraire")
    assert (two.prompt, two.speaker, two.tags) == ("q2", "une danseuse", ("lecture",))
    assert (three.kind, three.same_as, three.prompt) == ("verbatim", 2, "q2")
    assert (three.speaker, four.speaker) == ("une grand-mère", "une grand-mère")
    assert four.text == "[une voisine] montre ses pas sur TikTok"
    assert (four.prompt, four.reply_to, four.tags) == ("q3", 1, ("écrans",))
    assert (five.speaker, five.tags, six.sensitive, six.take_up) == ("une danseuse", ("lecture",), True, True)


def test_everything_can_be_undone_and_done_again(home: Path) -> None:
    before = on_disk(home).remarks
    with Reviewed(home, env=ENGLISH) as led:
        led.type(*IN_ENGLISH, *[":undo"] * len(IN_ENGLISH))
        led.asks(":undo", "nothing to undo")
        assert on_disk(home).remarks == before
        led.type(*[":redo"] * len(IN_ENGLISH))
        led.asks(":redo", "nothing to redo")
    after = on_disk(home).remarks
    assert after[2].published == "Beaucoup [aiment] leur libraire"
    assert after[4].text == "[une voisine] montre ses pas sur TikTok"
    assert [remark.text for remark in after.values()].count("et on rit") == 1


def test_the_session_is_said_by_question_then_otherwise(home: Path) -> None:
    with Reviewed(home, env=ENGLISH) as led:
        led.hears("^Les écrans$")
        led.hears(" · 7 people$")
        led.hears(r"^6 remarks, 10 min\.$")
        led.hears("^1 remark may say who somebody is: :flags")
        led.hears(r"^## 1\. Question 1 \(10 min · 6 remarks\)$")
        led.hears("^#1 une danseuse: “On aprend")
        led.asks(":reply 6 2", r"^#6 un secret xylophone \(answers #2\)")
        led.asks(":view", "^#2 Beaucoup")
        led.hears("^  #6 un secret")
        led.asks(":view voice", r"^## une danseuse \(1 remark\)")
        led.asks(":vue tag", r"^## #livres \(1 remark\)")
        led.asks(":mend 2 Beaucoup suivent leurs libraires", r"^#2 Beaucoup suivent leurs libraires \(mended")
        led.asks(":show 2", "^#2 Beaucoup suivent leurs libraires")
        assert led.hears("^As noted: ") == "As noted: Beaucoup suivent leur libraire"
        led.hears("^Answered by:")
        led.asks(":as-noted 2", "published as it was noted")
        led.hears("^#2 Beaucoup suivent leur libraire")
        led.asks(":aide", r"^:view, :vue \[question")
        led.type(":quit")
        assert led.waits() == 0
    assert on_disk(home).remarks[2].mended is None
    for name in (name for known in COMMANDS for name in (known.english, known.french)):
        assert any(f":{name}" in line for line in led.heard), name


WRONG = (
    ("rien de tel", "begins with a colon"),
    (":mned 1 x", "Did you mean: :mend"),
    (":mend", "numbers first: :mend 12"),
    (":mend 1,2 x", "One remark at a time: :mend 12"),
    (":file 99 2", "There is no remark #99"),
    (":file 50-60 2", "no remarks from #50 to #60"),
    (":file 1", "Which question? There are: q1, q2, q3"),
    (":file 1 nulle part", "Which question"),
    (":kind 1 poème", "There are: quotation, observation"),
    (":kind 5 verbatim", "#5 was noted from memory"),
    (":kind 1 verbatim", "it is so already"),
    (":voice 1", "Which voice"),
    (":tag 1", "Which tags"),
    (":tag 1 !", "cannot be a tag"),
    (":same 1 2", "Write it like this: :same"),
    (":same 1 = 1", "the same as itself"),
    (":apart 1", "it is so already"),
    (":split 1", "the words with which the second begins"),
    (":split 1 violon", "#1 does not have these words"),
    (":split 1 on", "2 times"),
    (":split 2 Beaucoup", "both parts need words"),
    (":reply 1 1", "cannot answer it"),
    (":reply 1", "Which remark does it answer"),
    (":rename role x", "Write it like this"),
    (':rename role "un marin" = x', "it is so already"),
    (":take-up 1 zut", "Only numbers"),
    (":erase 1-2", "Which remark"),
    (":out 4 Personne", "does not have these words"),
    (":out 4 mamie", ":voice gives"),
    (":view nuage", "can be seen by: question, time"),
    (":search", "nothing to search for"),
    (":search zzzyyy", "Nothing is found"),
    (":open 1", "Nothing was found under that number"),
    (":open nulle-part", "No session is called"),
    (":undo", "nothing to undo"),
    (":redo", "nothing to redo"),
)


def test_a_wrong_command_says_how_to_write_it_and_changes_nothing(home: Path) -> None:
    before = paths_of(home).yaml.read_bytes()
    ran = review(home, *(line for line, _answer in WRONG))
    answers = ran.stdout.rpartition(":help\n")[0] and ran.stdout.splitlines()[-len(WRONG) :]
    for (line, wanted), answer in zip(WRONG, answers, strict=True):
        assert wanted in answer, line
    assert ran.returncode == 1, "a script is told that something was not done"
    assert paths_of(home).yaml.read_bytes() == before


def test_a_comment_that_is_kept_beside_is_no_trouble(home: Path) -> None:
    paths = paths_of(home)
    paths.yaml.write_text("# à relire\n" + paths.yaml.read_text("utf-8"), "utf-8")
    ran = review(home, ":take-up 1")
    assert ran.returncode == 0 and ".by-hand-1" in ran.stdout and "marked to be taken up" in ran.stdout


def test_words_erased_or_taken_out_leave_no_byte(home: Path) -> None:
    ran = review(
        home, ":mend 6 un xylophone", ":erase 6", ":undo", ':out 4 "Camille Martin"', ":flags", ":search pas"
    )
    assert "#6 is erased for good" in ran.stdout
    assert "No words here look like a name" in ran.stdout
    left = [file.read_bytes() for file in home.rglob("*") if file.is_file()]
    assert not any(word in data for data in left for word in (b"xylophone", b"Camille"))
    assert on_disk(home).remarks[4].text == "[…] montre ses pas sur TikTok"


def test_flagged_words_and_likenesses_are_said_with_what_to_do(home: Path) -> None:
    evening(
        home,
        *((text, {}) for text in ("La page du quartier annonce tout", "la page du quartier annonce tout")),
    )
    ran = review(home, ":duplicates", ":search Camille", ":open 1", ":flags", ":file 4 2", ":undo", ":undo")
    assert (
        "#1 La page du quartier annonce tout\n#2 la page du quartier annonce tout\n  :same 2 = 1"
        in ran.stdout
    )
    said = ran.stdout.partition(":open 1")[2]
    assert "As noted" not in said and "  full name: Camille Martin" in said
    assert "nothing to undo" in said, "acts of another session are taken back too"
    assert "1 remark filed under “Question 2”" in said


def test_a_voice_is_renamed_in_every_session_and_back(home: Path) -> None:
    evening(home, ("ailleurs aussi", {"speaker": "une mamie"}))
    both = all_sessions(home / "sessions")
    with Reviewed(home, env=ENGLISH) as led:
        led.asks(":rename role une mamie = une aînée everywhere", "“une aînée” now: 3 remarks, in 2 sessions")
        assert not any("une mamie" in paths.yaml.read_text("utf-8") for paths in both)
        led.asks(":undo", "Taken back: 3 remarks, in 2 sessions")
    assert not any("une aînée" in paths.yaml.read_text("utf-8") for paths in both)
    assert all("une mamie" in paths.yaml.read_text("utf-8") for paths in both)


def test_what_others_write_meanwhile_is_said_and_stays(home: Path) -> None:
    paths = paths_of(home)
    with Reviewed(home, env=ENGLISH) as led:
        led.hears("^What can be typed")
        text = paths.yaml.read_text("utf-8")
        paths.yaml.write_text(text.replace("Chacun suit sa libraire", "Chacune suit sa libraire"), "utf-8")
        led.asks(":take-up 2", r"^\+ #3 une mamie: Chacune suit")
        led.hears("^#2 .*to be taken up")
        facilitator(home, "note", "last", "notée après")
        led.asks(":tag 3 #lecture", r"^\+ #7 notée après")
        led.hears("^#3 .*#lecture")
        paths.yaml.write_text("remarks: [", "utf-8")
        led.asks(":tag 3 #autre", r"\.yaml:1:")
        paths.yaml.unlink()
        led.asks(":tag 3 #autre", "not there|not in its folder|taken away")
        assert not paths.yaml.exists(), "what somebody deleted is not brought back"
        assert led.ends() == 1


def test_a_session_that_still_runs_is_put_in_order_through_its_journal(home: Path) -> None:
    opened = begun(home / "sessions")
    hand = Hand(opened.book, opened.session)
    hand.remark("une parole en cours")
    with Reviewed(home, env=ENGLISH) as led:
        led.asks(":mend 1 une parole qui court", r"^#1 une parole qui court \(mended\)")
    assert [entry.by for entry in hand.look().entries] == ["review"]
    assert hand.session.remarks[1].published == "une parole qui court"
    opened.release()


def test_at_a_terminal_erasing_asks_and_the_end_of_input_leaves(home: Path) -> None:
    child = spawned(home, "review", "last", "--plain")
    child.expect("> ")
    child.sendline(":erase 6")
    child.expect("Type yes")
    child.sendline("no")
    child.expect("stays as it is")
    child.expect("> ")
    child.sendeof()
    child.expect("\n")
    child.wait()
    assert (child.exitstatus, 6 in on_disk(home).remarks) == (0, True)
    child = spawned(home, "review", "last", "--plain")
    child.expect("> ")
    child.sendintr()
    child.expect("\n")
    child.wait()
    assert child.exitstatus == 130


def test_a_session_that_cannot_be_read_is_said(home: Path) -> None:
    paths_of(home).yaml.write_text("remarks: [", "utf-8")
    ran = review(home)
    assert ran.returncode == 1 and ".yaml:1:" in ran.stderr and "Traceback" not in ran.stderr


def test_in_a_terminal_it_is_put_in_order_on_screens(home: Path) -> None:
    child = spawned(home, "review", "last")
    child.expect("une danseuse")
    child.send("\x11")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
