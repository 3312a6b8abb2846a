"""The settings file: read in part when a part is faulty, never overwritten when a person must mend it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.faults import FaultsError
from facilitator.storage import settings
from facilitator.storage.settings import Settings

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / settings.NAME
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("content", [None, "", "# language: en\n"])
def test_nothing_set_is_no_fault(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        write(tmp_path, content)
    assert settings.load(tmp_path) == (Settings(), [])
    assert (Settings().keep_months, Settings().evening_minutes, Settings().palette) == (12, 90, "dark")


def test_what_a_person_writes_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        'language: en\nplace: "Médiathèque : étage 2"\nkeep_months: 6\nabbreviations:\n  bcp: beaucoup\n',
    )
    assert settings.load(tmp_path) == (
        Settings(
            language="en",
            place="Médiathèque : étage 2",
            keep_months=6,
            abbreviations={"bcp": "beaucoup"},
        ),
        [],
    )


def test_keys_are_read_as_a_person_writes_them(tmp_path: Path) -> None:
    write(tmp_path, 'keys:\n  live.edit: f2,ctrl+e\n  live.undo: ""\n  home.quit: "?"\n')
    assert settings.load(tmp_path) == (
        Settings(keys={"live.edit": "f2,ctrl+e", "live.undo": "", "home.quit": "?"}),
        [],
    )


def test_a_key_that_cannot_be_had_has_its_place_in_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "place: ici\nkeys:\n  live.edit: f2\n  live.edti: f3\n")
    fault = settings.fault(
        tmp_path, ("keys", "live.edti"), "no-action", {"word": "live.edti", "near": "live.edit"}
    )
    assert (fault.path, fault.line, fault.column) == (path, 4, 3)
    path.unlink()
    assert settings.fault(tmp_path, ("keys", "live.edti"), "no-action", {}).line == 0


@given(
    st.builds(
        Settings,
        language=st.sampled_from([None, "fr", "en"]),
        place=TEXT,
        organiser=TEXT,
        responsible=TEXT,
        purpose=TEXT,
        legal_basis=TEXT,
        contact=TEXT,
        keep_months=st.integers(1, 120),
        evening_minutes=st.integers(1, 1440),
        abbreviations=st.dictionaries(TEXT.filter(bool), TEXT),
        palette=st.sampled_from(["dark", "light", "contrast"]),
        editor=st.none() | TEXT,
        keys=st.dictionaries(TEXT.filter(bool), TEXT),
    )
)
def test_what_is_saved_is_read_again(tmp_path_factory: pytest.TempPathFactory, remembered: Settings) -> None:
    folder = tmp_path_factory.mktemp("settings")
    settings.save(folder, remembered)
    assert settings.load(folder) == (remembered, [])


def test_saving_makes_the_folder_and_leaves_only_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "facilitator"
    settings.save(folder, Settings(place="Médiathèque"))
    assert os.listdir(folder) == [settings.NAME]
    assert settings.load(folder)[0].place == "Médiathèque"


@pytest.mark.parametrize(
    ("faulty", "line"),
    [
        ("keep_months: une année\n", 2),
        ("keep_months: 0\n", 2),
        ("keep_months: 1000\n", 2),
        ("evening_minutes: 1:30\n", 2),
        ("language: de\n", 2),
        ("palette: sepia\n", 2),
        ("abbreviations: bcp\n", 2),
        ("abbreviations:\n  bcp: 12\n", 3),
        ("keys: f2\n", 2),
        ("keys:\n  live.edit: 5\n", 3),
        ("keys:\n  live.edit: [f2, ctrl+e]\n", 3),
        ("keys:\n  live.edit:\n", 3),
        ("colour: red\n", 2),
    ],
)
def test_a_fault_costs_its_own_setting_only(tmp_path: Path, faulty: str, line: int) -> None:
    path = write(tmp_path, f'place: "Médiathèque"\n{faulty}organiser: "Ville"\n')
    found, faults = settings.load(tmp_path)
    assert found == Settings(place="Médiathèque", organiser="Ville")
    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]


@pytest.mark.parametrize(
    "content",
    ["place: [", "- place", "just words", b"place: caf\xe9\n", "place: a\nplace: b\n", "a: &a 1\nb: *a\n"],
)
def test_a_file_that_cannot_be_read_gives_the_defaults_and_the_fault(
    tmp_path: Path, content: str | bytes
) -> None:
    path = write(tmp_path, content)
    found, faults = settings.load(tmp_path)
    assert found == Settings()
    assert faults
    assert {fault.path for fault in faults} == {path}


@pytest.mark.parametrize("content", ["place: [", "keep_months: often\nplace: ici\n", "colour: red\n"])
def test_a_faulty_file_is_never_overwritten(tmp_path: Path, content: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(FaultsError) as caught:
        settings.save(tmp_path, Settings(place="ailleurs"))
    assert caught.value.faults == settings.load(tmp_path)[1]
    assert path.read_text() == content
    assert os.listdir(tmp_path) == [settings.NAME]


def test_a_folder_in_the_place_of_the_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / settings.NAME).mkdir()
    found, faults = settings.load(tmp_path)
    assert found == Settings()
    assert len(faults) == 1
    with pytest.raises(FaultsError):
        settings.save(tmp_path, Settings())
