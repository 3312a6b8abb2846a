"""Text from people in a table that a spreadsheet may open: no cell of it is a formula.

The source of the rule is OWASP's "CSV injection" (owasp.org/www-community/attacks/CSV_Injection): an apostrophe stands
before what would begin one. It does after each character at which a spreadsheet may part cells too, since which one
parts them is up to whoever opens the file.
"""

from __future__ import annotations

import re

from facilitator.domain.visible import visible

_BEGINS = re.compile(r"(^|[,;|:\"'])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def cell(text: str) -> str:
    """`text` as it can stand in any cell, its control characters as pictures."""
    return _BEGINS.sub(r"\1\2'", visible(text))
