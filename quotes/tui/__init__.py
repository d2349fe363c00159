"""Floor 8, the full-screen review (textual, extra `[tui]`): shows a `desk.review.Review` and decides nothing.

Start at `application.ReviewApp`; `page` is what a case looks like, `questions` what the screen asks the person.
"""
