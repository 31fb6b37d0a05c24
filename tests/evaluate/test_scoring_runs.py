"""Whole runs: the hand-written corpus, the generator, workers, a checker that fails, DocBin."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.scoring.answer import Answer
from gongkai.evaluate.scoring.docbin import from_docbin, to_docbin
from gongkai.evaluate.scoring.evaluation import TaskResult, evaluate
from gongkai.evaluate.scoring.gold import read_gold
from gongkai.evaluate.scoring.runner import of_kinds, run
from gongkai.evaluate.scoring.sources import items
from gongkai.evaluate.scoring.tasks import CorpusPlan, load_task
from gongkai.evaluate.scoring.wire import wire

OWN = Path(__file__).parent / "own_corpus"
PLAN = CorpusPlan(folder=str(OWN), count=0)
DEV = CorpusPlan("dev", 20, 5)


def value(result: TaskResult, metric: str) -> float | None:
    return next(each.score.value for each in result.measured if each.metric.id == metric)


def silent(content: bytes, name: str) -> Answer:
    del content, name
    return Answer()


def failing(content: bytes, name: str) -> Answer:
    raise ValueError(name + str(len(content)))


def test_the_hand_written_corpus_is_read_without_a_miss() -> None:
    tasks = [load_task(name).on(PLAN) for name in ("sections", "tables", "claims", "findings")]
    evaluation = evaluate(tasks)
    misses = [(report.file, miss) for report in evaluation.runs[0].reports for miss in report.misses]
    assert misses == []
    sections, tables, claims, findings = evaluation.results
    assert (sections.reports, sections.issuers) == (10, 6)
    assert value(sections, "f1") == 1
    assert value(tables, "accuracy") == 1
    assert value(tables, "voids") == 1
    assert value(claims, "precision") == value(claims, "recall") == 1
    assert value(findings, "found") == 1
    assert value(findings, "false_sound") == 0
    assert value(findings, "found_within_text") is None


def test_workers_change_nothing_but_times() -> None:
    alone, together = run(DEV, workers=1), run(DEV, workers=2)
    assert alone.sha256 == together.sha256
    for one, other in zip(alone.reports, together.reports, strict=True):
        assert (one.file, one.issuer, one.counts, one.misses) == (other.file, other.issuer, other.counts, other.misses)


def test_same_seed_same_reports_other_seed_others() -> None:
    again = CorpusPlan("dev", 20, 5)
    assert run(DEV, silent).sha256 == run(again, silent).sha256
    assert run(DEV, silent).sha256 != run(CorpusPlan("dev", 20, 6), silent).sha256


def test_silence_finds_nothing_and_alarms_nobody() -> None:
    result = evaluate([load_task("findings").on(DEV)], silent).results[0]
    assert value(result, "found") == 0
    assert value(result, "false_sound") == 0
    assert value(result, "without_rule") == 1


def test_checker_that_fails_has_read_nothing() -> None:
    results = evaluate([load_task(name).on(DEV) for name in ("findings", "claims", "speed")], failing).results
    assert value(results[0], "false_sound") is None
    assert value(results[0], "found") == 0
    assert value(results[1], "recall") == 0
    assert value(results[2], "unread") == 20


def test_task_looks_at_its_kinds_of_report() -> None:
    reports = run(DEV, silent).reports
    kinds = {report.kind for report in of_kinds(reports, load_task("claims").kinds)}
    assert kinds == {"sound", "trap"}
    assert len(of_kinds(reports, ())) == 20


def test_absent_real_reports_are_skipped_with_a_reason(tmp_path: Path) -> None:
    task = load_task("real")
    absent = evaluate([task.on(CorpusPlan(folder=str(tmp_path / "none")))], silent)
    assert absent.results[0].skipped is not None
    told = json.loads(json.dumps(wire(absent, "gongkai evaluate real")))
    assert told["tasks"][0]["metrics"] == []


def test_wire_tells_what_is_needed_to_repeat() -> None:
    told = json.loads(json.dumps(wire(evaluate([load_task("sections").on(DEV)]), "gongkai evaluate sections")))
    assert told["schema"] == "gongkai.evaluation/1"
    corpus = told["tasks"][0]["corpus"]
    assert (corpus["split"], corpus["count"], corpus["seed"]) == ("dev", 20, 5)
    assert len(corpus["sha256"]) == 64
    assert told["packs"]


def test_wire_holds_no_path_of_this_machine() -> None:
    told = json.dumps(wire(evaluate([load_task("sections").on(PLAN)], silent), "gongkai evaluate"))
    assert str(OWN.parent) not in told
    assert "own_corpus" in told


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "不是有效的 JSON"), ("{}", "file"), ('{"file": "../../conftest.py"}', "找不到报告"), ("[]", "file")],
)
def test_faulty_corpus_is_refused(tmp_path: Path, line: str, said: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "conftest.py").write_text("", encoding="utf-8")
    (folder / "truth.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        list(items(CorpusPlan(folder=str(folder), count=0)))
    assert said in str(caught.value)


def test_missing_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="没有这个语料文件夹"):
        list(items(CorpusPlan(folder=str(tmp_path / "none"))))
    with pytest.raises(CorpusError, match=r"truth\.jsonl"):
        list(items(CorpusPlan(folder=str(tmp_path))))


def test_docbin_round_trip_scores_the_same(tmp_path: Path) -> None:
    shutil.copytree(OWN / "reports", tmp_path / "reports")
    told = from_docbin(to_docbin(items(PLAN)))
    lines = [json.dumps(each, ensure_ascii=False) for each in told]
    (tmp_path / "truth.jsonl").write_text("\n".join(lines), encoding="utf-8")
    before, after = run(PLAN), run(CorpusPlan(folder=str(tmp_path), count=0))
    for one, other in zip(before.reports, after.reports, strict=True):
        assert one.counts == other.counts, one.file


def test_docbin_carries_marks_as_spans() -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    doc = next(iter(DocBin().from_bytes(to_docbin(items(PLAN))).get_docs(Vocab())))
    marked = {(span.label_, span.kb_id_, span.text) for span in doc.spans["claims"]}
    assert ("applications.received.total", "6", "6件") in marked
    assert ("overview", "一、总体情况") in {(span.label_, span.text) for span in doc.spans["sections"]}


def test_marks_changed_in_spacy_are_the_annotation() -> None:
    from spacy.tokens import DocBin, Span
    from spacy.vocab import Vocab

    vocab = Vocab()
    doc = next(iter(DocBin().from_bytes(to_docbin(items(PLAN))).get_docs(vocab)))
    start = doc.text.index("215条")
    doc.spans["claims"] = [Span(doc, start, start + 4, label="proactive.published.total", kb_id="215")]
    told = from_docbin(DocBin(docs=[doc], store_user_data=True).to_bytes())
    gold = read_gold(told[0], "Doc 1")
    assert gold.claims is not None
    assert [(claim.name, str(claim.value)) for claim in gold.claims] == [("proactive.published.total", "215")]


@pytest.mark.parametrize(("user_data", "said"), [({}, "user_data"), ({"truth": "[]"}, "JSON 对象")])
def test_docbin_without_truth_is_refused(user_data: dict[str, str], said: str) -> None:
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=["无"], user_data=user_data)
    with pytest.raises(CorpusError, match=said):
        from_docbin(DocBin(docs=[doc], store_user_data=True).to_bytes())


def test_what_is_no_docbin_is_refused() -> None:
    with pytest.raises(CorpusError, match="DocBin"):
        from_docbin(b"nothing of the kind")
