"""Times and counts as people say them."""

from __future__ import annotations

import pytest

from facilitator.texts import words


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (3660, "1 h 01")]
)
def test_a_time_spent_counts_what_is_over(seconds: float, said: str) -> None:
    assert words.duration(seconds).replace("\u00a0", " ").replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (600, "reste 10 min"),
        (597.3, "reste 10 min"),
        (61, "reste 2 min"),
        (60, "reste 1 min"),
        (59.2, "reste 1 min"),
        (12.4, "reste 13 s"),
        (0, "reste 0 s"),
        (-130, "dépassé de 2 min"),
    ],
)
def test_a_time_left_counts_what_has_begun(seconds: float, said: str) -> None:
    assert words.margin(seconds).replace("\u00a0", " ").replace("\u202f", " ") == said
