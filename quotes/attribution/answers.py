"""Answers from a noun phrase: the full name, the span that proves it, the role and affiliation beside it."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.antecedents import Antecedent
from quotes.attribution.bodies import full_name
from quotes.attribution.names import Fullest, Named, fold
from quotes.attribution.scene import Scene
from quotes.lexicon.held import bare
from quotes.lexicon.kinds import former, given_names, offices, pointers
from quotes.lexicon.world import alias_of, countries, folded, spelled, spelled_out, titles_held
from quotes.model import Attribution, Span
from quotes.text.phrases import Head, Phrase

_SHORT = 3
"""A longer role that ends with a possessive tells more than whose it is."""
_TELLING = 3
"""So many initials that they can hardly be somebody else's."""


def unknown(scene: Scene, rule: str, doubt: str) -> Attribution:
    """No answer, and why."""
    mention = scene.mention.span if scene.mention else None
    return Attribution(speaker=None, mention=mention, rule=rule, confidence=0.5, doubts=(doubt,))


def of_phrase(scene: Scene, phrase: Phrase, rule: str) -> Attribution:
    """The answer that a phrase gives by itself."""
    match phrase.head:
        case Head.NAME:
            return of_name(scene, phrase, rule)
        case Head.INSTITUTION | Head.PAPER:
            return of_body(scene, phrase, rule)
        case _:
            return of_title(scene, phrase, rule) or as_printed(scene, phrase, rule)


def of_name(scene: Scene, phrase: Phrase, rule: str) -> Attribution:
    """The person so named, by the fullest form that the article gives."""
    span = phrase.name or phrase.span
    name = scene.page.called.get(scene.words(span), scene.words(span))
    full = scene.page.roster.fullest(name, span.start, scene.recent)
    if full.rivals:
        full = _of_that_title(scene, phrase, name) or full
    if full.rivals:
        return unknown(scene, rule, "two-candidates")
    also = _also(scene, phrase)
    titled = _titled(scene, phrase, full.named) if full.named else phrase
    return Attribution(
        speaker=(full.named.name if full.named else name) + also,
        mention=_mention(scene), rule=rule, evidence=(full.named.span if full.named else span,),
        role=_role(scene, titled), affiliation=titled.affiliation,
        doubts=("nickname",) if full.nickname else ("misspelt",) if full.slip else (),
    )  # fmt: skip


def _role(scene: Scene, phrase: Phrase) -> Span | None:
    """The role beside a name, unless it is but a noun for a man or woman, or somebody else's (`asisten pelatihnya`)."""
    words = scene.words(phrase.role).split() if phrase.role else [""]
    owned = len(words) <= _SHORT and words[-1].islower() and words[-1].endswith(tuple(bare("owned")))
    return None if owned or (len(words) == 1 and words[0].lower() in bare()) else phrase.role


def _of_that_title(scene: Scene, phrase: Phrase, name: str) -> Fullest | None:
    """The one of two bearers of a name whom the article introduces by the title beside it."""
    if not phrase.role:
        return None
    short = set(fold(name))
    holders = scene.page.holders(spelled(scene.words(phrase.role)))
    people = {_full(scene, one.named) for one in holders if short < set(one.named.words)}
    return Fullest(people.pop()) if len(people) == 1 else None


def _titled(scene: Scene, phrase: Phrase, named: Named) -> Phrase:
    """The phrase with the fullest title: the one beside the name, or the introduction of which that is a part."""
    if phrase.affiliation:
        return phrase
    found = scene.page.introduced(named, (phrase.name or phrase.span).start)
    if found is None or phrase.role is None:
        return found or phrase
    own = spelled_out(scene.words(phrase.role))
    full = spelled_out(scene.words(found.role)) if found.role else ()
    spelt = len(folded(scene.words(phrase.role))) == len(own)
    epithet = bool(scene.page.called_so(scene.words(phrase.role)))
    fuller = epithet or (full[: len(own)] == own and (set(full) > set(own) or found.affiliation or not spelt))
    return found if fuller else phrase


def _also(scene: Scene, phrase: Phrase) -> str:
    """The second of two joint speakers, with the article's own joining word."""
    if not phrase.also or not phrase.name:
        return ""
    other = of_phrase(scene, phrase.also, "joint").speaker
    between = scene.text[phrase.name.end : phrase.also.span.start]
    comma = "," if between.rstrip().endswith(",") or ", " in between else ""
    joint = [word for word in between.split()[-1:] if word.isalpha()]
    return f"{comma} {' '.join([*joint, other])}" if other and (joint or comma) else ""


def of_body(scene: Scene, phrase: Phrase, rule: str) -> Attribution:
    """The organisation, by its full name."""
    span = phrase.name or phrase.span
    name = full_name(scene.page.document, scene.page.roster, scene.words(span), span.start)
    return Attribution(
        speaker=name + _also(scene, phrase), mention=_mention(scene), rule=rule, evidence=(span,)
    )


def of_issuer(scene: Scene, phrase: Phrase, rule: str) -> Attribution:
    """Whose paper it is: a person whom the article names, else an organisation."""
    person = phrase.name and scene.page.roster.is_person(fold(scene.words(phrase.name)))
    return of_name(scene, phrase, rule) if person else of_body(scene, phrase, rule)


def of_initials(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The person whose initials stand for him: in parentheses behind the name, or three of them and more."""
    short = scene.words(phrase.span)
    if not short.isupper() or " " in short:
        return None
    named = scene.page.roster.initialled(short.lower())
    if not named or not (named.words in scene.page.roster.titled or given_names() & set(named.words)):
        return None
    if len(short) < _TELLING and f"{named.name} ({short})" not in scene.text:
        return None
    titled = scene.page.introduced(named, phrase.span.start) or phrase
    return Attribution(
        speaker=named.name, mention=_mention(scene), rule=rule, evidence=(named.span,),
        role=titled.role, affiliation=titled.affiliation,
    )  # fmt: skip


def as_printed(scene: Scene, phrase: Phrase, rule: str) -> Attribution:
    """Somebody unnamed, by the article's own words."""
    span = (phrase.name if phrase.head in (Head.TITLE, Head.UNNAMED) else None) or phrase.span
    return Attribution(
        speaker=scene.words(span), mention=_mention(scene), rule=rule, evidence=(span,),
        role=phrase.role, affiliation=phrase.affiliation,
    )  # fmt: skip


def of_title(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The one person whom the article introduces by this title, before the mention if anywhere."""
    wanted = spelled(scene.words(phrase.span)) - pointers()
    if wanted & former():
        return None
    found = scene.page.holders(wanted) or scene.page.called_so(scene.words(phrase.span))
    if not found and phrase.head is Head.TITLE and _is_one_office(scene.words(phrase.span)):
        found = scene.page.holders(wanted, apposed=True)
    found = [one for one in found if one.where.start < phrase.span.start] or found
    people = {_full(scene, one.named).name for one in found}
    if len(people) != 1:
        return None
    proof = (found[-1].named.span, found[-1].where)
    titled = _titled(scene, phrase, found[-1].named)
    return Attribution(
        speaker=people.pop(), mention=_mention(scene), rule=rule, evidence=proof,
        role=titled.role, affiliation=titled.affiliation,
    )  # fmt: skip


def _is_one_office(title: str) -> bool:
    """Whether a title is one that a single person holds: an office, or several words with capitals."""
    words = title.split()
    return all(word[0].isupper() for word in words) and (len(words) > 1 or title.lower() in offices())


def of_unnamed(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The last speaker of before who has no name and whose description holds the words of this one."""
    wanted = spelled(scene.words(phrase.span)) - pointers()
    for place in range(scene.place - 1, -1, -1):
        known = scene.page.answers.get(place)
        if known and known.speaker and wanted <= spelled(known.speaker):
            return replace(known, mention=_mention(scene), rule=rule)
    return None


def of_world(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The one person of the article whose offices or origin, as `seeds` know them, fit the description."""
    words = spelled(scene.words(phrase.span)) - pointers()
    wanted = words - former()
    found: dict[str, Named] = {}
    for named in scene.page.roster.people.values():
        known = alias_of(named.name) or alias_of(_full(scene, named).name)
        if known and _fits(known, wanted, words):
            found.setdefault(known, _full(scene, named))
    if len(found) != 1:
        return None
    named = next(iter(found.values()))
    return Attribution(speaker=named.name, mention=_mention(scene), rule=rule, evidence=(named.span,))


def _fits(person: str, wanted: frozenset[str], words: frozenset[str]) -> bool:
    if any(wanted <= office for office in titles_held().get(person, ())):
        return True
    country = countries().get(person)
    return country is not None and country <= words and len(wanted - country) <= 2 and not _office(wanted)


def _office(words: frozenset[str]) -> bool:
    return any(
        words & office and len(words & office) > 1 for offices in titles_held().values() for office in offices
    )


def of_antecedent(scene: Scene, found: Antecedent, rule: str) -> Attribution:
    """The answer of somebody said before."""
    if found.answer:
        return replace(found.answer, mention=_mention(scene), rule=rule)
    assert found.phrase
    return replace(of_phrase(scene, found.phrase, rule), mention=_mention(scene))


def _full(scene: Scene, named: Named) -> Named:
    return scene.page.roster.fullest(named.name, named.span.start).named or named


def _mention(scene: Scene) -> Span | None:
    return scene.mention.span if scene.mention else None


def same(one: str | None, two: str | None) -> bool:
    """Whether two answers are one person."""
    return bool(one and two) and folded(one or "") == folded(two or "")
