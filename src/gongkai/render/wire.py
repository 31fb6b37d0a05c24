"""A review as JSON, schema ``gongkai.review/1`` (``review.schema.json``). Keys never change meaning within it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from gongkai.errors import GongkaiError
from gongkai.model import Document, Figure, Finding, MatchedTable, Report, ReportForm, Review, RuleResult, Section, Span
from gongkai.render.printable import escaped_json

SCHEMA: Final = "gongkai.review/1"

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None


def as_json(value: Json, *, indent: int | None = None) -> str:
    """Return ``value`` as JSON text without a final line break; keys stay in the order they were put in."""
    return escaped_json(json.dumps(value, ensure_ascii=False, indent=indent))


def as_decimal(value: Decimal) -> str:
    """Return a decimal in plain digits, without needless zeros."""
    return format(value.normalize() + 0, "f")


def wire(review: Review, *, with_text: bool = False) -> dict[str, Json]:
    """Return the review in the shape of ``gongkai.review/1``. The same input gives the same answer, key by key."""
    report = review.report
    return {
        "schema": SCHEMA,
        "document": document_told(report.document, with_text=with_text),
        "report": report_told(report, _format(review)),
        "sections": [_section(section) for section in (*report.outline.sections, *report.outline.unknown)],
        "tables": [_table(table) for table in report.outline.tables],
        "figures": [figure_told(figure, review.pack.form) for figure in figures_in_order(report, review.pack.form)],
        "tags": None,
        "pairs": None,
        "results": [_result(result) for result in review.results],
        "findings": [_finding(finding) for finding in review.findings],
        "summary": None,
        "provenance": {
            "version": review.provenance.version,
            "packs": [{"id": name, "sha256": sha256} for name, sha256 in review.provenance.packs],
            "models": [{"id": name, "sha256": sha256} for name, sha256 in review.provenance.models],
            "options": dict(sorted(review.provenance.options.items())),
        },
    }


def unread(name: str, error: GongkaiError, schema: str = SCHEMA) -> dict[str, Json]:
    """Return what stands for an input that could not be read: its name and the ``error``, so that nothing is lost."""
    nothing: dict[str, Json] = {"media_type": None, "sha256": None, "characters": None, "pages": None, "warnings": []}
    return {
        "schema": schema,
        "document": {"name": name, **nothing},
        "error": {"what": error.what, "remedy": error.remedy},
    }


def document_told(document: Document, *, with_text: bool = False) -> dict[str, Json]:
    """Return the document's particulars, with the whole text if wanted."""
    warnings = dict.fromkeys((*document.losses, *document.warnings))
    told: dict[str, Json] = {
        "name": document.name,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "characters": len(document.text),
        "pages": document.pages,
        "warnings": list(warnings),
    }
    return {**told, "text": document.text} if with_text else told


def report_told(report: Report, form: str | None) -> dict[str, Json]:
    """Return issuer, year, level, format and period, each None when the text does not tell."""
    masthead = report.outline.masthead
    period = masthead.period
    return {
        "issuer": masthead.issuer,
        "year": masthead.year,
        "level": masthead.level,
        "format": form,
        "period": {
            "from": period.start.isoformat() if period else None,
            "to": period.end.isoformat() if period else None,
        },
    }


def figures_in_order(report: Report, form: ReportForm) -> tuple[Figure, ...]:
    """Return the table figures in the order of the form, then those told in sentences in the order of the text."""
    table = report.figures.table
    places = {name: place for place, name in enumerate(name for each in form.tables for name in each.figure_names())}
    names = sorted(table, key=lambda name: (places.get(name, len(places)), name))
    prose = sorted(report.figures.prose, key=lambda figure: (figure.span, figure.name))
    return (*(table[name] for name in names), *prose)


def figure_told(figure: Figure, form: ReportForm) -> dict[str, Json]:
    """Return one figure; the unit is the form's where the report prints none."""
    return {
        "name": figure.name,
        "value": as_decimal(figure.quantity.value),
        "unit": figure.quantity.unit or unit_of(figure.name, form),
        "precision": figure.quantity.precision,
        "source": figure.source,
        "certainty": figure.certainty,
        **_place(figure.span),
        "text": figure.text,
    }


def unit_of(name: str, form: ReportForm) -> str | None:
    """Return the unit that the form gives to a figure, None for a name that the form does not know."""
    table_id, _, rest = name.partition(".")
    column_id = rest.rpartition(".")[2]
    return next(
        (
            column.unit
            for table in form.tables
            if table.id == table_id
            for column in table.columns
            if column.id == column_id
        ),
        None,
    )


def _format(review: Review) -> str | None:
    """Return the format that was applied, None where it was only assumed."""
    is_chosen = review.provenance.options.get("pack", "auto") != "auto"
    return review.pack.form.id if is_chosen or review.report.outline.masthead.year else None


def _place(span: Span | None) -> dict[str, Json]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _section(section: Section) -> dict[str, Json]:
    return {
        "id": section.id,
        "title": section.title,
        **_place(section.span),
        "status": section.status,
        "confidence": section.confidence,
    }


def _table(table: MatchedTable) -> dict[str, Json]:
    return {
        "id": table.id,
        **_place(table.span),
        "status": table.status,
        "rows_read": table.rows_read,
        "rows_expected": table.rows_expected,
    }


def _result(result: RuleResult) -> dict[str, Json]:
    return {"rule": result.rule, "outcome": result.outcome, "reason": result.reason}


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity,
        "message": finding.message,
        "fix": finding.fix,
        "basis": [{"instrument": citation.instrument, "place": citation.place} for citation in finding.basis],
        "evidence": [
            {**_place(evidence.span), "text": evidence.text, "page": evidence.page, "where": evidence.where}
            for evidence in finding.evidence
        ],
        "waived": False,
    }
