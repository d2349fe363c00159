"""From an article to its quotes: read, extract, attribute, judge."""

from quotes.attribution import attribute, circumstances
from quotes.extraction import extract
from quotes.model import Article, Quote
from quotes.stance import judge
from quotes.text import Document
from quotes.text.dates import parse_published


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
