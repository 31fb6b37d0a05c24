"""A review as a page for the terminal, and the same page as plain text where no terminal listens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from gongkai.model import Finding, Review, Severity
from gongkai.render.digest import SEVERITY_NAMES, Breach, Digest, cite, digest
from gongkai.render.layout import Line, Run, wrap
from gongkai.render.printable import printable
from gongkai.render.quote import Quoter, worth_telling

if TYPE_CHECKING:
    from rich.console import Console

_BADGES: Final[dict[Severity, str]] = {
    "error": "bold white on red",
    "warning": "black on yellow",
    "advice": "black on cyan",
}
_MARK: Final = "bold red"
_WIDEST: Final = 110
_TEXT_AT: Final = 9
_LABEL_WIDTH: Final = 6


def lines(review: Review) -> tuple[Line, ...]:
    """Return the page of one review: header, findings by section, what could not be judged, counts."""
    told = digest(review)
    quoter = Quoter(review.report.document)
    return (
        *_header(told),
        *(line for chapter in told.chapters for line in _chapter(chapter.title, chapter.breaches, quoter)),
        *_undecided(told),
        *_crashed(told),
        *_closing(told),
    )


def plain(page: Iterable[Line]) -> str:
    """Return the page as plain text, one paragraph a row, so that it can be searched and pasted."""
    return "".join(f"{line.plain()}\n" for line in page)


def painted(page: Iterable[Line], console: Console) -> str:
    """Return the page as the terminal of ``console`` shows it, wrapped to its width.

    Styles are ours alone; text is never read as markup.
    """
    from rich.text import Text

    width = min(console.width, _WIDEST)
    with console.capture() as capture:
        for line in page:
            for row in wrap(line, width):
                console.print(Text.assemble(*((run.text, run.style) for run in row)), soft_wrap=True, highlight=False)
    return capture.get()


def _header(told: Digest) -> Iterator[Line]:
    yield Line((Run(printable(told.heading), "bold"),))
    for label, fact in told.facts:
        yield _labelled(label, (Run(printable(fact)),), at=2)
    for note in told.notes:
        yield _labelled("注意", (Run(printable(note), "yellow"),), at=2)
    yield Line()


def _chapter(title: str, breaches: tuple[Breach, ...], quoter: Quoter) -> Iterator[Line]:
    yield Line((Run(printable(title), "bold underline"),))
    for breach in breaches:
        yield from _breach(breach, quoter)
    yield Line()


def _breach(breach: Breach, quoter: Quoter) -> Iterator[Line]:
    question = "（请核实）" if breach.is_question else ""
    yield Line(
        (
            Run(f"[{SEVERITY_NAMES[breach.severity]}]", _BADGES[breach.severity]),
            Run(" "),
            Run(printable(breach.rule), "bold"),
            Run(f" 要求：{printable(breach.title)}{question}", "bold"),
        ),
        indent=2,
        hang=_TEXT_AT,
    )
    for finding in breach.told:
        yield from _finding(finding, quoter)
    if breach.folded:
        yield Line((Run(breach.rest, "dim"),), indent=_TEXT_AT, hang=_TEXT_AT)
    yield _labelled("依据", (Run(printable("；".join(cite(citation) for citation in breach.basis)), "dim"),))
    if breach.fix:
        yield _labelled("整改", (Run(printable(breach.fix), "green"),))


def _finding(finding: Finding, quoter: Quoter) -> Iterator[Line]:
    yield Line((Run(printable(finding.message)),), indent=_TEXT_AT, hang=_TEXT_AT)
    for place, evidence in enumerate(worth_telling(finding.evidence)):
        page = f"第 {evidence.page} 页，" if evidence.page else ""
        where = printable(f"{page}{evidence.where}")
        label = " " * 4 if place else "证据"
        if not len(evidence.span):
            yield _labelled(label, (Run(where),))
            continue
        quote = quoter.quote(evidence.span)
        joint = "：" if where else ""
        marked = Run(f"【{quote.marked}】", _MARK)
        yield _labelled(label, (Run(f"{where}{joint}{quote.before}"), marked, Run(quote.after)))


def _undecided(told: Digest) -> Iterator[Line]:
    if not told.undecided:
        return
    yield Line((Run("无法判断（不等于通过，请人工核对）", "bold underline"),))
    for group in told.undecided:
        yield Line(
            (Run("· "), Run(printable(group.subject), "bold"), Run(f"：{printable(group.reason)}")), indent=2, hang=4
        )
    yield Line()


def _crashed(told: Digest) -> Iterator[Line]:
    if not told.crashed:
        return
    yield Line((Run("规则运行出错（这是程序的问题，不是报告的问题）", "bold underline"),))
    for result in told.crashed:
        reason = f"：{printable(result.reason)}" if result.reason else ""
        yield Line((Run("· "), Run(printable(result.rule), "bold"), Run(f" {printable(result.title)}{reason}")), 2, 4)
    yield Line()


def _closing(told: Digest) -> Iterator[Line]:
    if not told.chapters:
        rest = "，但有规则无法判断，见上" if told.undecided else ""
        yield Line((Run(f"未发现问题{rest}。"),))
    yield Line((Run(str(told.counts), "bold"),))


def _labelled(label: str, runs: tuple[Run, ...], at: int = _TEXT_AT) -> Line:
    return Line((Run(f"{label}  ", "dim"), *runs), indent=at, hang=at + _LABEL_WIDTH)
