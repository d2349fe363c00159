"""Makes a database of a million quotations out of the sample articles, to measure lists, searches and close-ups on.

    python benchmarks/million.py /tmp/million.db [QUOTATIONS]

Each article is a sample article under a first line of its own, printed by one of 200 outlets on one of 3,000 days;
nine of ten quotations get one of 20,000 made-up speakers. Sayings are left out: they have a benchmark of their own.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from quotes import desk
from quotes.desk.reading import read_articles
from quotes.model import Quote, Span
from quotes.resources import folder
from quotes.storage import arrivals, keys
from quotes.storage.records import Reading
from quotes.storage.store import moment
from quotes.storage.typesetting import galley_of

FIRST = ("Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hadi", "Indah", "Joko")
LAST = (
    "Santoso",
    "Lestari",
    "Wijaya",
    "Hartati",
    "Salim",
    "Pratama",
    "Nugroho",
    "Utami",
    "Saputra",
    "Kusuma",
)
WORDS = ("pelabuhan", "kapal", "jembatan", "pulau", "pasar", "sekolah", "sawah", "bandara", "menara", "taman")


def main(database: str, wanted: int) -> None:
    """Fill the database."""
    chance = random.Random(7)
    samples = [
        one
        for one in read_articles(list(desk.read([folder("seeds") / "articles"])))
        if isinstance(one, Reading)
    ]
    samples = [one for one in samples if one.quotes]
    began = time.monotonic()
    done = number = 0
    with desk.open_or_create(database) as store:
        while done < wanted:
            now = moment()
            with store.writing() as connection:
                some = [_varied(chance.choice(samples), number + step, chance) for step in range(500)]
                arrivals.keep(connection, [galley_of(one) for one in some], now)
                done += sum(len(one.quotes) for one in some)
                number += len(some)
            print(
                f"\r{done:,} quotations, {done / (time.monotonic() - began):,.0f}/s", end="", file=sys.stderr
            )
        with store.writing() as connection:
            connection.exec_driver_sql("ANALYZE")
    print(f"\n{number:,} articles, {Path(database).stat().st_size / 1e6:,.0f} MB", file=sys.stderr)


def _varied(sample: Reading, number: int, chance: random.Random) -> Reading:
    """A sample under a first line of its own: every span moves by the length of that line."""
    line = f"Kabar ke-{number} dari {chance.choice(WORDS)} dan {chance.choice(WORDS)}.\n\n"
    text = line + sample.article.text
    day = (date(2015, 1, 1) + timedelta(days=chance.randrange(3000))).isoformat()
    article = replace(
        sample.article, id=f"m{number}", text=text, outlet=f"Kabar {chance.randrange(200)}", url=None
    )
    facts = replace(
        sample.facts,
        id=article.id,
        outlet=article.outlet,
        url=None,
        published_on=day,
        hash=keys.text_hash(text),
    )
    quotes = tuple(_moved(quote, len(line), chance) for quote in sample.quotes)
    return replace(
        sample,
        article=article,
        facts=facts,
        quotes=quotes,
        fingerprint=keys.fingerprint(article),
        findings=str(number),
    )


def _moved(quote: Quote, by: int, chance: random.Random) -> Quote:
    """The quotation with its own span and evidence moved; other spans are left out."""
    utterance = replace(quote.utterance, span=_shift(quote.utterance.span, by), cue=None)
    speaker = quote.attribution.speaker
    if chance.random() < 0.9:
        speaker = f"{chance.choice(FIRST)} {chance.choice(LAST)} {chance.randrange(200)}"
    attribution = replace(
        quote.attribution, speaker=speaker, mention=None, role=None, affiliation=None, evidence=()
    )
    stances = tuple(
        replace(stance, evidence=tuple(_shift(span, by) for span in stance.evidence))
        for stance in quote.stances
    )
    return Quote(utterance=utterance, attribution=attribution, stances=stances)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
