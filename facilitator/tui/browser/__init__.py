"""The room's window in a browser. What this needs beyond the screens is an extra: `facilitator[browser]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from facilitator.texts import _

_PARTS = {"aiohttp", "jinja2", "textual_serve"}


def serve(command: Sequence[str], host: str, port: int) -> int:
    """Give each browser that comes a run of `command` until Ctrl+C; the exit status.

    `command` is a program that draws with Textual; port 0 is any free one.
    """
    try:
        from facilitator.tui.browser.serving import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PARTS:
            raise
        print(_missing(), file=sys.stderr)
        return 1
    return run(command, host, port)


def _missing() -> str:
    """What to do for the extra, said for the Python that runs: a bare `pip` is often that of another one."""
    from facilitator.services.new_window import as_typed

    said = _("The browser needs parts that are not installed. To install them: {command}")
    return said.format(command=as_typed([sys.executable, "-m", "pip", "install", "facilitator[browser]"]))
