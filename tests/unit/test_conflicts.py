"""The names that synchronisers give to conflicted copies, and the names that look like them and are people's."""

from __future__ import annotations

import pytest

from facilitator.storage.conflicts import conflicted, original_of

NAME = "2026-11-22-1436-les-ecrans"
SAID = [
    " (Copie en conflit de PC-Ana 2026-11-22)",
    " (Copie en conflit de Ana Ménard 2026-11-22)",
    " (PC-Ana's conflicted copy 2026-11-22)",
    " (Ana's conflicted copy)",
    " (conflicting copy)",
    " (conflicted copy 2026-11-22 143000)",
    " (conflicted copy Ana 2026-11-22 143000)",
    "_conflict-20261122-143000",
    "_conflict_ana-20261122-143000",
    "_conflict-ana-20261122-143000",
    ".sync-conflict-20261122-143000-ABCDEF7",
    ".sync-conflict-20261122-143000",
    " (SFConflict ana@exemple.fr 2026-11-22-14-30-00)",
    " (SFConflict 2026-11-22-14-30-00)",
]
BESIDE = [" (1)", " (12)", " 2", "-DESKTOP-4F2A", "-DESKTOP-4F2A-2", "-PC-ANA", "-MacBook-de-Ana.local"]


@pytest.mark.parametrize("ending", SAID + BESIDE)
def test_a_copy_beside_its_original(ending: str) -> None:
    assert original_of(NAME + ending, {NAME, NAME + ending}) == NAME
    assert conflicted([NAME, NAME + ending, "autre"]) == {NAME + ending: NAME}


@pytest.mark.parametrize("ending", BESIDE)
def test_a_name_that_might_be_a_persons_is_one_without_its_original(ending: str) -> None:
    assert original_of(NAME + ending, {NAME + ending}) is None


@pytest.mark.parametrize(
    "other",
    [
        "-2",
        "-et-sommeil",
        "-pc",
        "bis",
        " (brouillon)",
        " (conflit de générations)",
        "-conflict",
        " 2026 final",
    ],
)
def test_other_names_are_no_copies(other: str) -> None:
    assert conflicted([NAME, NAME + other]) == {}


def test_two_copies_whose_original_is_gone_belong_together() -> None:
    one, other = NAME + SAID[0], NAME + SAID[1]
    assert conflicted([one]) == {}
    assert conflicted([one, other]) == {one: NAME, other: NAME}


@pytest.mark.parametrize("again", [" (1)", " 2", SAID[1], "-PC-ANA"])
def test_a_copy_of_a_copy_is_one_of_the_first(again: str) -> None:
    copy = NAME + SAID[0]
    assert conflicted([NAME, copy, copy + again]) == {copy: NAME, copy + again: NAME}


@pytest.mark.parametrize(
    "bad", [" (" * 120, "_conflict-" * 24, " 1" * 120, "-A" * 120, " (1)" * 60, "\n (1)", ""]
)
def test_any_name_has_an_answer(bad: str) -> None:
    assert conflicted([bad]) == {}
