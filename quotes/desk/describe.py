"""What Datasette should know of the database: `metadata.json`, made of the schema itself.

Titles, what each table holds, which columns are worth a facet, and which column names a row.
See https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

from quotes.export.labels import Language, label
from quotes.export.plain import Json
from quotes.storage.location import locate
from quotes.storage.schema import Base

_FACETS: dict[str, list[Json]] = {
    "articles": ["outlet_id", "wire"],
    "corrections": ["field", "reviewer"],
    "quotes": ["kind", "status", "speaker_id"],
    "speakers": ["kind"],
    "stances": ["target", "leaning", "judge"],
}
_LABELS = {"articles": "title", "outlets": "name", "quotes": "text", "speakers": "name"}


def metadata(database: str | None = None) -> dict[str, Json]:
    """The whole file: one database, every table of it."""
    location = locate(database)
    name = location.file.stem if location.file else "quotes"
    records = sorted(Base.__subclasses__(), key=lambda record: record.__tablename__)
    tables: dict[str, Json] = {record.__tablename__: _table(record) for record in records}
    return {
        "title": "Who said what in Indonesian news",
        "description": label(Language.EN, "notice"),
        "databases": {name: {"tables": tables}},
    }


def _table(record: type[Base]) -> dict[str, Json]:
    name = record.__tablename__
    facts: dict[str, Json] = {"description": (record.__doc__ or "").partition("\n")[0]}
    if name in _FACETS:
        facts["facets"] = _FACETS[name]
    if name in _LABELS:
        facts["label_column"] = _LABELS[name]
    return facts
