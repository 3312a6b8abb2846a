"""The user's settings: `settings.yaml` in the configuration folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace as changed

from facilitator.domain.faults import Fault, FaultsError
from facilitator.storage.folders import made
from facilitator.storage.records import convert
from facilitator.storage.sync import replace
from facilitator.storage.yaml_places import Keys
from facilitator.storage.yaml_reader import locate, read_bytes, read_tree
from facilitator.storage.yaml_writer import write_tree

NAME = "settings.yaml"
LIMIT = 1 << 20

Palette = Literal["dark", "light", "contrast"]


class Wifi(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The network that people in the room may join."""

    network: Annotated[str, Meta(min_length=1, max_length=200)]
    password: Annotated[str, Meta(max_length=200)] = ""
    security: Literal["WPA", "WEP", "open"] = "WPA"


Metres = Annotated[float, Meta(gt=0, le=200)]


class Settings(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is remembered from one evening to the next. Only what differs from the default is written.

    `keep_months` is how long a session is kept, `evening_minutes` how long a café lasts; `editor` is
    the command that opens a theme; `abbreviations` are spelled out in what is typed. `keys` are the user's own
    keys by the id of the action, such as `live.edit: "f2,ctrl+e"`, still to be checked by what has actions.
    `responsible` is who answers for what is noted, `purpose` what for, `legal_basis` what allows it, `contact` whom to
    write to: the notice says them.
    `room_depth` is how far the last row is from the wall, `wall_width` how wide the picture on it, in metres.
    """

    language: Literal["fr", "en"] | None = None
    place: str = ""
    organiser: str = ""
    responsible: str = ""
    purpose: str = ""
    legal_basis: str = ""
    contact: str = ""
    keep_months: Annotated[int, Meta(ge=1, le=120)] = 12
    evening_minutes: Annotated[int, Meta(ge=1, le=1440)] = 90
    abbreviations: dict[str, str] = {}
    palette: Palette = "dark"
    editor: str | None = None
    keys: dict[str, str] = {}
    wifi: Wifi | None = None
    room_depth: Metres | None = None
    wall_width: Metres | None = None


def load(folder: Path) -> tuple[Settings, list[Fault]]:
    """The settings, with the default in place of each that is faulty, and the faults. Never raises."""
    path = folder / NAME
    try:
        text = read_bytes(path, LIMIT)
        found, faults = convert(read_tree(text, path), Settings, text, path)
    except FaultsError as error:
        # No file, or only comments in it: nothing was set, and nothing is wrong.
        return Settings(), [fault for fault in error.faults if fault.code not in ("missing", "empty")]
    return found or Settings(), faults


def fault(folder: Path, keys: Keys, code: str, data: dict[str, Any]) -> Fault:
    """What only a front end can find wrong in the file, with the place of the key it is about."""
    path = folder / NAME
    try:
        line, column = locate(read_bytes(path, LIMIT), keys, at_key=True)
    except FaultsError:
        line, column = 0, 0  # the file is gone since it was read
    return Fault(path, code, line, column, data)


def save(folder: Path, settings: Settings) -> None:
    """Replace the settings file, unless it has faults: what a person wrote there is theirs to mend.

    Raises FaultsError with those faults, OSError when the file cannot be written.
    """
    _, faults = load(folder)
    if faults:
        raise FaultsError(faults)
    text = write_tree(msgspec.to_builtins(settings))
    replace(made(folder) / NAME, text.encode())


def remember(folder: Path, **changes: object) -> None:
    """Change some settings in the file as it is now, and only there. Raises as `save` does."""
    now, faults = load(folder)
    if faults:
        raise FaultsError(faults)
    if (new := changed(now, **changes)) != now:
        save(folder, new)
