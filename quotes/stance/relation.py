"""How a target is related to a predicate: `relation` answers `agent`, `patient`, `partner` or nothing.

Before the predicate it must be its subject, or stand after a preposition that the predicate governs
(*Bersama NATO kami bermitra*). After it: the object, the owner of a noun (*ancaman Korut*), or what a
preposition leads to (*kecaman terhadap Korut*, *kerja sama dengan NATO*).
"""

from __future__ import annotations

from quotes.stance.marks import ACTORS, Mark
from quotes.stance.roles import FRESH, NOMINAL, PREPOSITIONS, VERBAL, Sentence

GENITIVE = 4
"""How far the owner of a noun stands behind it: *program nuklir dan rudal Korut*."""
FAR = 9
"""How far before a preposition the predicate that governs it stands."""
BESIDE = 2
"""How far behind a quality the name stands: *kebijakan agresif pemerintah China*."""
_LED = {"with": "partner", "by": "agent", "from": "agent", "at": "", "like": "agent"}


def relation(sentence: Sentence, predicate: Mark, mention: Mark) -> str:
    """What the mention is to the predicate."""
    if mention.index < predicate.index:
        return _from_left(sentence, predicate, mention)
    return _from_right(sentence, predicate, mention)


def _from_left(sentence: Sentence, predicate: Mark, mention: Mark) -> str:
    subject = sentence.subject(predicate)
    if subject is mention:
        return _as_subject(sentence, predicate, mention)
    assert predicate.frame is not None
    if (
        mention.role in ("with", "toward")
        and predicate.frame.holder == "agent"
        and _is_fronted(sentence, predicate, mention)
    ):
        return "partner" if mention.role == "with" else "patient"
    return ""


def _is_fronted(sentence: Sentence, predicate: Mark, mention: Mark) -> bool:
    """*Bersama NATO kami sejak dulu bermitra*: a preposition at the clause's head, with nothing else to govern it."""
    between = sentence.marks[mention.index : predicate.index]
    if mention.governor is None or any(mark.tag == "comma" or mark.tag in FRESH for mark in between):
        return False
    return not any(mark.frame or mark.tag == "verb" for mark in sentence.left_of(mention.governor))


def _as_subject(sentence: Sentence, predicate: Mark, subject: Mark) -> str:
    if predicate.voice == "passive":
        return "patient"
    before = sentence.before(predicate)
    if predicate.voice == "bare" and before is not None and before.tag == "self":
        return "patient"
    if predicate.voice in VERBAL:
        return "agent"
    return "agent" if _said_of(sentence, predicate, subject) else ""


def _said_of(sentence: Sentence, predicate: Mark, subject: Mark) -> bool:
    """Whether a noun or quality is said of the subject, not of what the subject meets or stands beside."""
    if not _is_predicated(sentence, predicate) and _has_another_owner(sentence, predicate):
        return False
    assert predicate.frame is not None
    linked = predicate.quoted and not subject.quoted
    for mark in sentence.left_of(predicate):
        if mark is subject:
            return True
        if mark.tag == "pointer" and sentence.marks[mark.index - 1].lead is subject:
            return True
        if mark.tag == "and" and mark.index == subject.index + 1 and mark.index == predicate.index - 1:
            return False
        if (
            mark.tag == "verb"
            and not linked
            and predicate.voice == "word"
            and predicate.frame.agent == "favor"
        ):
            return False
        if mark.tag in ("is", "not", "must", "verb") or mark.frame:
            linked = True
        if mark.frame and (
            mark.frame.resists or (mark.frame.patient in ("favor", "against") and mark.voice in VERBAL)
        ):
            return False
        linked |= mark.role == "at"
        if mark.tag in PREPOSITIONS and mark.tag not in ("with", "aim") and not linked:
            return False
        if mark.tag == "comma" and not linked:
            return False
    return predicate.index > 0 and sentence.marks[predicate.index - 1].tag in ("rather", "but", "is", "not")


def _has_another_owner(sentence: Sentence, predicate: Mark) -> bool:
    after = next((m for m in sentence.right_of(predicate)), None)
    if after is None or predicate.voice != "noun" or after.tag not in ACTORS:
        return False
    return after.at - predicate.at <= 2 and after.role not in ("toward", "with", "at") and after.tag != "name"


def commands(sentence: Sentence, predicate: Mark) -> bool:
    """Whether the predicate is an imperative: *Hentikan ancaman itu, kalau China ...*."""
    return (
        predicate.voice == "bare" and predicate.index == 0 and bool(predicate.frame and predicate.frame.bows)
    )


def _from_right(sentence: Sentence, predicate: Mark, mention: Mark) -> str:
    if mention.role == "subject" and commands(sentence, predicate):
        return "agent"
    if _is_accused(sentence, predicate, mention):
        return "patient"
    if _is_barred(sentence, predicate, mention):
        return ""
    preposition = mention.governor
    if preposition is not None and preposition.tag in PREPOSITIONS and preposition.index > predicate.index:
        led = _governor(sentence, mention, predicate) is predicate
        return _LED.get(preposition.tag, "patient") if led else ""
    assert predicate.frame is not None
    if predicate.voice in NOMINAL:
        nearest = next(m for m in sentence.right_of(predicate) if m.tag in ACTORS)
        reach = GENITIVE if predicate.voice == "noun" or predicate.frame.holder == "agent" else BESIDE
        near = nearest.lead is mention.lead and mention.at - predicate.at <= reach
        return _as_owner(sentence, predicate) if near else ""
    if mention.governor is not predicate:
        return ""
    return "agent" if mention.role == "by" else "patient"


def _is_accused(sentence: Sentence, predicate: Mark, mention: Mark) -> bool:
    """Whether it is the subject of what somebody is accused of: *tuduhan bahwa China mengelola ...*."""
    assert predicate.frame is not None
    if not predicate.frame.claims or mention.role != "subject" or predicate.voice == "passive":
        return False
    between = sentence.marks[predicate.index + 1 : mention.index]
    return bool(between) and between[-1].tag == "that" and all(mark.tag in ACTORS for mark in between[:-1])


def _as_owner(sentence: Sentence, predicate: Mark) -> str:
    """*Ancaman Korut* is Korut's; *musuh NATO*, said of a subject, is not NATO's deed."""
    assert predicate.frame is not None
    if predicate.clitic:
        return "agent"
    if predicate.voice == "word":
        if predicate.frame.holder == "agent":
            return "patient"
        return "agent" if predicate.frame.agent == "against" else ""
    if predicate.frame.holder == "speaker" and _is_predicated(sentence, predicate):
        return "patient"
    return "agent"


def _is_predicated(sentence: Sentence, predicate: Mark) -> bool:
    before = sentence.before(predicate)
    if before is None or before.tag not in ("is", "not", "rather") or predicate.at - before.at > 2:
        return False
    return sentence.subject(predicate) is not None


def _is_barred(sentence: Sentence, predicate: Mark, mention: Mark) -> bool:
    between = sentence.marks[predicate.index + 1 : mention.index]
    if any(mark.tag in FRESH for mark in between):
        return True
    if predicate.voice not in NOMINAL:
        return False
    if any(mark.tag == "aim" and mark is not mention.governor for mark in between):
        return True
    if mention.governor is not None and mention.governor.tag in PREPOSITIONS:
        return any(mark.tag in ("comma", "is") for mark in between)
    return any(mark.tag in ("comma", "verb", "which", "is") or mark.voice in VERBAL for mark in between)


def _is_transparent(mark: Mark) -> bool:
    """What stands between a noun and its preposition without governing it: *tuduhan tak berdasar terhadap T*."""
    assert mark.frame is not None
    if mark.voice == "word":
        return mark.frame.holder == "speaker"
    return mark.voice == "passive" and mark.frame.name == "cause"


def _governor(sentence: Sentence, mention: Mark, wanted: Mark | None = None) -> Mark | None:
    """The nearest predicate before the preposition that leads to the mention."""
    preposition = mention.governor
    if preposition is None or preposition.frame is not None:
        return preposition
    loose = False
    for mark in sentence.left_of(preposition):
        if preposition.at - mark.at > FAR:
            return None
        if mark is wanted and not loose:
            return mark
        if mark.frame is not None and not _is_transparent(mark):
            return None if loose else mark
        loose = mark.tag == "verb" or (loose and mark.tag != "which")
    return None
