"""What everybody speaks. Standard library only; no judgement, no text of the law."""

from gongkai.model.document import Block, Cell, Document, Paragraph, Span, Table
from gongkai.model.finding import Citation, Evidence, Finding, Outcome, Provenance, Review, RuleResult
from gongkai.model.form import ColumnForm, ReportForm, RowForm, SectionForm, TableForm, TopicForm
from gongkai.model.quantity import Precision, Quantity
from gongkai.model.reading import Excerpt, Naming, SecondReader
from gongkai.model.report import (
    Breakdown,
    Certainty,
    Entry,
    Figure,
    Figures,
    Level,
    Masthead,
    MatchedTable,
    Outline,
    Part,
    Period,
    Report,
    Section,
    Statement,
    Status,
    SubHeading,
    Void,
    VoidKind,
    YearMention,
)
from gongkai.model.rule import (
    Basis,
    Breached,
    Example,
    Hit,
    Instrument,
    Kind,
    Met,
    NotApplicable,
    Rule,
    RulePack,
    Severity,
    Undetermined,
    Verdict,
)

__all__ = [
    "Basis", "Block", "Breached", "Breakdown", "Cell", "Certainty", "Citation", "ColumnForm", "Document",
    "Entry", "Evidence", "Example", "Excerpt", "Figure", "Figures", "Finding", "Hit", "Instrument", "Kind",
    "Level", "Masthead", "MatchedTable", "Met", "Naming", "NotApplicable", "Outcome", "Outline", "Paragraph",
    "Part", "Period", "Precision", "Provenance", "Quantity", "Report", "ReportForm", "Review", "RowForm",
    "Rule", "RulePack", "RuleResult", "SecondReader", "Section", "SectionForm", "Severity", "Span", "Statement",
    "Status", "SubHeading", "Table", "TableForm", "TopicForm", "Undetermined", "Verdict", "Void", "VoidKind",
    "YearMention",
]  # fmt: skip
