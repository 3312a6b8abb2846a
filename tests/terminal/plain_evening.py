"""The whole evening of the tests as line mode is told it, and the file it must leave."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.session import KINDS
from tests.evening import EVENING
from tests.terminal.expected import SHIPPED, Evening, document, only_session, remarks_of

EDITED = '! Une "page" commune : chaque association y pose ses dates #agenda'


def same(home: Path, evening: Evening) -> None:
    """The file says the evening, remark by remark, and the questions in their order."""
    paths = only_session(home)
    assert len(evening.remarks) >= 30 and {said["kind"] for said in evening.remarks.values()} == set(KINDS)
    assert remarks_of(paths) == evening.remarks
    assert [asked["id"] for asked in document(paths)["prompts"]] == evening.asked
    assert evening.asked == [prompt.id for prompt in SHIPPED.prompts]
    assert not paths.journal.exists()


def lines(evening: Evening) -> list[str]:
    """The same evening as line mode is told it, with its commands in both languages."""
    said: list[str] = []
    room: str | None = None
    for prompt, line in EVENING:
        if prompt is not None and prompt != room:
            evening.opened(prompt)
            said.append((":next", ":suivante")[len(evening.asked) % 2])
            room = prompt
        evening.typed(line, prompt)
        said.append(line)
    return said + _amendments(evening)


def _amendments(evening: Evening) -> list[str]:
    first, second, third, erased, moved = list(evening.remarks)[4:9]
    evening.edited(first, EDITED)
    del evening.remarks[second], evening.remarks[erased]
    evening.remarks[third]["take-up"] = True
    evening.remarks[moved]["prompt"] = "amities"
    return [
        *(f":edit {first} {EDITED}", f":retirer {second}", ":undo", ":refaire"),
        *(f":take-up {third}", f":remove {third}", ":annuler", f":effacer {erased}"),
        *(f":déplacer {moved} amities", ":people 14", ":cadre", ":pause", ":pause", ":temps", ":liste"),
        *(":back", ":prompt journal", ":relances 1", ":notes", ":aide"),
    ]
