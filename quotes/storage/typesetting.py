"""Setting an article: what the engine read in it becomes rows and what the matcher asks of it.

Start at `galley_of`. Nothing here asks the database: ids, speakers and outlets are put in by the writer.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import sha256

from quotes.matching import candidates
from quotes.matching.provenance import sketch
from quotes.matching.rendering import event_of, profile
from quotes.model import Quote, Span, Stance, Status
from quotes.storage import keys
from quotes.storage.bulk import Row
from quotes.storage.columns import span_text, spans_text
from quotes.storage.galley import Galley, Imprint, Line, packed
from quotes.storage.records import Reading
from quotes.storage.schema import MACHINE


def galley_of(reading: Reading) -> Galley:
    """The galley of what the engine read."""
    key = keys.article_key(reading.facts)
    lines = tuple(_line(quote, reading, key) for quote in _one_each(reading.quotes))
    written = repr([(line.speaker, line.row, line.stances) for line in lines])
    return Galley(
        article=reading.article,
        facts=reading.facts,
        key=key,
        fingerprint=reading.fingerprint,
        findings=reading.findings or sha256(written.encode("utf-8", "surrogatepass")).hexdigest(),
        engine=reading.engine,
        lines=lines,
        imprint=_imprint(reading.article.text, [line.words for line in lines]),
    )


def _imprint(text: str, quotations: Sequence[str]) -> Imprint:
    sample = sketch(text)
    bands = candidates.wordings(quotations) | candidates.texts(sample)
    return Imprint(
        names=packed(event_of(text)),
        sketch=packed(sample),
        bands=array("q", bands).tobytes(),
    )


def _one_each(quotes: Iterable[Quote]) -> Iterable[Quote]:
    """One quotation a span, the surest; the database has one row for it."""
    best: dict[Span, Quote] = {}
    for quote in quotes:
        rival = best.get(quote.utterance.span)
        if rival is None or quote.confidence > rival.confidence:
            best[quote.utterance.span] = quote
    return best.values()


def _line(quote: Quote, reading: Reading, key: str) -> Line:
    span, told = quote.utterance.span, quote.circumstances
    words = span.of(reading.article.text)
    said_on = told.said.iso if told.said else None
    kind = quote.utterance.kind.value
    return Line(
        start=span.start,
        end=span.end,
        words=words,
        kind=kind,
        speaker=quote.attribution.speaker,
        said_on=said_on,
        key=keys.quote_key(key, reading.facts.hash, span),
        row=(
            span.start, span.end, words, kind, quote.confidence, Status.MACHINE.value, None, None, None, None,
            kind, quote.confidence, said_on, reading.engine, *_reasons(quote), *_circumstances(quote),
        ),
        stances=tuple(_stance(stance) for stance in {one.target: one for one in quote.stances}.values()),
        profile=profile(words),
    )  # fmt: skip


def _reasons(quote: Quote) -> Row:
    utterance, attribution = quote.utterance, quote.attribution
    cue = utterance.cue
    return (
        quote.rule,
        " ".join(utterance.doubts + attribution.doubts),
        span_text(attribution.mention),
        span_text(cue.span) if cue else None,
        span_text(cue.clitic) if cue else None,
        cue.lemma if cue else None,
        span_text(attribution.role),
        span_text(attribution.affiliation),
        spans_text(attribution.evidence),
    )


def _circumstances(quote: Quote) -> Row:
    told = quote.circumstances
    return (
        span_text(told.addressee),
        span_text(told.occasion),
        span_text(told.place),
        span_text(told.said.span) if told.said else None,
        span_text(told.reported_by),
        told.translated,
    )


def _stance(stance: Stance) -> Row:
    evidence = spans_text(stance.evidence)
    return stance.target, stance.leaning.value, stance.score, evidence, stance.rule, MACHINE, True
