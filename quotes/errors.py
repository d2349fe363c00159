"""Every error that a user can meet: one base, few children, each message tells what, where and the way out.

Odd *text* is never an error; only odd files, data rows and databases are. The command line catches the base in one
place.
"""


class QuotesError(Exception):
    """Something that the user can mend; its message is one line for a person."""


class SourceError(QuotesError):
    """A file, folder or line that could not be read as an article."""


class LexiconError(QuotesError):
    """A row of a data file (`quotes/lexicon`, `seeds`) that does not fit its fields."""


class DatabaseError(QuotesError):
    """A database that is missing, of another version, locked or read-only."""


class NotFoundError(QuotesError):
    """An id, a speaker or an outlet that the database does not know."""


class UsageError(QuotesError):
    """An option or a value that means nothing here; the command line exits with 2."""
