"""What is said of an article while it is written: what waits, its situations, its texts."""

from __future__ import annotations

from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext, words


def waiting(number: int) -> str:
    """How many remarks are to be decided on."""
    if not number:
        return _("every remark is decided on")
    return ngettext("{number} remark to place", "{number} remarks to place", number).format(number=number)


def aside(number: int) -> str:
    """How many remarks the article does without."""
    return ngettext("{number} set aside", "{number} set aside", number).format(number=number)


def situations(number: int) -> str:
    """How many situations there are."""
    return ngettext("{number} situation", "{number} situations", number).format(number=number)


def title(of: str) -> str:
    """What a situation is called, safe to draw."""
    return visible(of) or _("without a title")


def placed(number: int, into: str) -> str:
    """Remarks put into a situation."""
    return ngettext("{number} remark → {title}", "{number} remarks → {title}", number).format(
        number=number, title=words.shortened(title(into))
    )


def set_aside(number: int) -> str:
    """Remarks that the article does without."""
    return ngettext("{number} remark set aside", "{number} remarks set aside", number).format(number=number)


def unplaced(number: int) -> str:
    """Remarks to be decided on again."""
    return ngettext(
        "{number} remark to be placed again", "{number} remarks to be placed again", number
    ).format(number=number)


def changed(number: int) -> str:
    """Placed remarks whose words are not what they were."""
    return ngettext(
        "{number} placed remark has changed in its session, or is no more there: ≠. {{key}} shows how.",
        "{number} placed remarks have changed in their sessions, or are no more there: ≠. {{key}} shows how.",
        number,
    ).format(number=number)
