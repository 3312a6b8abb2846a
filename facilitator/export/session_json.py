"""A session for other programs: JSON."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from facilitator.domain.session import Remark, Session

# Characters that JSON may hold as they are, but that a terminal obeys or that hide other words.
_UNSAFE = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def session_json(session: Session) -> str:
    """The session as one JSON object; what is not known is null."""
    return json_text(
        {
            "title": session.title,
            "place": session.place or None,
            "started": _instant(session.started),
            "ended": _instant(session.ended),
            "people": session.people,
            "prompts": [
                {"id": asked.id, "title": asked.title, "seconds": _seconds(asked.seconds)}
                for asked in session.asked.values()
            ],
            "remarks": [_remark(remark) for remark in session.remarks.values()],
        }
    )


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "number": remark.number,
        "at": _instant(remark.at),
        "prompt": remark.prompt,
        "kind": remark.kind,
        "speaker": remark.speaker,
        "origin": remark.origin,
        "tags": list(remark.tags),
        "sensitive": remark.sensitive,
        "text": remark.text,
        "mended": remark.mended,
        "same_as": remark.same_as,
        "reply_to": remark.reply_to,
    }


def json_text(tree: Any) -> str:
    """`tree` as JSON that is safe to show in a terminal, with its newline."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    # All of these stand inside strings, where an escape means the same character.
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _instant(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _seconds(seconds: float) -> float | int:
    """Whole seconds without a decimal point; a running session has thousandths."""
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)
