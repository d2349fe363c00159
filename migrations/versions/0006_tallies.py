"""Tallies that stand ready: how often whom and where, kept by triggers, and the indexes by which lists are sorted.

Revision: 0006. All of it is counted from the rows: the upgrade counts, the downgrade drops. `quotes/storage/tallies.py`
tells what each number is; a row is counted as long as it is not rejected.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("outlet_tallies", "speaker_tallies", "pair_tallies")
INDEXES = {
    "ix_speakers_name": ("speakers", ["name"]),
    "ix_sayings_outlets_hub_id": ("sayings", ["outlets", "hub_id"]),
    "ix_pair_tallies_outlet_id_quotes": ("pair_tallies", ["outlet_id", "quotes"]),
}
FEW = {
    "ix_quotes_rejected": ("quotes", ["saying_id"], "status = 'rejected'"),
    "ix_stances_hidden": ("stances", ["target", "leaning"], "NOT shown"),
}
"""What few rows have, and is counted apart."""
COLUMNS = "kind, status, speaker_id, outlet_id, day, saying_id"

# `{row}` is the row as it came (new) or went (old); 0 stands for no outlet and for nobody known.
_FRESH = """(SELECT quotes FROM pair_tallies
    WHERE outlet_id = coalesce({row}.outlet_id, 0) AND speaker_id = coalesce({row}.speaker_id, 0)) = {left}"""
_CARRIED = "(SELECT outlets FROM sayings WHERE id = {row}.saying_id) > 1"
_ALONE = "(SELECT independent FROM sayings WHERE id = {row}.saying_id AND outlets > 1) = 1"
_COUNTED = "{row}.status <> 'rejected'"
_NAMED = "{row}.speaker_id IS NOT NULL"
_PLACED = "{row}.outlet_id IS NOT NULL"


def _one(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


_SHARES = {
    "quotes": "1",
    "speakers": _one(f"{_NAMED} AND {_FRESH}"),
    "direct": _one("{row}.kind = 'direct'"),
    "partial": _one("{row}.kind = 'partial'"),
    "indirect": _one("{row}.kind = 'indirect'"),
    "unknown": _one("{row}.speaker_id IS NULL"),
    "carried": _one(_CARRIED),
    "alone": _one(_ALONE),
}
_DAYS = "SELECT {edge}(day) FROM quotes WHERE speaker_id = {{row}}.speaker_id AND status <> 'rejected'"

PLUS = (
    f"""INSERT INTO pair_tallies (outlet_id, speaker_id, quotes)
    SELECT coalesce({{row}}.outlet_id, 0), coalesce({{row}}.speaker_id, 0), 1 WHERE {_COUNTED}
    ON CONFLICT (speaker_id, outlet_id) DO UPDATE SET quotes = pair_tallies.quotes + 1""",
    f"""INSERT INTO speaker_tallies (speaker_id, quotes, outlets, first, last)
    SELECT {{row}}.speaker_id, 1, {_one(f"{_PLACED} AND {_FRESH}")}, {{row}}.day, {{row}}.day
    WHERE {_COUNTED} AND {_NAMED}
    ON CONFLICT (speaker_id) DO UPDATE SET quotes = speaker_tallies.quotes + 1,
        outlets = speaker_tallies.outlets + excluded.outlets,
        first = CASE WHEN speaker_tallies.first <= excluded.first OR excluded.first IS NULL
            THEN speaker_tallies.first ELSE excluded.first END,
        last = CASE WHEN speaker_tallies.last >= excluded.last OR excluded.last IS NULL
            THEN speaker_tallies.last ELSE excluded.last END""",
    f"""INSERT INTO outlet_tallies (outlet_id, {", ".join(_SHARES)})
    SELECT coalesce({{row}}.outlet_id, 0), {", ".join(_SHARES.values())} WHERE {_COUNTED}
    ON CONFLICT (outlet_id) DO UPDATE SET
        {", ".join(f"{name} = outlet_tallies.{name} + excluded.{name}" for name in _SHARES)}""",
)
MINUS = (
    f"""UPDATE pair_tallies SET quotes = quotes - 1 WHERE {_COUNTED}
        AND outlet_id = coalesce({{row}}.outlet_id, 0) AND speaker_id = coalesce({{row}}.speaker_id, 0)""",
    f"""UPDATE speaker_tallies SET quotes = quotes - 1, outlets = outlets - {_one(f"{_PLACED} AND {_FRESH}")},
        first = CASE WHEN first = {{row}}.day THEN ({_DAYS.format(edge="min")}) ELSE first END,
        last = CASE WHEN last = {{row}}.day THEN ({_DAYS.format(edge="max")}) ELSE last END
    WHERE {_COUNTED} AND speaker_id = {{row}}.speaker_id""",
    f"""UPDATE outlet_tallies SET {", ".join(f"{name} = {name} - {share}" for name, share in _SHARES.items())}
    WHERE {_COUNTED} AND outlet_id = coalesce({{row}}.outlet_id, 0)""",
    """DELETE FROM pair_tallies WHERE quotes = 0
        AND outlet_id = coalesce({row}.outlet_id, 0) AND speaker_id = coalesce({row}.speaker_id, 0)""",
    "DELETE FROM speaker_tallies WHERE quotes = 0 AND speaker_id = {row}.speaker_id",
    "DELETE FROM outlet_tallies WHERE quotes = 0 AND outlet_id = coalesce({row}.outlet_id, 0)",
)
_MEMBERS = "SELECT count(*) FROM quotes WHERE saying_id = new.id AND status <> 'rejected'"
_HERE = f"({_MEMBERS} AND coalesce(outlet_id, 0) = outlet_tallies.outlet_id)"
SAYING_CHANGED = (
    "UPDATE outlet_tallies SET "
    + ", ".join(
        f"{name} = {name} + {_HERE} * ({_one(then.format(row='new'))} - {_one(then.format(row='old'))})"
        for name, then in {
            "carried": "{row}.outlets > 1",
            "alone": "{row}.outlets > 1 AND {row}.independent = 1",
        }.items()
    )
    + " WHERE outlet_id IN (SELECT coalesce(outlet_id, 0) FROM quotes WHERE saying_id = new.id)",
)
SAYING_GOES = ("UPDATE quotes SET saying_id = NULL WHERE saying_id = old.id",)

COUNT = (
    """INSERT INTO pair_tallies (outlet_id, speaker_id, quotes)
    SELECT coalesce(outlet_id, 0), coalesce(speaker_id, 0), count(*) FROM quotes
    WHERE status <> 'rejected' GROUP BY coalesce(speaker_id, 0), coalesce(outlet_id, 0)""",
    """INSERT INTO speaker_tallies (speaker_id, quotes, outlets, first, last)
    SELECT speaker_id, count(*), count(DISTINCT outlet_id), min(day), max(day) FROM quotes
    WHERE status <> 'rejected' AND speaker_id IS NOT NULL GROUP BY speaker_id""",
    f"""INSERT INTO outlet_tallies (outlet_id, {", ".join(_SHARES)})
    SELECT coalesce(quotes.outlet_id, 0), count(*), count(DISTINCT speaker_id),
        {", ".join(f"sum({_one(f'kind = {kind!r}')})" for kind in ("direct", "partial", "indirect"))},
        sum({_one("speaker_id IS NULL")}), sum({_one("sayings.outlets > 1")}),
        sum({_one("sayings.outlets > 1 AND sayings.independent = 1")})
    FROM quotes LEFT JOIN sayings ON sayings.id = saying_id
    WHERE status <> 'rejected' GROUP BY coalesce(quotes.outlet_id, 0)""",
)


def upgrade() -> None:
    """Make the tables, count what is there, and let the triggers go on counting."""
    op.create_table(
        "pair_tallies",
        *(
            sa.Column(name, sa.Integer, nullable=False, autoincrement=False)
            for name in ("outlet_id", "speaker_id")
        ),
        sa.Column("quotes", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("speaker_id", "outlet_id", name="pk_pair_tallies"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speaker_tallies",
        sa.Column("speaker_id", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("quotes", "outlets")),
        *(sa.Column(name, sa.String(10), nullable=True) for name in ("first", "last")),
        sa.PrimaryKeyConstraint("speaker_id", name="pk_speaker_tallies"),
    )
    op.create_table(
        "outlet_tallies",
        sa.Column("outlet_id", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _SHARES),
        sa.PrimaryKeyConstraint("outlet_id", name="pk_outlet_tallies"),
    )
    for statement in COUNT:
        op.execute(statement)
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)
    for name, (table, columns, words) in FEW.items():
        where = sa.text(words)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    for make in _sqlite_triggers() if _sqlite() else _postgresql_triggers():
        op.execute(make)


def downgrade() -> None:
    """Drop everything."""
    for name, (table, *_) in _TRIGGERS.items():
        op.execute(f"DROP TRIGGER {name}" + ("" if _sqlite() else f" ON {table}"))
        if not _sqlite():
            op.execute(f"DROP FUNCTION {name}()")
    for name, (table, *_) in FEW.items():
        op.drop_index(name, table)
    for name, (table, _columns) in INDEXES.items():
        op.drop_index(name, table)
    for table in TABLES:
        op.drop_table(table)


def _rows(statements: tuple[str, ...], row: str) -> tuple[str, ...]:
    """The statements about a row as it came or went; what goes leaves 0 of a pair, what comes makes the first."""
    left = "1" if row == "new" else "0"
    return tuple(statement.replace("{row}", row).replace("{left}", left) for statement in statements)


_DIFFERS = " OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in COLUMNS.split(", "))
_TURNED = "(old.outlets > 1) <> (new.outlets > 1) OR (old.independent = 1) <> (new.independent = 1)"
_TRIGGERS = {
    "quotes_counted_in": ("quotes", "AFTER INSERT", "", _rows(PLUS, "new")),
    "quotes_counted_out": ("quotes", "AFTER DELETE", "", _rows(MINUS, "old")),
    "quotes_counted_anew": (
        "quotes",
        f"AFTER UPDATE OF {COLUMNS}",
        _DIFFERS,
        (*_rows(MINUS, "old"), *_rows(PLUS, "new")),
    ),
    "sayings_counted_anew": ("sayings", "AFTER UPDATE OF outlets, independent", _TURNED, SAYING_CHANGED),
    "sayings_go": ("sayings", "BEFORE DELETE", "", SAYING_GOES),
}


def _sqlite_triggers() -> list[str]:
    return [
        f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW "
        + (f"WHEN {when} " if when else "").replace("IS DISTINCT FROM", "IS NOT")
        + f"BEGIN {'; '.join(body)}; END"
        for name, (table, event, when, body) in _TRIGGERS.items()
    ]


def _postgresql_triggers() -> list[str]:
    made = []
    for name, (table, event, when, body) in _TRIGGERS.items():
        gives = "old" if "DELETE" in event else "new"
        made.append(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN {'; '.join(body)}; RETURN {gives}; END$$"
        )
        made.append(
            f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW "
            + (f"WHEN ({when}) " if when else "")
            + f"EXECUTE FUNCTION {name}()"
        )
    return made


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
