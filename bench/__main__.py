"""`python -m bench [NAME…]`: each figure against its reference; exit status 1 when one is over its bound."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Figure

NAMES = ("home", "note", "remark", "keys", "typing", "reading", "memory", "projection", "stage", "search")


def main(names: list[str]) -> int:
    """Measure what is named, or everything, and say how it went."""
    if unknown := set(names) - set(NAMES):
        print(f"no measurement is called {', '.join(sorted(unknown))}: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    over = 0
    for name in names or NAMES:
        print(f"{name}", flush=True)
        for figure in measured(name):
            print(figure, flush=True)
            over += not figure.within
    print(f"\n{over} over their bound" if over else "\nall within their bounds")
    return 1 if over else 0


def measured(name: str) -> Iterator[Figure]:
    """The figures of one measurement, taken in a folder of its own."""
    with TemporaryDirectory(prefix="bench-") as folder:
        yield from import_module(f"bench.{name}").figures(Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
