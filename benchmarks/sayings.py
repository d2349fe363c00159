"""How long it takes to find the sayings of a large archive, and what one more article costs.

    python benchmarks/sayings.py 1000000

Articles are made by recombining words of the lexicon: speakers and days as uneven as in life, a third of the articles
repeat what others quoted a day or two before, with other words here and there; one quotation in fifty is a court
formula.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, Integer, insert

from quotes.desk.opening import open_or_create
from quotes.lexicon import read, words
from quotes.matching.tables import FOLDING, VARIANTS, VariantRow
from quotes.model import Kind
from quotes.storage import sayings
from quotes.storage.schema import ArticleRow, Base, Outlet, QuoteRow, Speaker
from quotes.storage.store import Store

QUOTES = 6
A_DAY = 300
"""Quotations a day: an archive grows by days."""
OUTLETS = 40
SYLLABLES = (
    "ba",
    "di",
    "ra",
    "su",
    "man",
    "to",
    "ki",
    "la",
    "no",
    "wi",
    "ha",
    "per",
    "gun",
    "ti",
    "sa",
    "lim",
)


class Newsroom:
    """Makes articles, the same ones for the same seed."""

    def __init__(self, speakers: int) -> None:
        self.chance = random.Random(2023)
        forms = [
            form for row in read(VARIANTS, "variant", VariantRow) for form in row.forms if " " not in form
        ]
        self.content = forms + [self._word() for _ in range(20_000)]
        self.small = sorted(words(FOLDING, "stop", "words"))
        self.common = sorted(words(FOLDING, "common", "words"))
        self.names = [f"{self._word().title()} {self._word().title()}" for _ in range(speakers)]
        self.recent: list[tuple[int, list[tuple[int, str]], list[str]]] = []

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))

    def _uneven(self, size: int) -> int:
        return min(size - 1, int(size * self.chance.random() ** 4))

    def sentence(self) -> str:
        """A quotation of six to forty words."""
        if self.chance.random() < 0.02:
            years = self.chance.randint(1, 20)
            return f"Menjatuhkan pidana kepada terdakwa dengan pidana penjara selama {years} tahun,"
        pick = self.chance.choice
        made = [
            pick(self.small if self.chance.random() < 0.5 else self.common)
            if self.chance.random() < 0.65
            else self.content[self._uneven(len(self.content))]
            for _ in range(self.chance.randint(6, 40))
        ]
        return " ".join(made).capitalize() + ","

    def edited(self, sentence: str) -> str:
        """The same quotation as another desk prints it."""
        kept = [word for word in sentence.split() if self.chance.random() > 0.1]
        return " ".join(kept) or sentence

    def article(self, number: int) -> tuple[int, list[tuple[int, str]], list[str]]:
        """A day, speakers with their words, and the names of the event."""
        day = number * QUOTES // A_DAY
        if self.recent and self.chance.random() < 0.33:
            _, said, names = self.chance.choice(self.recent[-60:])
            return day, [(who, self.edited(sentence)) for who, sentence in said], names
        who = self._uneven(len(self.names))
        said = [(who, self.sentence()) for _ in range(QUOTES)]
        names = [self.names[self._uneven(len(self.names))].split()[0] for _ in range(12)]
        made = day, said, names
        self.recent = [*self.recent[-200:], made]
        return made


def fill(connection: Connection, count: int) -> None:
    """Store `count` quotations."""
    articles = count // QUOTES
    room = Newsroom(5_000)
    connection.execute(
        insert(Outlet), [{"name": f"Harian {n}", "key": f"harian{n}", "domains": ()} for n in range(OUTLETS)]
    )
    people = [{"name": name, "key": f"{name} {n}", "kind": "found"} for n, name in enumerate(room.names)]
    connection.execute(insert(Speaker), people)
    for start in range(0, articles, 2000):
        made = [(n, *room.article(n)) for n in range(start, min(articles, start + 2000))]
        connection.execute(
            insert(ArticleRow),
            [whole(ArticleRow, _article(n, day, said, names)) for n, day, said, names in made],
        )
        connection.execute(
            insert(QuoteRow), [whole(QuoteRow, row) for one in made for row in _quotes(*one[:3])]
        )


def _article(number: int, day: int, said: list[tuple[int, str]], names: list[str]) -> dict[str, object]:
    when = (date(2020, 1, 1) + timedelta(days=day)).isoformat()
    text = "\n".join(
        [f"Kabar dari {' dan '.join(names)}.", *(f'"{sentence}" katanya.' for _, sentence in said)]
    )
    return {
        "id": number + 1, "key": f"made:{number}", "outlet_id": number % OUTLETS + 1, "source_id": str(number),
        "fingerprint": str(number), "text": text, "hash": str(number), "published_on": when, "engine": "made",
        "added_at": when, "changed_at": when, "doubts": (), "truncated": False,
    }  # fmt: skip


def whole(table: type[Base], row: dict[str, object]) -> dict[str, object]:
    """A row with something in every column that must not be empty."""
    empty = {
        column.name: 0 if isinstance(column.type, Integer) else ""
        for column in table.__table__.columns
        if not column.nullable and column.default is None and not column.primary_key
    }
    return empty | row


def _quotes(number: int, day: int, said: list[tuple[int, str]]) -> Iterator[dict[str, object]]:
    when = (date(2020, 1, 1) + timedelta(days=day)).isoformat()
    for place, (who, sentence) in enumerate(said):
        key = number * QUOTES + place + 1
        yield {
            "id": key,
            "article_id": number + 1,
            "key": f"{key * 2654435761 % 2**48:012x}",
            "start": place,
            "end": place + 1,
            "text": sentence,
            "speaker_id": who + 1,
            "outlet_id": number % OUTLETS + 1,
            "day": when,
            **_FOUND,
        }


_FOUND: dict[str, object] = {
    "kind": Kind.DIRECT,
    "confidence": 1.0,
    "status": "machine",
    "found_kind": Kind.DIRECT,
    "found_confidence": 1.0,
    "rule": "made",
    "doubts": (),
    "evidence": (),
    "translated": False,
    "engine": "made",
}


def one_more(store: Store, count: int) -> float:
    """The milliseconds that joining one article again takes, the middle of fifty."""
    took = []
    for step in range(50):
        number = 1 + (step * 7919) % (count // QUOTES)
        with store.writing() as connection:
            start = time.perf_counter()
            sayings.join(connection, [number])
            took.append(time.perf_counter() - start)
    return 1000 * sorted(took)[len(took) // 2]


def measure(count: int) -> None:
    """Build an archive of `count` quotations and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.db"
        with open_or_create(str(file)) as store:
            with store.writing() as connection:
                fill(connection, count)
            start = time.perf_counter()
            with store.writing() as connection:
                found = sayings.rebuild(connection)
            took = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            size = file.stat().st_size / 2**20
            more = one_more(store, count)
            print(
                f"{count:>9,} quotations: {found:,} sayings in {took:,.1f} s, peak {peak:,.0f} MB, "
                f"database {size:,.0f} MB, one more article {more:.1f} ms"
            )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("quotations", type=int, nargs="*", default=[10_000, 100_000])
    for size in asked.parse_args().quotations:
        measure(size)
