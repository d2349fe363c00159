"""What keeps the words behind a reporting verb from being its clause: a topic, a pointer, an infinitive, a scene.

`blocked` is asked by the rules of `telling.py` before they read a clause; the others look at one case each, on either
side of the verb.
"""

from __future__ import annotations

from quotes.extraction.clauses import Opening
from quotes.extraction.predication import predicate, predicate_at
from quotes.extraction.reports import Report
from quotes.lexicon.clauses import Takes, words
from quotes.lexicon.cues import Frame
from quotes.model import Span

_NEAR = 6
"""How many words before a verb are looked at for the `yang` above it."""


def blocked(report: Report) -> bool:
    """Whether what follows the verb is no clause of its own: a topic, a pointer, an infinitive, another report."""
    opening = report.opening
    return (
        not report.found.fits(Frame.ACTIVE)
        or (
            opening.is_("joint")
            and not opening.is_("so-far")
            and not (opening.is_("until") and (report.comma or _counted(report)))
        )
        or _inserted(report)
        or (not report.comma and opening.is_("addressee"))
        or (not report.comma and opening.is_("wish") and not _for_topic(report))
        or (not report.comma and opening.is_("topic", "relative") and not _subject(report))
        or (not report.comma and opening.is_("expression") and report.word in words("expresser"))
        or (not report.comma and opening.is_("story") and report.word in words("teller"))
        or (report.word in words("doubt") and _passing(report))
        or (opening.is_("record") and report.word in words("recorder") and not _measured(report))
        or (report.word in words("insight") and (not report.comma or report.titled))
        or (report.word in words("doer") and not report.comma and _led(report))
        or (
            report.rival_at(report.start)
            and (report.takes is not Takes.CONTENT or report.reported_at(report.start))
        )
        or (report.bare and report.takes is not Takes.CONTENT)
        or (opening.is_("anaphor") and not _explained(report))
    )


def conditional(report: Report) -> bool:
    """Whether a condition of what is said stands in front: `Jika harga naik, X bilang, warga akan rugi`."""
    if not report.comma or "," not in report.before:
        return False
    start, end = report.sentence.start, report.found.start
    while (behind := Opening(report.text, start, end).past("opener")) is not None:
        start = behind
    return Opening(report.text, start, end).is_("if")


def condition(report: Report, clause: Span) -> bool:
    """Whether the words behind `jika` are a condition, a comma and what follows from it."""
    comma = report.text.find(",", clause.start, clause.end)
    if comma < 0 or Opening(report.text, comma + 1, clause.end).is_("joint", "aside", "relative"):
        return False
    return predicate(report.text[clause.start : comma]) and predicate(report.text[comma + 1 : clause.end])


def in_relative(report: Report) -> bool:
    """Whether it stands in a clause with `yang`, with adverbs or another verb between: told of somebody in passing."""
    near = report.lead[-_NEAR:]
    place = max((place for place, word in enumerate(near) if word == ","), default=-1)
    return any(word in words("relative") for word in near[place + 1 :])


def beside(report: Report) -> bool:
    """Whether it stands in a clause beside the main one: `Ketika ia menyampaikan pidato, X mengatakan ...`."""
    return any(word in words("aside") for word in report.lead)


def judged(report: Report) -> bool:
    """Whether what somebody sees is a judgment and no scene: `Budi melihat langkah itu bukan jalan keluar`."""
    if report.comma or adrift(report):
        return report.comma and not adrift(report)
    at = predicate_at(report.text[report.start : report.end])
    return at is not None and Opening(report.text, report.start + at, report.end).is_("judgment")


def changed(said: str, at: int) -> bool:
    """Whether the words name a change and its ends, and tell nothing: `peningkatan status dari dua menjadi satu`."""
    subject, becoming = said[:at].lower().split(), said[at:].split(maxsplit=1)[0].lower()
    ends = becoming in words("becoming") and any(word in words("origin") for word in subject)
    return ends and subject[0] in words("change") and not any(word in words("goal") for word in subject)


def adrift(report: Report) -> bool:
    """Whether a verb of sight has no subject beside it: `Melihat hal itu, ...`, `dengan melihat ...`."""
    return report.opened or any(word in words("under") or word in words("aside") for word in report.lead[-1:])


def _subject(report: Report) -> bool:
    """Whether what looks like a topic is a subject: `siapa pun ...`, and `sejumlah warga pulang`."""
    if report.opening.is_("anybody"):
        return True
    first = report.text[report.start : report.end].partition(",")[0]
    return report.opening.is_("crowd", "relative") and predicate(first)


def _for_topic(report: Report) -> bool:
    """Whether `untuk X, ` opens a clause: a comma and a predicate follow."""
    comma = report.text.find(",", report.start, report.end)
    return (
        not report.opening.is_("that-wish") and comma > 0 and predicate(report.text[comma + 1 : report.end])
    )


def _passing(report: Report) -> bool:
    """Whether a doubt is told in passing: without a subject, in a clause beside the main one, of a thing."""
    if report.comma or report.opened or beside(report) or in_relative(report):
        return True
    first = report.text[report.start : report.end].partition(",")[0]
    return report.hemmed or report.opening.is_("under") or not predicate(first)


def _counted(report: Report) -> bool:
    """Whether a number follows the first word: `menyebut hingga 200 warga mengungsi`."""
    rest = report.text[report.start : report.end].split(maxsplit=2)
    return len(rest) > 2 and rest[1][0].isdigit()


def _measured(report: Report) -> bool:
    """Whether what is recorded is the subject of a clause: `mencatat jumlah warga miskin turun menjadi sejuta`."""
    return report.opening.is_("measure") and predicate(report.text[report.start : report.end])


def _explained(report: Report) -> bool:
    """Whether a pointer is the subject of a clause, or a reason is told of it: `menuturkan, ini karena hujan`."""
    if predicate(report.text[report.start : report.end]):
        return True
    behind = report.opening.past("anaphor")
    return report.comma and bool(behind) and Opening(report.text, behind or 0, report.end).is_("because")


def _led(report: Report) -> bool:
    """Whether an auxiliary or a joining word stands where its subject would."""
    return any(word in words("mark") or word in words("joint") for word in report.lead[-1:])


def _inserted(report: Report) -> bool:
    """Whether a verb that may also stand before its speaker does so between commas: `..., bilang X, ...`."""
    if not report.hemmed or not report.found.fits(Frame.TAIL) or not report.spoken or report.behind is None:
        return False
    return "," in report.text[report.found.end : report.behind]


def not_only(report: Report) -> bool:
    """Whether `tidak hanya` stands before it: what follows are deeds, this one and another."""
    last = report.lead[-2:]
    return len(last) > 1 and last[0] in words("negation") and last[1] in words("only")
