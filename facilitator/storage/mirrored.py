"""Whether the animator’s own screen hangs on the wall: taken up after a crash, it must not begin with the notes."""

from __future__ import annotations

from contextlib import suppress

from facilitator.storage.paths import SessionPaths


def mark_mirrored(paths: SessionPaths, mirrored: bool) -> None:
    """Leave word of it. Where that cannot be written, the evening goes on without."""
    with suppress(OSError):
        paths.mirrored.touch() if mirrored else paths.mirrored.unlink(missing_ok=True)


def was_mirrored(paths: SessionPaths) -> bool:
    """Whether the screen was the room's when the session was last led."""
    return paths.mirrored.exists()
