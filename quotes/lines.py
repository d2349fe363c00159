"""A quote as a flat line: words in place of spans, the form in which quotes leave the engine."""

from quotes.model import Article, Passage, Quote, QuoteLine, Span, Stance, StanceLine


def line(article: Article, quote: Quote) -> QuoteLine:
    """What `quotes extract` prints of one quote."""
    utterance, attribution, told = quote.utterance, quote.attribution, quote.circumstances
    text = article.text
    return QuoteLine(
        article=article.id,
        kind=utterance.kind,
        start=utterance.span.start,
        end=utterance.span.end,
        text=utterance.span.of(text),
        speaker=attribution.speaker,
        mention=_words(attribution.mention, text),
        cue=_words(utterance.cue.span if utterance.cue else None, text),
        role=_words(attribution.role, text),
        affiliation=_words(attribution.affiliation, text),
        rule=quote.rule,
        confidence=round(quote.confidence, 3),
        stances=tuple(_stance_line(stance, text) for stance in quote.stances),
        addressee=_words(told.addressee, text),
        occasion=_words(told.occasion, text),
        place=_words(told.place, text),
        said_on=told.said.iso if told.said else None,
        reported_by=_words(told.reported_by, text),
        translated=told.translated,
        doubts=utterance.doubts + attribution.doubts,
    )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _stance_line(stance: Stance, text: str) -> StanceLine:
    return StanceLine(
        target=stance.target,
        stance=stance.leaning.value,
        score=round(stance.score, 3),
        evidence=tuple(
            Passage(start=span.start, end=span.end, text=span.of(text)) for span in stance.evidence
        ),
        rule=stance.rule,
    )
