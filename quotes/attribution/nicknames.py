"""By-names that the article itself explains: `Ratna Kusuma yang akrab disapa Nana`, `Nana, sapaan akrab Ratna`.

A by-name counts only where the full name stands right beside the words of calling; who is called so without a name
beside it (`pria yang akrab disapa Anto`) stays with what the roster knows.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from quotes.lexicon import LEXICON, words

_NAME = r"(?<!\p{L})\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+){0,3}"


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """How a by-name stands behind and before the full name."""
    said, noun, how = (_either(key) for key in ("verb", "noun", "how"))
    behind = rf"(?P<name>{_NAME}),? (?:{how}) (?:(?:{how}) ){{0,3}}(?:{said}) (?P<by>{_NAME})"
    before = rf"(?P<by>{_NAME})(?:,| ?[-—–]+)? ?(?:{noun}) (?:(?:{how}) )?(?P<name>{_NAME})"
    return regex.compile(behind), regex.compile(before)


@cache
def _stems() -> tuple[str, ...]:
    """Words without which nobody is called by another name."""
    path = LEXICON / "names.toml"
    return tuple(words(path, "called", "verb") | words(path, "called", "noun"))


@cache
def _links() -> tuple[str, ...]:
    """Words of choice."""
    return tuple(f" {link} " for link in words(LEXICON / "names.toml", "called", "linked"))


@cache
def _linked() -> re.Pattern[str]:
    """A word of choice with a form of address behind it: a quick look for what `_alternative` needs."""
    return re.compile(rf"(?:{'|'.join(_links())})(?:{_either('address')}) ")


@cache
def _alternative() -> regex.Pattern[str]:
    """`Ratna Kusuma atau Bu Nana`: behind the word of choice stands a form of address with one word of a name."""
    linked, address = _either("linked"), _either("address")
    return regex.compile(
        rf"(?P<name>{_NAME}),? (?:{linked}) (?:{address}) (?P<by>\p{{Lu}}[\p{{L}}'’\-]+)(?! \p{{Lu}})"
    )


def nicknames(text: str) -> dict[str, str]:
    """The names by which the article says that somebody is called, each with the words of the name beside it."""
    chosen = {}
    if any(link in text for link in _links()) and _linked().search(text):
        chosen = {one["by"]: one["name"] for one in _alternative().finditer(text) if " " in one["name"]}
    if not any(stem in text for stem in _stems()):
        return chosen
    behind, before = _patterns()
    found = [*behind.finditer(text), *before.finditer(text)]
    return chosen | {one["by"]: one["name"] for one in found}


def _either(key: str) -> str:
    return "|".join(sorted(words(LEXICON / "names.toml", "called", key)))
