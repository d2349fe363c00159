"""Articles of made-up outlets, and a database with them: what the tests of storage and desk stand on."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp

from quotes import desk
from quotes.model import Article, StoredQuote
from quotes.storage.store import Store

KABAR = Article(
    id="kabar-1",
    outlet="Kabar Samudra",
    title="Stoltenberg di Seoul",
    url="https://kabarsamudra.example/seoul?utm_source=surel",
    published="2023-01-29",
    text=(
        "Sekretaris Jenderal NATO Jens Stoltenberg tiba di Seoul pada Minggu.\n\n"
        '"Kami ingin memperkuat kemitraan antara NATO dan Korea Selatan," kata Stoltenberg kepada wartawan.\n\n'
        'Menteri Luar Negeri Park Jin menyambutnya. "Kami mengecam peluncuran rudal Korea Utara," ujar Park Jin.\n'
    ),
)
WARTA = Article(
    id="warta-7",
    outlet="Warta Selat",
    title="Park Jin sambut NATO",
    url="https://wartaselat.example/berita/7",
    published="2023-01-30",
    text=(
        "Menteri Luar Negeri Korea Selatan Park Jin bertemu Sekjen NATO di Seoul.\n\n"
        '"Kunjungan ini penting bagi kawasan," kata Park Jin.\n\n'
        '"Kami ingin memperkuat kemitraan antara NATO dan Korea Selatan," ujar Stoltenberg.\n'
    ),
)
LENTERA = Article(
    id="lentera-3",
    outlet="Lentera Kota",
    published="2023-07-11",
    text='"Jembatan itu selesai bulan depan," kata Budi Santoso.\n\n"Warga sudah lama menunggu," ujar Budi.\n',
)
ALL = (KABAR, WARTA, LENTERA)


@cache
def _fresh() -> Path:
    """A database without articles, made once: the tests copy it."""
    made = Path(mkdtemp()) / "fresh.db"
    desk.open_or_create(str(made)).engine.dispose()
    return made


def store_in(folder: Path, *articles: Article) -> Store:
    """A database in a folder with these articles (all of them by default)."""
    copyfile(_fresh(), folder / "quotes.db")
    store = desk.open_or_create(str(folder / "quotes.db"))
    ingest(store, *(articles or ALL))
    return store


def ingest(store: Store, *articles: Article) -> Counter[str]:
    """How many articles had which outcome."""
    return Counter(result.outcome.value for result in desk.ingest(store, articles))


def quote_of(store: Store, words: str) -> StoredQuote:
    """The one stored quotation with these words in it."""
    from quotes.model import Filter

    (found,) = (quote for quote in store.find(Filter()) if words in quote.line.text)
    return found


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours, without what time it was: equal dumps are equal databases."""
    from sqlalchemy import select

    from quotes.storage.schema import Base

    timeless = {"added_at", "changed_at", "made_at", "replaced_at", "undone_at", "reviewed_at"}
    with store.reading() as connection:
        return {
            table.name: sorted(
                (
                    tuple(row)
                    for row in connection.execute(select(*(c for c in table.c if c.name not in timeless)))
                ),
                key=repr,
            )
            for table in Base.metadata.sorted_tables
        }
