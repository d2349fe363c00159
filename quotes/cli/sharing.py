"""Options that several commands share: written once as the parameters of a function, given to each as one record.

    filtered = sharing(_asked, "asked")

    @filtered
    def run(asked: Filter, form: FormatOption = None) -> None: ...

gives `run` all options of `_asked` and calls it with the record that they make. An option that `run` has itself
(`limit` with another default) is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

Command = Callable[..., None]


def sharing(make: Callable[..., object], name: str) -> Callable[[Command], Command]:
    """A decorator that puts the options of `make` in place of a command's parameter `name`."""

    def shared(command: Command) -> Command:
        options = signature(make, eval_str=True).parameters
        own = dict(signature(command, eval_str=True).parameters)
        del own[name]
        common = {each: option for each, option in options.items() if each not in own}

        @wraps(command)
        def run(**given: Any) -> None:  # noqa: ANN401 - what the command line gives, by name
            made = make(**{each: given.pop(each) for each in common})
            command(**{name: made}, **given)

        parameters = [one.replace(kind=one.KEYWORD_ONLY) for one in (own | common).values()]
        run.__signature__ = signature(run).replace(parameters=parameters, return_annotation=None)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return shared
