"""The measuring stick itself: a wrong one would make every other figure worthless."""

import json

import pytest

from quotes.errors import SourceError
from quotes.evaluation import (
    Gold,
    GoldQuote,
    Verdict,
    calibration,
    changes,
    compare,
    figures,
    part_figures,
    read_gold,
    read_lines,
    rule_figures,
    stance_figures,
)
from quotes.evaluation.align import is_right
from quotes.model import Kind, QuoteLine, StanceLine

WORDS = "Kami siap membantu siapa pun yang membutuhkan pertolongan malam ini."


def marked(start=10, text=WORDS, kind=Kind.DIRECT, speaker="Budi Santoso", **more):
    return GoldQuote(kind=kind, start=start, end=start + len(text), text=text, speaker=speaker, **more)


def found(start=10, text=WORDS, kind=Kind.DIRECT, speaker="Budi Santoso", article="a", **more):
    fields = {"mention": None, "cue": None, "role": None, "affiliation": None, "rule": "r", "confidence": 0.9}
    return QuoteLine(
        article=article,
        kind=kind,
        start=start,
        end=start + len(text),
        text=text,
        speaker=speaker,
        **fields | more,
    )


def outcomes(quotes, lines):
    return compare([Gold(article="a", quotes=tuple(quotes))], lines)


def verdicts(quotes, lines):
    return [outcome.verdict for outcome in outcomes(quotes, lines)]


def test_the_verdicts():
    quotes = [marked(0), marked(100), marked(200), marked(300)]
    lines = [found(0), found(100, speaker="Dewi"), found(200, speaker=None), found(400)]
    assert verdicts(quotes, lines) == [
        Verdict.RIGHT,
        Verdict.WRONG_SPEAKER,
        Verdict.UNKNOWN_SPEAKER,
        Verdict.MISSED,
        Verdict.EXTRA,
    ]


def test_marks_and_end_punctuation_at_the_edges_do_not_matter():
    assert verdicts([marked(10, "Ya.")], [found(9, '"Ya."')]) == [Verdict.RIGHT]


@pytest.mark.parametrize(("length", "verdict"), [(80, Verdict.RIGHT), (79, Verdict.MISSED)])
def test_four_fifths_of_the_words_are_enough(length, verdict):
    assert verdicts([marked(0, "x" * 100)], [found(0, "x" * length)])[0] is verdict


def test_one_found_quotation_answers_for_one_marked_one_and_the_closest_wins():
    quotes = [marked(0, "x" * 100), marked(10, "x" * 100)]
    assert verdicts(quotes, [found(10, "x" * 100)]) == [Verdict.MISSED, Verdict.RIGHT]


def test_a_quotation_of_another_article_is_no_match_and_not_counted():
    assert verdicts([marked()], [found(article="b")]) == [Verdict.MISSED]


def test_a_quotation_under_another_kind_is_found_and_counts_for_the_marked_kind():
    (outcome,) = outcomes([marked(kind=Kind.PARTIAL)], [found(kind=Kind.DIRECT)])
    assert outcome.verdict is Verdict.RIGHT
    assert outcome.kind is Kind.PARTIAL


@pytest.mark.parametrize(
    ("gold", "name", "right"),
    [
        (marked(speaker="Lee Jong-Sup"), "lee jong sup", True),
        (marked(speaker="Budi Santoso"), "Santoso", True),
        (marked(speaker="Budi Santoso"), "Menteri Budi Santoso", True),
        (marked(speaker="Budi Santoso"), "Budi Hartono", False),
        (marked(speaker="Budi Santoso"), None, False),
        (marked(speaker=None), None, True),
        (marked(speaker=None), "Budi", False),
        (marked(speaker="Budi Santoso", mention="Pak Budi"), "Pak Budi", True),
        (marked(speaker="Budi Santoso", mention="dia"), "dia", False),
        (marked(speaker="Badan Nasional", aliases=("Basarnas",)), "Basarnas", True),
    ],
)
def test_when_a_speaker_is_right(gold, name, right):
    assert is_right(gold, name) is right


def test_precision_recall_and_f1_of_a_kind_and_of_all():
    quotes = [marked(0), marked(100), marked(200), marked(300, kind=Kind.INDIRECT)]
    lines = [found(0), found(100, speaker="Dewi"), found(400)]
    direct, indirect, total = figures(outcomes(quotes, lines))
    assert (direct.group, direct.marked, direct.found, direct.extra) == ("direct", 3, 2, 1)
    assert (direct.precision, direct.recall, direct.f1, direct.speaker) == pytest.approx(
        (2 / 3, 2 / 3, 2 / 3, 1 / 2)
    )
    assert (indirect.precision, indirect.recall, indirect.speaker) == (None, 0, None)
    assert (total.marked, total.found) == (4, 2)


def test_gold_that_leaves_quotations_out_yields_no_precision():
    (direct, _) = figures(outcomes([marked(0)], [found(0), found(100)]), complete=False)
    assert (direct.precision, direct.f1, direct.extra, direct.recall) == (None, None, None, 1)


def test_a_rule_has_a_precision_and_no_recall():
    lines = [found(0, rule="good"), found(100, rule="bad")]
    good, bad = sorted(
        rule_figures(outcomes([marked(0)], lines)), key=lambda figure: -(figure.precision or 0)
    )
    assert (good.group, good.precision, good.recall) == ("good", 1, None)
    assert (bad.group, bad.precision) == ("bad", 0)


def test_intervals_draw_whole_articles_and_are_the_same_in_every_run():
    gold = [Gold(article=str(n), quotes=(marked(0),)) for n in range(40)]
    lines = [found(0, article=str(n)) for n in range(30)]
    once, again = figures(compare(gold, lines)), figures(compare(gold, lines))
    assert once == again
    low, high = once[0].f1_interval
    assert low < once[0].f1 < high


def stance(target, label):
    return StanceLine(target=target, stance=label, score=0.0, evidence=(), rule="r")


def test_stance_counts_targets_of_either_side_but_the_undecided():
    gold = marked(
        stances=(("NATO", "favor"), ("China", "against"), ("North Korea", "neutral")),
        undecided=frozenset({"North Korea"}),
    )
    line = found(stances=(stance("NATO", "favor"), stance("China", "favor"), stance("Rusia", "neutral")))
    favor, against, neutral, macro = stance_figures(outcomes([gold], [line]))
    assert (favor.marked, favor.given, favor.precision, favor.recall) == (1, 2, 0.5, 1)
    assert (against.recall, against.flips, neutral.flips) == (0, 1, None)
    assert (neutral.marked, neutral.given, neutral.precision) == (0, 1, 0)
    assert macro.f1 == pytest.approx((2 / 3 + 0 + 0) / 3)
    assert macro.flips == 1


def test_role_and_affiliation_are_the_same_words_but_for_punctuation():
    quotes = [marked(0, role="Menteri Luar Negeri,", roles_marked=True), marked(100, roles_marked=True)]
    lines = [found(0, role="menteri luar negeri"), found(100, role="Ketua", affiliation="Partai Contoh")]
    role, affiliation = part_figures(outcomes(quotes, lines))
    assert (role.marked, role.given, role.precision, role.recall) == (1, 2, 0.5, 1)
    assert (affiliation.given, affiliation.precision, affiliation.recall) == (1, 0, None)
    assert part_figures(outcomes([marked(0)], [found(0)])) == ()


def test_an_unknown_speaker_is_no_wrong_name():
    quotes = [marked(0), marked(100)]
    (direct, _) = figures(outcomes(quotes, [found(0, speaker=None), found(100, speaker="Dewi")]))
    assert (direct.speaker, direct.wrong_name) == (0, 0.5)


def test_to_abstain_is_a_gain_over_a_wrong_name():
    old, new = (outcomes([marked(0)], [found(0, speaker=name)]) for name in ("Dewi", None))
    assert [(one.change, one.after) for one in changes(old, new)] == [("gain", "speaker unknown")]


def test_without_marked_stance_there_is_no_stance_table():
    assert stance_figures(outcomes([marked()], [found(stances=(stance("NATO", "favor"),))])) == ()


def test_calibration_counts_span_and_speaker_right_in_each_range():
    quotes = [marked(0), marked(100), marked(200)]
    lines = [
        found(0, confidence=1.0),
        found(100, confidence=0.97, speaker="Dewi"),
        found(200, confidence=0.6),
    ]
    low, high = calibration(outcomes(quotes, lines))
    assert (low.confidence, low.found, low.right) == ("0.50-0.70", 1, 1)
    assert (high.confidence, high.found, high.right) == ("0.95-1.00", 2, 0.5)


def test_gains_and_losses_name_the_rule_and_come_losses_first():
    gold = [marked(0), marked(100), marked(200)]
    old = outcomes(
        gold, [found(0, rule="old"), found(100, speaker="Dewi", rule="old"), found(300, rule="noisy")]
    )
    new = outcomes(gold, [found(100, rule="new"), found(400, rule="loud")])
    told = [(one.change, one.rule, one.before, one.after) for one in changes(old, new)]
    assert told == [
        ("loss", "loud", "not found", "extra"),
        ("loss", "old", "right", "missed"),
        ("gain", "new", "wrong speaker", "right"),
        ("gain", "noisy", "extra", "not found"),
    ]


def test_an_engine_against_itself_changes_nothing():
    same = outcomes([marked(0), marked(100)], [found(0), found(300)])
    assert changes(same, same) == ()


def test_gold_is_read_with_all_that_it_may_say(tmp_path):
    quote = {
        "kind": "partial",
        "start": 3,
        "end": 6,
        "text": "abc",
        "speaker": None,
        "stance": {"NATO": "favor"},
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": 7, "quotes": [quote | {"stance_optional": ["NATO"]}]}) + "\n\n")
    (article,) = read_gold(path)
    assert article.article == "7"
    (read,) = article.quotes
    assert (read.kind, read.speaker, read.stances) == (Kind.PARTIAL, None, (("NATO", "favor"),))
    assert read.undecided == {"NATO"}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1}',
        '{"id": 1, "quotes": [{"start": 1}]}',
        '{"quotes": [{"start": true, "end": 2}]}',
    ],
)
def test_gold_that_does_not_fit_is_an_error_that_names_the_file(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(SourceError, match=r"gold\.jsonl"):
        read_gold(path)


def test_lines_of_an_earlier_run_are_read_back(tmp_path):
    from quotes.export.plain import to_json

    line = found(stances=(stance("NATO", "favor"),), mention="dia", role="menteri")
    path = tmp_path / "old.jsonl"
    path.write_text(to_json(line) + "\n", encoding="utf-8")
    assert read_lines(path) == (line,)
