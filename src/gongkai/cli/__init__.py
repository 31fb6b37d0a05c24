"""The command line. A command reads its options and calls a silent function; only this package writes to a terminal."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with its exit status."""
    import sys

    from gongkai.cli.entry import run

    sys.exit(run(sys.argv[1:]))
