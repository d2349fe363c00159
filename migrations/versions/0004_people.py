"""What people decide of names and spans: who bears a name, and where the machine found a quotation that was moved.

Revision: 0004. The decisions themselves stand in `corrections`; both are worked out of them after the upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.add_column("quotes", sa.Column("found_span", sa.Text, nullable=True))
    op.create_table(
        "bearers",
        sa.Column("speaker_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("bearer_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("speaker_id", name="pk_bearers"),
        *(
            sa.ForeignKeyConstraint(
                [column], ["speakers.id"], name=f"fk_bearers_{column}_speakers", ondelete="CASCADE"
            )
            for column in ("speaker_id", "bearer_id")
        ),
    )
    op.create_index("ix_bearers_bearer_id", "bearers", ["bearer_id"])


def downgrade() -> None:
    """Put every quotation back where the machine found it, and drop both."""
    connection = op.get_bind()
    moved = connection.execute(
        sa.text(
            "SELECT quotes.id, found_span, articles.text FROM quotes "
            "JOIN articles ON articles.id = article_id WHERE found_span IS NOT NULL"
        )
    ).all()
    aside = sa.text('UPDATE quotes SET start = -id, "end" = -id WHERE id = :id')
    back = sa.text('UPDATE quotes SET start = :start, "end" = :end, text = :text WHERE id = :id')
    for row in moved:
        connection.execute(aside, {"id": row.id})
    for row in moved:
        start, end = map(int, row.found_span.split(":"))
        connection.execute(back, {"id": row.id, "start": start, "end": end, "text": row.text[start:end]})
    op.drop_table("bearers")
    op.drop_column("quotes", "found_span")
