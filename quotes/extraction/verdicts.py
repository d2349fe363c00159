"""Is a passage in marks somebody's utterance? The one place that decides direct or not.

Three things prove an utterance, and `RULES` asks for them in this order:

1. a reporting word right behind the closing mark (`"...," kata X`), or an active one behind a subject
   (`," dia menambahkan`);
2. a reporting word that leads into the marks (`X mengatakan, "..."`, `bahwa "..."`, a colon), and a whole clause
   in them;
3. the shape: a whole sentence in marks that stands where a sentence of the reporter's could stand.

What has none of them is a fragment (a phrase in the reporter's sentence, which `partial.py` looks at) or a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.extraction.cues import Found
from quotes.extraction.passages import Judged, Quoted, Verdict
from quotes.extraction.speech import words_of
from quotes.lexicon.cues import Frame
from quotes.text.marks import NO_CLOSING, NO_OPENING

_DATELINE = re.compile(
    r"[A-Z][\w.]{2,20}(?: [A-Z][\w.]{1,20}){0,2}(?:, [A-Z][\w. ]{1,30})?(?: ?\([^)\n]{2,20}\))? ?[-–—]{1,2} ?[A-Z]"
)


def judge(quoted: Quoted) -> Judged:
    """The first answer of `RULES`."""
    for rule in RULES:
        answer = rule(quoted)
        if answer is not None:
            return answer
    return Judged(verdict=Verdict.FRAGMENT, rule="fragment")


def _direct(rule: str, cue: Found | None, confidence: float) -> Judged:
    return Judged(verdict=Verdict.DIRECT, rule=rule, cue=cue, confidence=confidence)


# BEHIND THE WORDS


def empty(quoted: Quoted) -> Judged | None:
    """Nothing stands between the marks."""
    return None if quoted.words else Judged(verdict=Verdict.NAME, rule="empty")


def cue_behind(quoted: Quoted) -> Judged | None:
    """`"Kami siap," kata X.`: the passage begins a sentence, or as one, and a reporting word follows."""
    cue = quoted.tail
    if cue is None or not (quoted.begins or quoted.capital or _resumes(quoted) or _goes_on(quoted)):
        return None
    plain = cue.row.weak and not (quoted.begins and quoted.clause)
    if not quoted.stop and (plain or _name_like(quoted)):
        return None
    if not quoted.begins and (_name_like(quoted) or (not quoted.inner_stop and len(quoted.words) < 3)):
        return None
    return _direct("cue-behind", cue, 0.99 if quoted.inner_stop else 0.95)


def stray(quoted: Quoted) -> Judged | None:
    """`"A," ucap X," kata X`: a mark too many, and what stands before it is the reporter's."""
    cue = quoted.hearing.cue_at(quoted.span.start) if quoted.marked.doubt == NO_OPENING else None
    return Judged(verdict=Verdict.NAME, rule="stray") if cue and cue.fits(Frame.TAIL) else None


def subject_and_cue_behind(quoted: Quoted) -> Judged | None:
    """`"Kami siap," dia menambahkan.`"""
    if quoted.tail_active is None or not (quoted.begins or (quoted.capital and quoted.inner_stop)):
        return None
    return _direct("subject-and-cue-behind", quoted.tail_active, 0.95)


# BEFORE THE WORDS


def resumed(quoted: Quoted) -> Judged | None:
    """`"A," kata X, "B."`: the second half of an utterance that the reporting word interrupts."""
    before = quoted.previous
    if before is None or not _resumes(quoted) or (quoted.lead and quoted.lead is not before.tail):
        return None
    return _direct("resumed", before.judged.cue, 0.95)


def cue_before(quoted: Quoted) -> Judged | None:
    """`X mengatakan, "Kami siap."`, `mengatakan bahwa "..."`: nothing but joining words between cue and marks."""
    cue = quoted.lead
    if cue is None or quoted.gap:
        return None
    if not (
        cue.fits(Frame.ACTIVE) or quoted.introduced == ":" or (cue.fits(Frame.NOMINAL) and quoted.introduced)
    ):
        return None
    if not quoted.capital and cue.row.sort == "attitude":
        return None
    if quoted.titled and not quoted.clause and not quoted.text.endswith("!"):
        return None
    whole = quoted.clause or (quoted.capital and (quoted.inner_stop or len(quoted.words) > 3))
    return _direct("cue-before", cue, 0.95 if quoted.capital else 0.85) if whole else None


def cue_before_circumstance(quoted: Quoted) -> Judged | None:
    """`X mengatakan kepada wartawan, "Kami siap."`: a comma or colon closes what stands between."""
    cue = quoted.lead
    if cue is None or quoted.introduced not in (",", ":") or not quoted.capital or quoted.titled:
        return None
    if len(quoted.gap) > 140 or not (quoted.clause or quoted.inner_stop):
        return None
    return _direct("cue-before-circumstance", cue, 0.9)


def colon(quoted: Quoted) -> Judged | None:
    """`Pesannya singkat: "Jangan menyerah."`"""
    if quoted.introduced != ":" or not quoted.capital or quoted.titled:
        return None
    if not (quoted.clause and quoted.inner_stop):
        return None
    return _direct("colon", quoted.lead, 0.8)


# NAMES


def named(quoted: Quoted) -> Judged | None:
    """`film berjudul "..."`: the word before the marks announces a title, a nickname or a gloss."""
    if quoted.head in words_of("titles", "heads"):
        return Judged(verdict=Verdict.NAME, rule="named")
    return None


def named_behind(quoted: Quoted) -> Judged | None:
    """`"...", begitu judul pameran itu`: what follows the marks says that they hold a title."""
    if quoted.tail and not quoted.tail.row.weak:
        return None
    first = quoted.behind[:1]
    if first and first[0] in words_of("titles", "heads") and not quoted.inner_stop:
        return Judged(verdict=Verdict.NAME, rule="named-behind")
    return None


def dateline(quoted: Quoted) -> Judged | None:
    """A mark that opens the whole article and never closes stands before its dateline: it belongs to no speaker."""
    if quoted.marked.doubt == NO_CLOSING and _DATELINE.match(quoted.text):
        return Judged(verdict=Verdict.NAME, rule="dateline")
    return None


# SHAPE


def own_sentence(quoted: Quoted) -> Judged | None:
    """A sentence in marks that is a sentence of the article: a quoted paragraph without a cue of its own."""
    if not quoted.alone or (quoted.titled and not quoted.inner_stop):
        return None
    if len(quoted.words) < 3 and not quoted.inner_stop:
        return None
    return _direct("own-sentence", None, 0.9 if quoted.inner_stop else 0.7)


def comma_inside(quoted: Quoted) -> Judged | None:
    """`"Kami siap," ejek X`: what follows a comma before the closing mark is a reporting word that no row has."""
    if not (quoted.text.endswith(",") and quoted.capital and quoted.begins and len(quoted.words) > 1):
        return None
    if quoted.behind and quoted.behind[0] in words_of("clauses", "bound"):
        return None
    if _name_like(quoted) and not quoted.near_tail:
        return None
    return _direct("comma-inside", quoted.near_tail, 0.9 if quoted.near_tail else 0.75)


def whole_sentence(quoted: Quoted) -> Judged | None:
    """A full sentence with its stop inside the marks, wherever it stands."""
    if not (quoted.capital and quoted.text[-1:] in ".!?…" and not quoted.titled):
        return None
    if quoted.begins and len(quoted.words) > 3:
        return _direct("whole-sentence", None, 0.75)
    if quoted.clause and len(quoted.words) > 5:
        return _direct("whole-sentence", quoted.lead, 0.65)
    return None


Rule = Callable[[Quoted], Judged | None]

RULES: tuple[Rule, ...] = (
    empty,
    stray,
    dateline,
    named_behind,
    #
    cue_behind,
    subject_and_cue_behind,
    #
    resumed,
    cue_before,
    cue_before_circumstance,
    named,
    colon,
    #
    own_sentence,
    comma_inside,
    whole_sentence,
)


def _resumes(quoted: Quoted) -> bool:
    """Whether the passage goes on with the one before it, over the reporting word behind that."""
    before = quoted.previous
    if (
        before is None
        or before.sentence.start != quoted.sentence.start
        or before.verdict is not Verdict.DIRECT
    ):
        return False
    return before.tail is not None and quoted.introduced in (",", ":") and len(quoted.words) > 1


def _name_like(quoted: Quoted) -> bool:
    """Capitals throughout, or a word before the marks that announces a name, and no clause inside."""
    return not quoted.clause and (quoted.titled or quoted.head in words_of("titles", "heads"))


def _goes_on(quoted: Quoted) -> bool:
    """`Meski sulit, "hidup harus terus berjalan," kata X`: a clause with its own comma behind the reporter's."""
    return quoted.introduced == "," and quoted.inner_stop and quoted.clause
