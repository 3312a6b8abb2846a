"""The commands: the only place that wires the parts together."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on the arguments, by default those of the process, and return its exit status."""
    import sys

    from facilitator.cli.program import run

    return run(list(sys.argv[1:] if arguments is None else arguments))
