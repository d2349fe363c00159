"""Floor 7, the use cases: the public Python API, one module a use case. The command line and the page only call
these.

from quotes import desk

with desk.open_or_create() as store:
    for result in desk.ingest(store, desk.read(["articles/"])): ...
    for quote in desk.find(store, Filter(speaker="Park Jin")): ...
"""

from quotes.desk.ask import closeup, find, outlets, speakers, stats
from quotes.desk.correct import Change, correct, undo
from quotes.desk.ingest import Result, ingest, ingest_again
from quotes.desk.opening import open_existing, open_or_create
from quotes.sources import read

__all__ = [
    "Change",
    "Result",
    "closeup",
    "correct",
    "find",
    "ingest",
    "ingest_again",
    "open_existing",
    "open_or_create",
    "outlets",
    "read",
    "speakers",
    "stats",
    "undo",
]
