"""Finding themes and sessions by what people call them, and telling the state of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.services.library import (
    Ambiguous,
    NotFound,
    all_themes,
    find_session,
    find_theme,
    item,
)
from facilitator.services.opening import running_session
from facilitator.storage.paths import SessionPaths, all_sessions
from tests.evenings import Hand, begun
from tests.tables import conflicted_copy, table


def write_theme(folder: Path, name: str, title: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f'title: "{title}"\nprompts:\n- title: "Une question"\n', "utf-8")
    return path


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    folder = tmp_path / "prompts"
    folder.mkdir()
    write_theme(folder, "l-ete", "L’été des écrans")
    write_theme(folder, "amis", "Nos amis en ligne")
    (folder / "faux.yaml").write_text("title: Internet : ami ou ennemi ?\n", "utf-8")
    (folder / "notes.txt").write_text("rien", "utf-8")
    return folder


def test_themes_that_can_be_used_come_first_and_faulty_ones_stay(prompts: Path) -> None:
    items = all_themes(prompts)
    assert [theme.name for theme in items] == ["L’été des écrans", "Nos amis en ligne", "faux.yaml"]
    assert [bool(theme.faults) for theme in items] == [False, False, True]
    assert items[-1].faults[0].line == 1


@pytest.mark.parametrize("name", ["l-ete", "L-ETE", "L’été des écrans", "l'ete des ecrans", "l-ete.yaml"])
def test_a_theme_is_found_by_file_name_or_title(prompts: Path, name: str) -> None:
    assert find_theme(prompts, name).path.name == "l-ete.yaml"


def test_a_theme_is_found_by_path(prompts: Path, tmp_path: Path) -> None:
    elsewhere = write_theme(tmp_path, "ailleurs", "Ailleurs")
    assert find_theme(prompts, str(elsewhere)).name == "Ailleurs"


def test_what_is_not_found_is_told_with_what_comes_near(prompts: Path) -> None:
    with pytest.raises(NotFound) as caught:
        find_theme(prompts, "amis en ligne")
    assert caught.value.near == ["Nos amis en ligne"]


def test_two_themes_of_one_title_are_not_guessed_between(prompts: Path) -> None:
    write_theme(prompts, "encore", "Nos amis en ligne")
    with pytest.raises(Ambiguous):
        find_theme(prompts, "nos amis en ligne")


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert all_themes(tmp_path / "rien") == []
    assert all_sessions(tmp_path / "rien") == []


def test_sessions_are_found_by_name_title_and_last(tmp_path: Path) -> None:
    first, second = begun(tmp_path), begun(tmp_path)
    name = first.book.paths.name
    assert find_session(tmp_path, name) == first.book.paths
    assert find_session(tmp_path, str(first.book.paths.yaml)).name == name
    assert find_session(tmp_path, "last") == second.book.paths
    with pytest.raises(Ambiguous):
        find_session(tmp_path, "Les écrans")
    with pytest.raises(NotFound):
        find_session(tmp_path, "jamais")
    with pytest.raises(NotFound):
        find_session(tmp_path / "vide", "last")


def test_the_state_of_a_session_is_told_from_its_files(tmp_path: Path) -> None:
    opened = begun(tmp_path, place="Médiathèque")
    paths = opened.book.paths
    hand = Hand(opened.book, opened.session)
    assert item(paths).state == "running" and item(paths).place == "Médiathèque"
    assert running_session(tmp_path) == paths
    opened.release()
    assert item(paths).state == "left"
    assert running_session(tmp_path) is None
    hand.do(e.End)
    hand.file()
    assert item(paths).state == "ended"


def test_a_session_edited_by_hand_is_told_whatever_its_order(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    paths = opened.book.paths
    text = paths.yaml.read_text("utf-8")
    title, rest = text.split("title:", 1)[1].split("\n", 1)
    paths.yaml.write_text(text.split("title:", 1)[0] + rest + f"title:{title}\n", "utf-8")
    assert item(paths).title == "Les écrans"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"title: [", b"a: b\n", b"[" * 30_000])
def test_what_is_no_session_is_shown_as_faulty(tmp_path: Path, content: bytes) -> None:
    paths = SessionPaths(tmp_path, "2026-01-01-1000-essai")
    paths.yaml.write_bytes(content)
    assert item(paths).state == "faulty"


def test_a_session_without_yaml_yet_is_told_from_its_journal(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    Hand(opened.book, opened.session).remark("une")
    opened.book.paths.yaml.unlink()
    assert item(opened.book.paths).state == "faulty"


@pytest.mark.parametrize("left", [b"", b'{"do":"begin","seq":1'])
def test_a_session_of_which_nothing_was_ever_kept_is_none(tmp_path: Path, left: bytes) -> None:
    begun(tmp_path).release()
    (tmp_path / "2099-01-01-1000-essai.journal").write_bytes(left)
    assert len(all_sessions(tmp_path)) == 1
    assert "les-ecrans" in find_session(tmp_path, "last").name


def test_last_is_never_a_conflicted_copy(tmp_path: Path) -> None:
    paths = table(tmp_path, "une parole")
    conflicted_copy(paths)
    assert find_session(tmp_path, "last") == paths
