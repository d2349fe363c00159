"""Why: every answer names its rule, the rule's case and what was tried before; the context shows what proves it."""

import json

import pytest

from quotes.cli import main
from quotes.cli.explain import marked, paragraph, told
from quotes.model import Article, Span
from quotes.pipeline import explain
from quotes.resources import folder
from quotes.sources import read

TEXT = 'Jakarta\n"Kami mendukung NATO," ujar Menteri Budi Santoso.\nSelesai.'


def explained():
    (found,) = explain(Article(id="a", text=TEXT))
    return found


def test_the_words_and_the_speaker_have_a_rule_with_its_case_and_what_was_tried():
    reasons = {reason.about: reason for reason in explained().reasons}
    assert (reasons["words"].rule, reasons["speaker"].rule) == ("cue-behind", "named")
    assert "kata X" in reasons["words"].case
    assert "dateline" in reasons["words"].tried
    assert reasons["speaker"].tried == ("relation",)
    assert "NATO" in reasons


def test_the_context_marks_words_cue_mention_and_evidence():
    context = told(Article(id="a", text=TEXT), explained()).context
    assert context.startswith('"[')
    assert "<ujar>" in context
    assert "{Menteri *Budi Santoso*}" in context
    assert "*NATO*" in context
    assert "".join(char for char in context if char not in "[]<>{}*") == TEXT.splitlines()[1]


def test_every_answer_on_the_samples_can_be_explained():
    articles = [one for one in read([str(folder("seeds") / "articles")]) if isinstance(one, Article)]
    reasons = [reason for article in articles for one in explain(article) for reason in one.reasons]
    silent = {reason.rule for reason in reasons if not reason.case}
    assert len(reasons) > 100
    assert silent <= {"nobody", "spoken-of"}, "a rule answered whose case is not told"


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([("words", Span(0, 3))], "[abc]def"),
        ([("words", Span(0, 3)), ("evidence", Span(0, 1))], "[*a*bc]def"),
        ([("cue", Span(0, 3)), ("mention", Span(2, 3))], "<ab{c}>def"),
        ([("words", Span(0, 3)), ("cue", Span(3, 6))], "[abc]<def>"),
        ([("words", Span(2, 9))], "abcdef"),
        ([("words", Span(3, 3))], "abcdef"),
    ],
)
def test_spans_may_touch_and_hold_one_another(spans, shown):
    assert marked("abcdef", Span(0, 6), tuple(spans)) == shown


def test_the_context_is_the_lines_that_the_quotation_touches():
    assert paragraph("satu\ndua\ntiga", Span(5, 8)).of("satu\ndua\ntiga") == "dua"
    assert paragraph("satu\ndua\ntiga", Span(3, 6)).of("satu\ndua\ntiga") == "satu\ndua"


def test_the_command_prints_for_people_and_for_programs(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["explain", str(path)])
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert "<ujar>" in out
    assert "tried before: empty" in out
    with pytest.raises(SystemExit):
        main(["explain", str(path), "--format", "jsonl"])
    row = json.loads(capsys.readouterr().out)
    assert row["quote"]["speaker"] == "Budi Santoso"
    assert [reason["about"] for reason in row["reasons"]][:2] == ["words", "speaker"]
    with pytest.raises(SystemExit):
        main(["explain", str(path), "--below", "0.1"])
    assert capsys.readouterr().out == ""
