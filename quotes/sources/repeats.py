"""Two articles under one id: the second keeps its place under an id of its own, with a doubt, and none is lost."""

from dataclasses import replace

from quotes.model import Article

DOUBT = "id-repeated"


class Repeats:
    """What ids one reading has met, as numbers, so that a million of them stay small."""

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}

    def settle(self, article: Article) -> Article:
        """The article; under the first free id `name (2)`, `name (3)` where its own belongs to another text."""
        text, name, number = hash(article.text), article.id, 1
        while self._texts.setdefault(hash(name), text) != text:
            number += 1
            name = f"{article.id} ({number})"
        return article if number == 1 else replace(article, id=name, doubts=(*article.doubts, DOUBT))
