"""Fuzzes the whole analysis, guided by the code that a text reaches (atheris, extra `[fuzz]`).

    python benchmarks/fuzz.py -max_total_time=600 [FOLDER]

Texts are made of scraps of news and of any other character. Held of every one: the analysis never fails, every span
is a slice of the text, the answer is the same twice, and no text of this length takes long. FOLDER keeps the texts
that reached something new.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import atheris

with atheris.instrument_imports(include=["quotes"]):
    from quotes.lines import line
    from quotes.model import Article, Span
    from quotes.pipeline import analyse
    from quotes.text.header import header

SCRAPS = (
    '"', "“", "”", "'", "‘", "’", "''", "`", "«", "»", ",", ".", "!", "?", ":", ";", " ", " ", "\n", "\n\n", "\r\n",
    "\t", "\xa0", "(", ")", "-", "—", "...", "*", "•", "1.", "Rp 1.000", "\x00", "\ud800", "😀", "İ", "ß", "\u2028",
    "e\u0301", "\u202e", "\u200b", "\x1b[2J", "<b>", "&quot;", "Kami siap", "saya sudah bilang", "tidak akan", "kata",
    "ujarnya", "katanya", "mengatakan", "menegaskan", "bahwa", "menurut", "dalam keterangannya", "lewat akun X",
    "kepada wartawan", "dia", "ia", "beliau", "mereka", "pria itu", "Budi", "Budi Santoso",
    "Dr. H. Budi Santoso, M.Si.",
    "Menlu Park Jin", "Sekjen NATO Jens Stoltenberg", "Kementerian Luar Negeri", "juru bicara", "Presiden",
    "Korea Utara",
    "NATO", "Tiongkok", "mengecam", "mendukung", "menolak", "memuji", "Baca juga:", "ADVERTISEMENT", "Editor:",
    "JAKARTA, KABAR -", "Senin (30/1/2023)", "Jum'at", "pukul 14.30 WIB", "dikutip dari Reuters", "Sumber: AFP",
    "(42)", "-nya", "yang", "di", "itu", "dan", "sebagai",
)  # fmt: skip
SLOWEST = 2.0
"""Seconds for a text of a few thousand characters: a thousand times what one of this length takes."""


def main() -> None:
    atheris.Setup(sys.argv, judge)
    atheris.Fuzz()


def judge(given: bytes) -> None:
    """One text, and what must hold of it."""
    text = "".join(_pieces(atheris.FuzzedDataProvider(given)))
    article = Article(id="a", text=text)
    began = time.process_time()
    quotes = analyse(article)
    assert time.process_time() - began < SLOWEST, f"slow: {text!r}"
    assert quotes == analyse(Article(id="a", text=text)), f"not the same twice: {text!r}"
    header(article)
    for quote in quotes:
        for span in _spans(quote):
            assert 0 <= span.start < span.end <= len(text), f"{span} of {text!r}"
        assert line(article, quote).text == quote.utterance.span.of(text)


def _pieces(chance: atheris.FuzzedDataProvider) -> Iterator[str]:
    while chance.remaining_bytes():
        if chance.ConsumeIntInRange(0, 7):
            yield SCRAPS[chance.ConsumeIntInRange(0, len(SCRAPS) - 1)]
            yield " " if chance.ConsumeBool() else ""
        else:
            yield chance.ConsumeUnicode(6)


def _spans(part: object) -> Iterator[Span]:
    """Every span anywhere in a quotation."""
    if isinstance(part, Span):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _spans(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _spans(getattr(part, field.name))


if __name__ == "__main__":
    main()
