"""Values worked out when they are first asked for, and kept: `lazy` for one, `Kept` for a row of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazy(Generic[Owner, Value]):  # noqa: N801 - reads as the decorator that it is
    """`functools.cached_property` without its lock, which costs more than most values: one thread has an article."""

    def __init__(self, work_out: Callable[[Owner], Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> lazy[Owner, Value]: ...
    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> Value: ...
    def __get__(self, owner: Owner | None, kind: type[Owner]) -> lazy[Owner, Value] | Value:
        """The value; from then on it stands in the owner's own dictionary, where Python finds it first."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value


class Kept(Generic[Value]):
    """What an iterator gives, as far as it has been asked, to be read more than once."""

    def __init__(self, source: Iterator[Value]) -> None:
        self._source = source
        self._known: list[Value] = []

    def __iter__(self) -> Iterator[Value]:
        yield from self._known
        for value in self._source:
            self._known.append(value)
            yield value

    @property
    def first(self) -> Value | None:
        """The first of them, if there is any."""
        return next(iter(self), None)
