"""The first tables: what came in, who speaks, what was said, what a person decided.

Revision: 0001. `quotes/storage/schema.py` tells what each table is for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

DAY = sa.String(10)
MOMENT = sa.String(20)
HASH = sa.String(64)
CHOICE = sa.String(16)


def upgrade() -> None:
    """Make the tables."""
    _world()
    _articles()
    _quotes()
    _decisions()


def downgrade() -> None:
    """Drop the tables; `quotes db downgrade` refuses to go this far while they hold articles or corrections."""
    for table in (
        "settings", "bands", "corrections", "stances", "quotes", "sayings",
        "editions", "articles", "offices", "aliases", "speakers", "outlets",
    ):  # fmt: skip
        op.drop_table(table)


def _world() -> None:
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("name"),
        _text("key"),
        _text("domains"),
        sa.UniqueConstraint("key", name="uq_outlets_key"),
    )
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("name"),
        _text("key"),
        sa.Column("kind", CHOICE, nullable=False),
        _maybe("country"),
        sa.UniqueConstraint("key", name="uq_speakers_key"),
    )
    op.create_table(
        "aliases",
        _reference("aliases", "speaker_id", "speakers", ondelete="CASCADE", nullable=False),
        _text("key"),
        _text("name"),
        sa.PrimaryKeyConstraint("speaker_id", "key", name="pk_aliases"),
    )
    _index("aliases", "key")
    op.create_table(
        "offices",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("offices", "speaker_id", "speakers", ondelete="CASCADE", nullable=False),
        _text("title"),
        sa.Column("since", DAY),
        sa.Column("until", DAY),
        _maybe("source"),
    )
    _index("offices", "speaker_id")


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("key"),
        _reference("articles", "outlet_id", "outlets"),
        sa.Column("fingerprint", HASH, nullable=False),
        _text("given"),
        _text("source_id"),
        _maybe("url"),
        _maybe("title"),
        _text("text"),
        sa.Column("hash", HASH, nullable=False),
        _maybe("published"),
        sa.Column("published_on", DAY),
        _maybe("byline"),
        _maybe("dateline"),
        _maybe("wire"),
        sa.Column("truncated", sa.Boolean, nullable=False),
        _text("doubts"),
        _reference("articles", "copy_of_id", "articles", ondelete="SET NULL"),
        _text("engine"),
        sa.Column("findings", HASH, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.UniqueConstraint("key", name="uq_articles_key"),
    )
    for columns in (
        ("fingerprint",),
        ("source_id",),
        ("url",),
        ("hash",),
        ("copy_of_id",),
        ("outlet_id", "published_on"),
    ):
        _index("articles", *columns)
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("editions", "article_id", "articles", ondelete="CASCADE", nullable=False),
        sa.Column("hash", HASH, nullable=False),
        _maybe("title"),
        _text("text"),
        sa.Column("replaced_at", MOMENT, nullable=False),
        sa.UniqueConstraint("article_id", "hash", name="uq_editions_article_id_hash"),
    )


def _quotes() -> None:
    op.create_table(
        "sayings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("independent", sa.Integer, nullable=False),
    )
    op.create_table(
        "quotes",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("quotes", "article_id", "articles", ondelete="CASCADE", nullable=False),
        sa.Column("key", sa.String(12), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _text("text"),
        sa.Column("kind", CHOICE, nullable=False),
        _reference("quotes", "speaker_id", "speakers"),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("status", CHOICE, nullable=False),
        _maybe("reviewer"),
        sa.Column("reviewed_at", MOMENT),
        _maybe("note"),
        sa.Column("found_kind", CHOICE, nullable=False),
        _reference("quotes", "found_speaker_id", "speakers"),
        sa.Column("found_confidence", sa.Double, nullable=False),
        _text("rule"),
        _text("doubts"),
        *map(_maybe, ("mention", "cue", "clitic", "lemma", "role", "affiliation")),
        _text("evidence"),
        *map(_maybe, ("addressee", "occasion", "place", "said")),
        sa.Column("said_on", DAY),
        _maybe("reported_by"),
        sa.Column("translated", sa.Boolean, nullable=False),
        _text("engine"),
        _reference("quotes", "outlet_id", "outlets"),
        sa.Column("day", DAY),
        _reference("quotes", "saying_id", "sayings", ondelete="SET NULL"),
        sa.UniqueConstraint("article_id", "start", "end", name="uq_quotes_article_id_start_end"),
    )
    for column in ("key", "confidence", "day", "saying_id"):
        _index("quotes", column)
    _index("quotes", "speaker_id", "day")
    _index("quotes", "outlet_id", "day")
    op.create_table(
        "stances",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("stances", "quote_id", "quotes", ondelete="CASCADE", nullable=False),
        _text("target"),
        sa.Column("leaning", CHOICE, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        _text("evidence"),
        _text("rule"),
        _text("judge"),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("day", DAY),
        sa.UniqueConstraint("quote_id", "target", "judge", name="uq_stances_quote_id_target_judge"),
    )
    _index("stances", "target", "leaning", "day", "quote_id")
    _index("stances", "target", "day", "quote_id")
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, nullable=False),
        _reference("bands", "quote_id", "quotes", ondelete="CASCADE", nullable=False),
        sa.PrimaryKeyConstraint("band", "quote_id", name="pk_bands"),
        sqlite_with_rowid=False,
    )
    _index("bands", "quote_id")


def _decisions() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", HASH, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _text("words"),
        _text("field"),
        _maybe("value"),
        _maybe("before"),
        _text("reviewer"),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
        sa.Column("undone_at", MOMENT),
    )
    _index("corrections", "hash", "start", "end")
    op.create_table(
        "settings", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name="pk_settings")
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _maybe(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _reference(
    table: str, column: str, to: str, *, ondelete: str | None = None, nullable: bool = True
) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{column}_{to}", ondelete=ondelete)
    return sa.Column(column, sa.Integer, key, nullable=nullable)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
