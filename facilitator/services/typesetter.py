"""The process that sets a PDF: the page is its argument, the words come on stdin, the PDF goes to stdout.

It makes a PDF for everybody (PDF/UA), or a plain one where a sign is in no font of this machine, and says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

UNDRAWN = "facilitator: some signs are in no font"


def main() -> None:
    """Set one PDF."""
    import typst

    page, words = Path(sys.argv[1]).read_bytes(), sys.stdin.buffer.read().decode()
    try:
        set_ = typst.compile(page, sys_inputs={"article": words}, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        print(UNDRAWN, file=sys.stderr)
        set_ = typst.compile(page, sys_inputs={"article": words}, format="pdf")
    sys.stdout.buffer.write(set_)


if __name__ == "__main__":
    main()
