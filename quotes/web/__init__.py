"""Floor 8, the page: the desk in a browser, one page a file of `pages/`. Start at `application`.

A page is `ROUTES`, a tuple of Starlette routes whose endpoints call the desk and render a template of `templates/`.
It works without script; with it, htmx replaces the results while the filter is typed. `safety.py` holds the rules that
keep it safe: they apply to every answer.
"""

from quotes.web.application import application

__all__ = ["application"]
