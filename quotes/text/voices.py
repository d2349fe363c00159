"""Whether the article lets somebody of a name speak: a reporting word stands right beside it (`kata Rachmat`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quotes.lexicon.cues import Frame, table
from quotes.lexicon.held import placing, settlements
from quotes.lexicon.kinds import given_names, kind_of, name_links

_BEFORE = frozenset({Frame.TAIL, Frame.PREPOSITION})


@lru_cache(maxsize=4096)
def heard(text: str, word: str) -> bool:
    """Whether a reporting word stands somewhere right before or behind `word`, where the word begins a name."""
    for start, end in _places(text, word):
        before = text[max(0, start - 20) : start].split()
        if before and _frames(before[-1]) & _BEFORE:
            return True
        behind = text[end : end + 20].split()
        if (
            behind
            and not (before and before[-1][0].isupper())
            and Frame.ACTIVE in _frames(behind[0].rstrip(","))
        ):
            return True
    return False


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where `word` stands as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(word, end)


def _frames(word: str) -> frozenset[Frame]:
    form = table().get(word.lower())
    return form.frames if form else frozenset()


@lru_cache(maxsize=4096)
def _alone(text: str, word: str) -> bool:
    """Whether `word` stands somewhere without a capital behind it: an organisation does, a forename hardly ever."""
    return any(not text[end + 1 : end + 2].isupper() for _, end in _places(text, word))


def first_of_name(text: str, words: list[str], needs: bool = False) -> int:
    """Which word of a run behind a title is the first of the person's name.

    0, unless a later word is heard by itself while the one before it stands elsewhere by itself; of two words that are
    both heard, none is left out. Where the title `needs` an organisation's name behind it, the first common given name
    tells, else the last two words are left.
    """
    again = _named_again(text, words)
    if again or needs:
        return again or _behind_company(text, words)
    for place in range(1, len(words)):
        if heard(text, words[place]):
            both = len(words) == 2 and heard(text, words[0])
            other = not both and _alone(text, words[place - 1])
            return place if other else behind_club(text, words)
    return behind_club(text, words)


def _named_again(text: str, words: list[str]) -> int:
    """Where a name begins that stands elsewhere by itself: `pembalap Mandar Budi Santoso`, `Budi Santoso`.

    A common given name is never left out: `Abdul Fikri Faqih` is `Fikri Faqih`, too.
    """
    if words[0].lower() in given_names():
        return 0
    for place in range(1, len(words) - 1):
        name = " ".join(words[place:])
        if any(not text[:start].endswith(f"{words[place - 1]} ") for start, _ in _places(text, name)):
            return place
    return 0


def behind_club(text: str, words: list[str]) -> int:
    """How many words behind a role are whom its bearers belong to (`pemain Persatu Budi Santoso`).

    The same role stands elsewhere before that word and another name, or the word behind a preposition of place; of
    four words and more, the last two stand elsewhere by themselves (`pembalap Merah Balap Raya Budi Santoso`).
    """
    if len(words) < 3 or words[0].lower() in given_names():
        return 0
    if len(words) > 3 and len(words[0]) > 1 and _parts(text, words):
        return len(words) - 2
    for start, end in _places(text, words[0]):
        before = text[max(0, start - 24) : start].split()
        behind = text[end : end + 24].split()
        if not before or not behind:
            continue
        other = behind[0][0].isupper() and behind[0] != words[1]
        if before[-1] in placing() or (other and kind_of(before[-1], False) == "R"):
            return 1
    return 0


def _parts(text: str, words: list[str]) -> bool:
    """Whether the last two of many words, none of them a link, stand elsewhere without the one before them."""
    if not name_links().isdisjoint(word.lower() for word in words):
        return False
    places = _places(text, " ".join(words[-2:]))
    return any(text[max(0, start - 24) : start].split()[-1:] != words[-3:-2] for start, _ in places)


def behind_area(text: str, words: list[str]) -> int:
    """How many words behind an office over an area name the area (`Bupati Sukarame Budi Santoso`).

    The article names it behind a settlement or a preposition, or a common given name stands behind it.
    """
    for many in (2, 1):
        if len(words) > many and is_placed(text, " ".join(words[:many])):
            return many
    given = given_names()
    if len(words) < 3 or words[0].lower() in given:
        return 0
    return next((place for place in (1, 2) if words[place].lower() in given and place + 1 < len(words)), 0)


def is_placed(text: str, name: str) -> bool:
    """Whether a name stands somewhere behind a settlement or a preposition of place."""
    for start, _ in _places(text, name):
        before = text[max(0, start - 16) : start].split()
        if before and (before[-1].lower() in settlements() or before[-1] in placing()):
            return True
    return False


def stands_free(text: str, name: str, place: int) -> bool:
    """Whether a name stands anywhere but behind the word that stands before it at `place`."""
    office = text[max(0, place - 24) : place].split()[-1:]
    return any(text[max(0, start - 24) : start].split()[-1:] != office for start, _ in _places(text, name))


def _behind_company(text: str, words: list[str]) -> int:
    """Where a name begins behind a company: at whom one hears, behind what stands alone, at a given name."""
    given = given_names()
    if words[0].lower() in given or heard(text, words[0]):
        return 0
    for place in range(1, len(words)):
        if heard(text, words[place]):
            last = place == len(words) - 1 and not _alone(text, words[place - 1])
            return place - 1 if last else place
    if len(words) > 2 and _alone(text, words[0]):
        return 1
    told = (place for place, word in enumerate(words[:-1]) if word.lower() in given)
    return next(told, max(len(words) - 2, 0))
