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
        print(
            _("The browser needs parts that are not installed: pip install 'facilitator[browser]'"),
            file=sys.stderr,
        )
        return 1
    return run(command, host, port)
