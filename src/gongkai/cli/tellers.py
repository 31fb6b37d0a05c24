"""The formats of ``gongkai check``: how reviews follow one another in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from gongkai.render import markdown, wire
from gongkai.render.layout import Line, Run
from gongkai.render.terminal import lines

if TYPE_CHECKING:
    from gongkai.cli.output import Output
    from gongkai.errors import GongkaiError
    from gongkai.model import Review


class Teller(Protocol):
    """Takes every input once, in order, reviewed or unread; then ``end``."""

    def review(self, review: Review) -> None:
        """Tell one review."""

    def unread(self, name: str, error: GongkaiError) -> None:
        """Tell that an input could not be read; the line for people stands on standard error already."""

    def end(self) -> None:
        """Tell what comes after the last input."""


def teller_for(name: str, output: Output, inputs: int, *, with_text: bool) -> Teller:
    """Return the teller of a format; ``inputs`` is how many will come."""
    if name == "json":
        return JsonTeller(output, inputs, with_text=with_text)
    if name == "jsonl":
        return JsonLinesTeller(output, with_text=with_text)
    if name == "markdown":
        return MarkdownTeller(output)
    return PageTeller(output, inputs)


class PageTeller:
    """Pages for people, divided by rules; after several inputs a line with the totals."""

    def __init__(self, output: Output, inputs: int) -> None:
        self._output = output
        self._inputs = inputs
        self._told = 0
        self._unread = 0
        self._reports: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def review(self, review: Review) -> None:
        """Tell one review."""
        if self._told:
            self._output.show((Line(), Line((Run("─" * 40, "dim"),)), Line()))
        self._told += 1
        self._output.show(lines(review))
        severities = Counter(finding.severity for finding in review.findings)
        self._counts.update(severities)
        self._counts["undetermined"] += sum(result.outcome == "undetermined" for result in review.results)
        self._reports["error" if severities["error"] else "other" if severities else "none"] += 1

    def unread(self, name: str, error: GongkaiError) -> None:  # noqa: ARG002  # standard error has told it
        """Count it."""
        self._unread += 1

    def end(self) -> None:
        """Tell the totals of several inputs."""
        if self._inputs < 2:
            return
        reports, counts = self._reports, self._counts
        total = (
            f"共 {self._inputs} 份：有错误 {reports['error']} 份 · 只有警告或建议 {reports['other']} 份 · "
            f"未发现问题 {reports['none']} 份 · 未能读取 {self._unread} 份"
        )
        findings = (
            f"合计：错误 {counts['error']} · 警告 {counts['warning']} · 建议 {counts['advice']} · "
            f"无法判断 {counts['undetermined']}"
        )
        gap = (Line(),) if self._told else ()
        self._output.show((*gap, Line((Run(total, "bold"),)), Line((Run(findings, "bold"),))))


class MarkdownTeller:
    """One Markdown document; reviews are divided by a rule."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._told = 0

    def review(self, review: Review) -> None:
        """Tell one review."""
        self._write(markdown.markdown(review))

    def unread(self, name: str, error: GongkaiError) -> None:
        """Tell in the document, too, that it is missing."""
        self._write(markdown.unread(name, error))

    def end(self) -> None:
        """Nothing follows."""

    def _write(self, text: str) -> None:
        self._output.write(("\n---\n\n" if self._told else "") + text)
        self._told += 1


class JsonTeller:
    """One object for one input, an array of objects for several."""

    def __init__(self, output: Output, inputs: int, *, with_text: bool) -> None:
        self._output = output
        self._is_array = inputs > 1
        self._with_text = with_text
        self._told = 0

    def review(self, review: Review) -> None:
        """Tell one review."""
        self._write(wire.wire(review, with_text=self._with_text))

    def unread(self, name: str, error: GongkaiError) -> None:
        """Put an object with the error in its place."""
        self._write(wire.unread(name, error))

    def end(self) -> None:
        """Close the array."""
        self._output.write("\n]\n" if self._is_array else "\n")

    def _write(self, told: dict[str, wire.Json]) -> None:
        opening = ("[\n" if not self._told else ",\n") if self._is_array else ""
        self._output.write(opening + wire.as_json(told, indent=2))
        self._told += 1


class JsonLinesTeller:
    """One object a line."""

    def __init__(self, output: Output, *, with_text: bool) -> None:
        self._output = output
        self._with_text = with_text

    def review(self, review: Review) -> None:
        """Tell one review."""
        self._output.write(wire.as_json(wire.wire(review, with_text=self._with_text)) + "\n")

    def unread(self, name: str, error: GongkaiError) -> None:
        """Put an object with the error in its place."""
        self._output.write(wire.as_json(wire.unread(name, error)) + "\n")

    def end(self) -> None:
        """Nothing follows."""
