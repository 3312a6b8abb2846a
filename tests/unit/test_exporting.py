"""Putting an article in a file: whole or not at all, said in a sentence where it cannot be."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.domain import entries as e
from facilitator.services import exporting, outside
from facilitator.services.exporting import FORMS, Form, Step, UnknownForm, export, of_sessions, of_synthesis
from facilitator.services.writing import begin
from facilitator.storage import syntheses
from facilitator.storage.paths import SessionPaths
from tests.evenings import Hand, begun
from tests.unit.articles import evening


class Enough(Exception):
    """Somebody stops it."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one ended session."""
    opened = begun(tmp_path / "home" / "sessions")
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    hand.remark("Je soigne l'écrit", kind="verbatim", speaker="une danseuse")
    hand.do(e.End)
    hand.file()
    opened.release()
    return tmp_path / "home"


def sessions_of(home: Path) -> list[SessionPaths]:
    return [SessionPaths(home / "sessions", path.stem) for path in (home / "sessions").glob("*.yaml")]


def run(home: Path, *arguments: object) -> int:
    return main(["--home", str(home), *map(str, arguments)])


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_is_stopped_leaves_nothing(form: Form, tmp_path: Path) -> None:
    steps: list[Step] = []

    def told(step: Step) -> None:
        steps.append(step)
        if step == "write":
            raise Enough

    with pytest.raises(Enough):
        export(evening(), tmp_path / f"a.{form}", told=told)
    assert steps[0] == "compose"
    assert not list(tmp_path.iterdir())


def test_a_program_at_work_is_stopped_and_gone() -> None:
    seen = 0

    def look() -> None:
        nonlocal seen
        seen += 1
        if seen == 3:
            raise Enough

    began = time.monotonic()
    with pytest.raises(Enough):
        outside._run([sys.executable, "-c", "import time; time.sleep(60)"], b"x" * 10**6, look)
    # It would have slept for a minute: whoever stops it does not wait for it.
    assert time.monotonic() - began < 30


def test_a_program_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exporting.outside, "_version", lambda _pandoc: [9, 9])
    with pytest.raises(outside.OutsideTrouble, match="version"):
        export(evening(), tmp_path / "a.odt")
    assert not list(tmp_path.iterdir())


def test_a_file_is_not_written_over_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("la mienne")
    with pytest.raises(FileExistsError):
        export(evening(), path)
    assert path.read_text() == "la mienne"
    export(evening(), path, force=True)
    assert path.read_text().startswith("# L’été des écrans")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(FileExistsError):
        export(evening(), tmp_path / "b.md", force=True)


def test_a_file_that_comes_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    def told(step: Step) -> None:
        if step == "make":
            (tmp_path / "a.json").write_text("la mienne")

    with pytest.raises(FileExistsError):
        export(evening(), tmp_path / "a.json", told=told)
    assert (tmp_path / "a.json").read_text() == "la mienne"


@pytest.mark.parametrize("name", ["a", "a.txt", "a.yaml", ".md", "md"])
def test_only_known_endings(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownForm):
        export(evening(), tmp_path / name)


def test_the_same_article_is_the_same_file(home: Path) -> None:
    source = of_sessions(sessions_of(home))
    paths = begin(home / "sessions", sessions_of(home))
    for form in ("md", "html", "csv", "json"):
        export(source, home / f"a.{form}")
        export(of_synthesis(paths.yaml, home / "sessions"), home / f"b.{form}")
        assert (home / f"a.{form}").read_bytes() == (home / f"b.{form}").read_bytes()


# The commands


def test_an_evening_becomes_an_article(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "export", "last", "-o", home / "a.md") == 0
    assert "«\u00a0Je soigne l’écrit\u00a0»" in (home / "a.md").read_text("utf-8")
    assert str(home / "a.md") in capsys.readouterr().out
    assert run(home, "export", "last", "-o", home / "a.md") == 1
    assert "--force" in capsys.readouterr().err
    assert run(home, "export", "last", "--force", "-o", home / "a.md") == 0


def test_a_synthesis_is_begun_written_in_and_exported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "synthesis", "last", "--title", "Notre récit") == 0
    [paths] = syntheses.all_syntheses(home / "sessions")
    assert str(paths.yaml) in capsys.readouterr().out
    paths.yaml.write_text(paths.yaml.read_text("utf-8").replace("Notre récit", "Mon récit"), "utf-8")
    for number, name in enumerate((paths.name, "mon recit", paths.yaml)):
        assert run(home, "export", name, "-o", home / f"{number}.md") == 0
        assert (home / f"{number}.md").read_text("utf-8").startswith("# Mon récit\n")
    assert capsys.readouterr().err == ""
    assert run(home, "export", "last", "-o", home / "proposed.md") == 0
    assert paths.name in capsys.readouterr().err, "that an article is being written is said"


def test_a_synthesis_in_a_file_of_ones_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = home / "elsewhere.yaml"
    assert run(home, "synthesis", "last", "-o", mine) == 0
    before = mine.read_bytes()
    assert run(home, "synthesis", "last", "-o", mine) == 1
    assert run(home, "synthesis", "last", "-o", home / "a.md") == 2
    assert mine.read_bytes() == before
    assert run(home, "export", mine, "-o", home / "a.md") == 0
    assert "Je soigne" in (home / "a.md").read_text("utf-8")


def test_what_cannot_be_is_said_in_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(home, "synthesis", "last", "--title", "Un récit")
    for status, arguments in (
        (2, ["export", "last", "-o", "a.txt"]),
        (2, ["export", "last"]),
        (2, ["export", "-o", "a.md"]),
        (1, ["export", "personne", "-o", "a.md"]),
        (2, ["export", "un-recit", "last", "-o", "a.md"]),
        (1, ["export", "un-recit", "-o", "no/such/folder.md"]),
        (2, ["synthesis"]),
        (1, ["synthesis", "last", "-o", "no/such/folder.yaml"]),
    ):
        assert run(home, *arguments) == status, arguments
        assert capsys.readouterr().err.startswith("facilitator: "), arguments


def test_nothing_is_exported_before_what_must_be_is_decided(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(home, "synthesis", "last", "--title", "Un récit")
    [paths] = syntheses.all_syntheses(home / "sessions")
    whole = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(whole + 'lead: "Il dit « Je soigne les cris »."\n', "utf-8")
    capsys.readouterr()
    assert run(home, "export", "un-recit", "-o", home / "a.md") == 1
    told = capsys.readouterr()
    assert "les cris" in told.err and not told.out
    assert not (home / "a.md").exists()
    paths.yaml.write_text(whole + 'lead: "Il dit « Je soigne »."\n', "utf-8")
    assert run(home, "export", "un-recit", "-o", home / "a.md") == 0


def test_sources_that_are_gone_are_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(home, "synthesis", "last", "--title", "Un récit")
    [paths] = sessions_of(home)
    paths.yaml.unlink()
    assert run(home, "export", "un-recit", "-o", home / "a.md") == 1
    assert paths.yaml.name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "module", "extra"), [("odt", "pypandoc", "office"), ("pdf", "typst", "pdf")]
)
def test_a_missing_part_is_named_with_its_command(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
    module: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert run(home, "export", "last", "-o", home / f"a.{form}") == 1
    assert f"-m pip install 'facilitator[{extra}]'" in capsys.readouterr().err
    assert not (home / f"a.{form}").exists()
