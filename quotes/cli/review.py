"""Review quotations on the whole screen, the most doubtful first, with a key for each decision.

It shows each quotation in its paragraph, with what the rules used and why; `c` confirms, `r` rejects, `s` changes the
speaker, `k` the kind, `w` the words, `t` a stance, `o` notes, `u` takes back, Space skips, `q` leaves. What somebody
decided on already is left out. For scripts there is `quotes correct`.

Examples:

  $ quotes review
  $ quotes review --outlet "Kabar Samudra" --kind indirect
  $ quotes review --speaker "Park Jin" --by Sari
"""

from __future__ import annotations

from quotes.cli.account import ByOption, decider
from quotes.cli.database import DatabaseOption, opened
from quotes.cli.filters import filtered
from quotes.cli.output import tell
from quotes.errors import QuotesError
from quotes.model import Filter


@filtered
def run(asked: Filter, by: ByOption = None, database: DatabaseOption = None) -> None:
    """Open the screen."""
    from quotes.desk.review import Review

    try:
        from quotes.tui.application import ReviewApp
    except ImportError as error:
        raise QuotesError(f"the review needs {error.name}: pip install 'quotes-desk[tui]'") from error
    with opened(database) as store:
        review = Review(store, asked, decider(by))
        if review.case() is None:
            tell("Nothing to review.")
            return
        ReviewApp(review).run()
        tell(f"{review.decided} decisions by {review.reviewer}")
