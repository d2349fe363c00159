"""The full-text index over the words of the quotations.

Revision: 0002. Derived from `quotes.text` alone: the downgrade drops it, the upgrade builds it again.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE VIRTUAL TABLE quotes_fts USING fts5(
        text, content = 'quotes', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER quotes_fts_added AFTER INSERT ON quotes BEGIN
        INSERT INTO quotes_fts (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER quotes_fts_removed AFTER DELETE ON quotes BEGIN
        INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
    """CREATE TRIGGER quotes_fts_changed AFTER UPDATE OF id, text ON quotes
    WHEN old.id IS NOT new.id OR old.text IS NOT new.text BEGIN
        INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO quotes_fts (rowid, text) VALUES (new.id, new.text);
    END""",
    "INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild')",
)
POSTGRESQL = ("CREATE INDEX ix_quotes_words ON quotes USING gin (to_tsvector('simple'::regconfig, text))",)


def upgrade() -> None:
    """Build the index from the rows that are there."""
    for statement in SQLITE if _sqlite() else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Drop the index."""
    if not _sqlite():
        op.execute("DROP INDEX ix_quotes_words")
        return
    for trigger in ("added", "removed", "changed"):
        op.execute(f"DROP TRIGGER quotes_fts_{trigger}")
    op.execute("DROP TABLE quotes_fts")


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
