"""From an article to its quotes: read, extract, attribute, judge."""

from quotes.attribution import attribute
from quotes.extraction import extract
from quotes.model import Article, Quote
from quotes.stance import judge
from quotes.text import Document


def analyse(article: Article) -> tuple[Quote, ...]:
    """The quotes of one article, in text order. Never raises, whatever the text."""
    document = Document(article.text)
    utterances = extract(document)
    attributions = attribute(document, utterances)
    return tuple(
        Quote(utterance=utterance, attribution=attribution, stances=judge(document, utterance, attribution))
        for utterance, attribution in zip(utterances, attributions, strict=True)
    )
