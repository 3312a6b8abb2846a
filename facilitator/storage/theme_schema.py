"""The JSON Schema of a theme, so that an editor completes and checks while one types."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from facilitator.domain.theme import Theme

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Record, then key: what an editor shows beside the key. "" is the record itself.
_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Theme": {
        "": "The theme of one café, prepared by the animator.",
        "title": "The title of the café, as the room reads it.",
        "language": "The language of the theme: fr, en… French when absent.",
        "opening": "The opening text, read to the room before the first prompt.",
        "previous": "The café before this one: what it was about and what it found.",
        "source": "Where the theme comes from: an article, a book, somebody's idea.",
        "tags": "Words that are recognised in the remarks, without being typed as tags.",
        "prompts": "What the room is asked, in order. At least one.",
        "closing": "The last question, for the end of the café and of the article.",
    },
    "Prompt": {
        "": "One thing the room is asked, with what the animator keeps at hand.",
        "title": "The title of the prompt, in letters that the last row can read.",
        "id": "A short name, in small letters, figures and hyphens. Made from the title when absent.",
        "question": "The question itself, as it is put to the room.",
        "follow_ups": "What to ask next when talk runs dry. Only the animator sees them.",
        "notes": "Notes for the animator. Nobody else sees them.",
        "minutes": "How long to stay on this prompt, in minutes.",
        "link": "A page to show or to share.",
        "blind": "Whether each person answers without seeing the answers of the others.",
    },
    "Previous": {
        "": "The café before this one.",
        "title": "The title of the café before.",
        "finding": "What it found, in a sentence or two.",
        "link": "Where to read its article.",
    },
}


def schema() -> str:
    """The schema as the text of its file, made from the types."""
    (root,), records = msgspec.json.schema_components([Theme], ref_template="#/$defs/{name}")
    for name, record in records.items():
        _complete(record, _DESCRIPTIONS[name])
    document = {"$schema": _DIALECT, "title": "Theme of a café numérique", **root, "$defs": records}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _complete(record: dict[str, Any], descriptions: dict[str, str]) -> None:
    required = record.get("required", [])
    record["description"] = descriptions[""]
    for key, field in record["properties"].items():
        if key not in required:
            _allow_empty(field)
        field["title"] = key.replace("_", " ").capitalize()
        field["description"] = descriptions[key]


def _allow_empty(field: dict[str, Any]) -> None:
    """An optional key may be left empty."""
    if isinstance(field.get("type"), str):
        field["type"] = [field["type"], "null"]
