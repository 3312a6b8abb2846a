"""A theme: what the animator prepares, and what the room is asked."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from facilitator.domain.slugs import slug, unique

Title = Annotated[str, Meta(min_length=1, pattern=r"\S", max_length=2000)]
Minutes = Annotated[float, Meta(gt=0, le=600)]


class Previous(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The café before this one: its title, what it found, where to read it."""

    title: Title
    finding: str = ""
    link: str = ""


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing the room is asked. `follow_ups` and `notes` are the animator's alone."""

    title: Title
    id: Annotated[str, Meta(pattern=r"^$|^[a-z0-9][a-z0-9-]*$", max_length=80)] = ""
    question: str = ""
    follow_ups: tuple[str, ...] = ()
    notes: str = ""
    minutes: Minutes | None = None
    link: str = ""
    blind: bool = False


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A theme file of `prompts/`, as written; `with_ids` completes it."""

    title: Title
    prompts: Annotated[tuple[Prompt, ...], Meta(min_length=1)]
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "fr"
    opening: str = ""
    previous: Previous | None = None
    source: str = ""
    tags: tuple[str, ...] = ()
    closing: str = ""


def with_ids(theme: Theme) -> Theme:
    """The theme with an id for every prompt, made from its title where none was written."""
    taken = {prompt.id for prompt in theme.prompts if prompt.id}
    prompts = []
    for prompt in theme.prompts:
        if not prompt.id:
            prompt = msgspec.structs.replace(prompt, id=unique(slug(prompt.title) or "question", taken))
            taken.add(prompt.id)
        prompts.append(prompt)
    return msgspec.structs.replace(theme, prompts=tuple(prompts))
