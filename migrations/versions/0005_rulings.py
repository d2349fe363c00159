"""What people decide of sayings: which quotations are one utterance, and which are not of a saying.

Revision: 0005. The decisions themselves stand in `corrections`; the table is worked out of them after the upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ties",
        sa.Column("quote_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("correction_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("ruling", sa.String(8), nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("quote_id", "correction_id", name="pk_ties"),
        *(
            sa.ForeignKeyConstraint(
                [f"{table[:-1]}_id"],
                [f"{table}.id"],
                name=f"fk_ties_{table[:-1]}_id_{table}",
                ondelete="CASCADE",
            )
            for table in ("quotes", "corrections")
        ),
    )
    op.create_index("ix_ties_correction_id", "ties", ["correction_id"])
    op.create_index("ix_ties_token", "ties", ["token"])


def downgrade() -> None:
    """Drop the table; the sayings stay as people made them until they are found again."""
    op.drop_table("ties")
