"""Floor 5, from quotations to positions: who stands where toward what, counted over independent utterances.

`statements` makes one statement a saying and target, however many outlets carried the words (one an outlet,
where outlets are compared). A person's label wins over the machine's; else the leaning most renderings
show. `positions` counts statements by speaker, institution, outlet, month or target; shares come with
Wilson intervals (Wilson 1927, doi 10.1080/01621459.1927.10502953). `trajectory` orders one speaker's
statements in time and tells which ones turned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from quotes.model import Leaning, StanceLine, Status, StoredQuote

UNKNOWN = "(unknown)"
"""The group of statements whose speaker, institution, outlet or month is not known."""
MACHINE = "machine"
NORMAL_95 = 1.959964
"""The two-sided 95 % point of the normal distribution."""


class By(StrEnum):
    """What statements are counted by."""

    SPEAKER = "speaker"
    INSTITUTION = "institution"
    OUTLET = "outlet"
    MONTH = "month"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One independent utterance's stance toward one target, with the quotation that shows it best."""

    target: str
    leaning: Leaning
    score: float
    evidence: tuple[str, ...]
    judge: str
    """`machine`, or the person whose label it is."""
    quote: StoredQuote
    printed: int
    """How many quotations were counted as this one."""

    @property
    def reviewed(self) -> bool:
        """Whether a person gave the label."""
        return self.judge != MACHINE

    @property
    def day(self) -> str:
        """When it was said, as far as known: an ISO date to its precision, or nothing."""
        return self.quote.line.said_on or self.quote.article.published_on or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a group of statements shows toward one target."""

    group: str
    target: str
    favor: int
    against: int
    neutral: int
    statements: int
    balance: float
    """(favor - against) / statements, from -1 to 1."""
    favor_share: float
    favor_low: float
    favor_high: float
    against_share: float
    against_low: float
    against_high: float
    machine: int
    """How many labels only a machine gave."""
    reviewed: int
    """How many labels a person gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One statement of a trajectory."""

    day: str
    target: str
    stance: Leaning
    turned: bool
    """Whether it takes the other side than the last statement before it that took one."""
    balance: float
    """Of all statements toward the target so far."""
    score: float
    judge: str
    speaker: str
    outlet: str
    quote: int
    text: str
    evidence: tuple[str, ...]


def statements(quotes: Iterable[StoredQuote], *, per_outlet: bool = False) -> tuple[Statement, ...]:
    """One statement a saying and target, in order of time; rejected quotations do not count."""
    said: dict[tuple[object, ...], list[tuple[StoredQuote, StanceLine]]] = defaultdict(list)
    for quote in quotes:
        if quote.status is Status.REJECTED:
            continue
        key = ("quote", quote.id) if quote.saying is None else ("saying", quote.saying)
        outlet = quote.article.outlet if per_outlet else None
        for stance in quote.line.stances:
            said[(*key, outlet, stance.target)].append((quote, stance))
    return tuple(
        sorted((_statement(shown) for shown in said.values()), key=lambda one: (one.day, one.quote.id))
    )


def _statement(shown: list[tuple[StoredQuote, StanceLine]]) -> Statement:
    people = [one for one in shown if _judge(*one) != MACHINE]
    ballot = people or shown
    counts = Counter(stance.stance for _, stance in ballot)
    most = max(counts.values())
    chosen = [one for one in ballot if counts[one[1].stance] == most]
    quote, stance = max(chosen, key=lambda one: (abs(one[1].score), -one[0].id))
    return Statement(
        target=stance.target,
        leaning=Leaning(stance.stance),
        score=stance.score,
        evidence=tuple(passage.text for passage in stance.evidence),
        judge=_judge(quote, stance),
        quote=quote,
        printed=len(shown),
    )


def _judge(quote: StoredQuote, stance: StanceLine) -> str:
    """Whose label it is; who confirmed a quotation as a whole confirmed its labels."""
    if stance.judge == MACHINE and quote.status is Status.CONFIRMED:
        return quote.reviewer or "reviewed"
    return stance.judge


def positions(found: Iterable[Statement], by: By) -> tuple[Position, ...]:
    """The statements counted by group and target, the largest group first (months in their order)."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in found:
        groups[_group(one, by), one.target].append(one)
    counted = [_position(group, target, ones) for (group, target), ones in groups.items()]
    if by is By.MONTH:
        return tuple(sorted(counted, key=lambda one: (one.group, one.target)))
    return tuple(sorted(counted, key=lambda one: (-one.statements, one.group, one.target)))


def _group(one: Statement, by: By) -> str:
    match by:
        case By.SPEAKER:
            name = one.quote.line.speaker
        case By.INSTITUTION:
            name = one.quote.line.affiliation
        case By.OUTLET:
            name = one.quote.article.outlet
        case By.MONTH:
            name = one.day[:7] if len(one.day) >= len("2023-01") else None
        case By.TARGET:
            name = one.target
    return name or UNKNOWN


def _position(group: str, target: str, ones: list[Statement]) -> Position:
    counts = Counter(one.leaning for one in ones)
    favor, against, total = counts[Leaning.FAVOR], counts[Leaning.AGAINST], len(ones)
    favor_low, favor_high = wilson(favor, total)
    against_low, against_high = wilson(against, total)
    reviewed = sum(one.reviewed for one in ones)
    return Position(
        group=group,
        target=target,
        favor=favor,
        against=against,
        neutral=counts[Leaning.NEUTRAL],
        statements=total,
        balance=round((favor - against) / total, 3),
        favor_share=round(favor / total, 3),
        favor_low=favor_low,
        favor_high=favor_high,
        against_share=round(against / total, 3),
        against_low=against_low,
        against_high=against_high,
        machine=total - reviewed,
        reviewed=reviewed,
    )


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, rounded to three digits; (0, 1) where nothing was counted."""
    if not total:
        return 0.0, 1.0
    share, square = hits / total, NORMAL_95**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = NORMAL_95 * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def trajectory(found: Iterable[Statement]) -> Iterator[Step]:
    """The statements in order of time, a speaker and a target at a time followed through; undated ones come first."""
    sides: dict[tuple[str | None, str], Leaning] = {}
    tallies: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    signs = {Leaning.FAVOR: 1, Leaning.AGAINST: -1, Leaning.NEUTRAL: 0}
    for one in found:
        key = (one.quote.line.speaker, one.target)
        tallies[key].append(signs[one.leaning])
        before = sides.get(key)
        turned = before is not None and one.leaning not in (before, Leaning.NEUTRAL)
        if one.leaning is not Leaning.NEUTRAL:
            sides[key] = one.leaning
        yield Step(
            day=one.day,
            target=one.target,
            stance=one.leaning,
            turned=turned,
            balance=round(sum(tallies[key]) / len(tallies[key]), 3),
            score=one.score,
            judge=one.judge,
            speaker=one.quote.line.speaker or UNKNOWN,
            outlet=one.quote.article.outlet or UNKNOWN,
            quote=one.quote.id,
            text=one.quote.line.text,
            evidence=one.evidence,
        )
