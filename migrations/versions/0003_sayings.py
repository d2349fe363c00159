"""Sayings: the index by which articles meet, what the matcher remembers of each, and the links between quotations.

Revision: 0003. All of it is derived: after the upgrade `quotes sayings rebuild` fills it from the quotations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the sayings of an older engine go, `rebuild` finds them again."""
    _forget()
    _widen(sa.BigInteger)
    op.add_column("sayings", sa.Column("hub_id", sa.Integer, nullable=True))
    op.drop_table("bands")
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("article_id", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("band", "article_id", name="pk_bands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "imprints",
        sa.Column("article_id", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("names", "sketch", "bands")),
        sa.PrimaryKeyConstraint("article_id", name="pk_imprints"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_imprints_article_id_articles", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "links",
        sa.Column("quote_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("other_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("quote_id", "other_id", name="pk_links"),
        *(
            sa.ForeignKeyConstraint(
                [column], ["quotes.id"], name=f"fk_links_{column}_quotes", ondelete="CASCADE"
            )
            for column in ("quote_id", "other_id")
        ),
    )
    op.create_index("ix_links_other_id", "links", ["other_id"])


def downgrade() -> None:
    """Drop the tables."""
    _forget()
    for table in ("links", "imprints", "bands"):
        op.drop_table(table)
    op.drop_column("sayings", "hub_id")
    _widen(sa.Integer)
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, nullable=False),
        sa.Column("quote_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("band", "quote_id", name="pk_bands"),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.id"], name="fk_bands_quote_id_quotes", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_quote_id", "bands", ["quote_id"])


def _forget() -> None:
    op.execute("UPDATE quotes SET saying_id = NULL WHERE saying_id IS NOT NULL")
    op.execute("DELETE FROM sayings")
    op.execute("DELETE FROM bands")


def _widen(kind: type[sa.Integer]) -> None:
    """The number of a saying takes 48 bits; SQLite's integers do not mind."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("sayings", "id", type_=kind())
        op.alter_column("quotes", "saying_id", type_=kind())
