"""From an article to its quotes: read, extract, attribute, judge; and why: `explain` is the talking twin of `analyse`.

Every family of rules is an ordered tuple in which the first answer wins, so whatever stands before the rule that
answered was asked and abstained. The case of a rule is the first line of its docstring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quotes.attribution import attribute, circumstances
from quotes.attribution.speakers import WITH_CUE, WITHOUT_CUE
from quotes.extraction import extract
from quotes.extraction.indirect import RULES as CLAUSES
from quotes.extraction.partial import RULES as PHRASES
from quotes.extraction.verdicts import RULES as PASSAGES
from quotes.model import Article, Explained, Kind, Quote, Reason
from quotes.stance import judge, silences
from quotes.stance.rules import RULES as VIEWS
from quotes.text import Document
from quotes.text.dates import parse_published

SILENT = "no stance: "
"""How `Reason.about` begins where a target's name got no label; its case is the name as written."""
Rules = Sequence[Callable[..., object]]

_WORDS: dict[Kind, Rules] = {
    Kind.DIRECT: PASSAGES,
    Kind.PARTIAL: (*PASSAGES, *PHRASES),
    Kind.INDIRECT: CLAUSES,
}


def analyse(article: Article) -> tuple[Quote, ...]:
    """The quotes of one article, in text order. Never raises, whatever the text."""
    document = Document(article.text)
    utterances = extract(document)
    attributions = attribute(document, utterances)
    published = parse_published(article.published) if article.published else None
    day = published.date if published else None
    return tuple(
        Quote(
            utterance=utterance,
            attribution=attribution,
            stances=judge(document, utterance, attribution),
            circumstances=circumstances(document, utterance, attribution, day),
        )
        for utterance, attribution in zip(utterances, attributions, strict=True)
    )


def explain(article: Article) -> tuple[Explained, ...]:
    """The quotes of one article, in text order, each with the reason for each of its parts."""
    document = Document(article.text)
    return tuple(
        Explained(quote=quote, reasons=tuple(_reasons(quote, document))) for quote in analyse(article)
    )


def _reasons(quote: Quote, document: Document) -> Iterator[Reason]:
    utterance = quote.utterance
    yield _reason("words", utterance.rule, _WORDS[utterance.kind])
    yield _reason("speaker", quote.attribution.rule, WITH_CUE if utterance.cue else WITHOUT_CUE)
    for stance in quote.stances:
        yield _reason(stance.target, stance.rule, VIEWS)
    for target, why, span in silences(document, utterance, quote.attribution):
        yield Reason(about=f"{SILENT}{target}", rule=why, case=span.of(document.text), tried=())


def _reason(about: str, answered: str, rules: Rules) -> Reason:
    """The rule of that name (the part before a colon; behind it stands a row of data), and those before it."""
    names = [rule.__name__.replace("_", "-") for rule in rules]
    name = answered.partition(":")[0]
    place = names.index(name) if name in names else len(names)
    case = (rules[place].__doc__ or "").strip().partition("\n")[0].rstrip(".") if name in names else ""
    return Reason(about=about, rule=answered, case=case, tried=tuple(names[:place]))
