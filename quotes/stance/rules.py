"""The stance rules: what one predicate says of one target. First answer wins; a rule that does not know abstains.

Each rule reads an `Encounter` and returns a `Reading` or None. The order is the order of reading: what is
only asked or denied, what is wanted of the target, whose view it is, what the target does, what is done to
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quotes.model import Leaning
from quotes.stance.encounter import Encounter

FAVOR, AGAINST, NEUTRAL = Leaning.FAVOR, Leaning.AGAINST, Leaning.NEUTRAL


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read: a leaning and how strongly the words show it, 0 to 1."""

    leaning: Leaning
    strength: float


Rule = Callable[[Encounter], Reading | None]


def only_asked(e: Encounter) -> Reading | None:
    """*Apakah China ancaman?*: a question takes no side."""
    return Reading(NEUTRAL, 0.3) if e.sentence.asked and e.relation else None


def denied_claim(e: Encounter) -> Reading | None:
    """*Kami membantah bahwa China mengancam kawasan*: the speaker takes the accused one's side."""
    if e.relation == "agent" and e.frame.agent == AGAINST and e.denied:
        return Reading(NEUTRAL, 0.3) if e.negated else Reading(FAVOR, 0.7)
    return None


def demanded_of_target(e: Encounter) -> Reading | None:
    """*Korut harus menghentikan ...*: who is told to stop or to comply does wrong."""
    if e.relation != "agent" or not e.demanded:
        return None
    if e.own:
        return None
    better = not e.wished and e.frame.holder == "speaker" and e.frame.agent == FAVOR
    if e.frame.bows or better or (e.frame.agent == AGAINST and e.negated):
        return Reading(AGAINST, 0.8)
    return None


def attacked_by_others(e: Encounter) -> Reading | None:
    """*Mereka menuduh kami*, said by the target's official: it stands up for its own."""
    if e.own and e.relation == "patient" and e.frame.patient in ("hurt", "turned", AGAINST):
        return Reading(FAVOR, 0.6)
    return None


def quoted_view(e: Encounter) -> Reading | None:
    """*Jepang mengecam China*, said by somebody else: not the speaker's view, unless the speaker takes a side on it."""
    base = {"patient": e.frame.patient, "partner": e.frame.partner}.get(e.relation, "")
    if e.frame.holder != "agent" or not base or e.held_by_speaker:
        return None
    if e.turned and base in (FAVOR, AGAINST):
        return Reading(AGAINST if base == FAVOR else FAVOR, 0.6)
    return Reading(NEUTRAL, 0.3)


def fails_to_comply(e: Encounter) -> Reading | None:
    """*China tidak mematuhi hukum*, *jika China tidak mengubah arah*: it should, and does not."""
    if e.relation == "agent" and e.frame.bows and (e.negated or e.excepted) and not e.own:
        return Reading(AGAINST, 0.6)
    return None


def relieved(e: Encounter) -> Reading | None:
    """*Mencabut langkah terhadap China*: what weighs on the target is to end."""
    if e.relation == "patient" and e.frame.patient == "turned" and e.mention.lead.role == "toward":
        return Reading(AGAINST if e.negated else FAVOR, 0.6)
    return None


def victim(e: Encounter) -> Reading | None:
    """*Serangan terhadap NATO*: what happens to the target shows no side unless it is condemned or resisted."""
    if e.relation != "patient" or e.frame.patient != "hurt":
        return None
    if (
        e.agent is not None
        and e.agent.tag in ("self", "own")
        and not e.negated
        and e.predicate.voice != "noun"
    ):
        return Reading(AGAINST, 0.6)
    return Reading(FAVOR, 0.6) if e.turned else Reading(NEUTRAL, 0.3)


def own_side_acts(e: Encounter) -> Reading | None:
    """*NATO akan memperkuat pertahanan kami*, said by its official: the target's own voice speaks up for it."""
    if not e.own or e.relation != "agent":
        return None
    if e.frame.own == FAVOR or e.frame.agent == FAVOR:
        return Reading(NEUTRAL, 0.3) if e.negated else Reading(FAVOR, 0.6)
    if e.frame.agent == AGAINST:
        return Reading(FAVOR, 0.6) if e.negated else Reading(NEUTRAL, 0.3)
    return Reading(FAVOR, 0.6) if e.frame.charge and e.negated else None


def helps_us(e: Encounter) -> Reading | None:
    """*China membantu ekonomi kami*: who helps the speaker is favored."""
    if e.relation == "agent" and e.frame.helps and e.done_to_us:
        return Reading(AGAINST if e.negated else FAVOR, 0.6)
    return None


def deed(e: Encounter) -> Reading | None:
    """*Korut mengancam kawasan*, *China bukan ancaman*: the speaker judges what the target does or is."""
    if e.frame.holder != "speaker" or e.relation != "agent" or not e.frame.agent:
        return None
    against = e.frame.agent == AGAINST
    if e.negated:
        return Reading(FAVOR if against else AGAINST, 0.5)
    return Reading(AGAINST if against else FAVOR, 0.8 if against else 0.6)


def _with_others(e: Encounter) -> bool:
    """*China bekerja sama dengan Nvidia*: not with the speaker."""
    return e.relation == "agent" and e.predicate.voice == "word" and bool(e.frame.partner)


def no_reliance(e: Encounter) -> Reading | None:
    """*Kita tidak boleh bergantung pada China*, *mengurangi ketergantungan pada China*."""
    if e.relation == "patient" and e.frame.patient == "leaned" and (e.negated ^ e.turned):
        return Reading(AGAINST, 0.6)
    return None


def ought(e: Encounter) -> Reading | None:
    """*China seharusnya ...*, said by others: it does not."""
    if e.relation == "agent" and e.ought and not e.own and not e.negated:
        return Reading(AGAINST, 0.5)
    return None


def view(e: Encounter) -> Reading | None:
    """*Kami mengecam langkah Beijing*, *memperkuat kemitraan dengan NATO*: the speaker's view of the target."""
    base = {"patient": e.frame.patient, "partner": e.frame.partner, "agent": e.frame.agent}.get(
        e.relation, ""
    )
    if base not in (FAVOR, AGAINST) or _with_others(e) or (e.frame.denies and e.claimed_about):
        return None
    against = (base == AGAINST) ^ e.turned
    if e.negated and base == AGAINST:
        return Reading(NEUTRAL, 0.3)
    return Reading(AGAINST if against ^ e.negated else FAVOR, 0.8)


RULES: tuple[Rule, ...] = (
    only_asked,
    denied_claim,
    demanded_of_target,
    fails_to_comply,
    attacked_by_others,
    quoted_view,
    relieved,
    victim,
    own_side_acts,
    helps_us,
    deed,
    ought,
    no_reliance,
    view,
)


def read_encounter(e: Encounter) -> tuple[Reading, str] | None:
    """The first rule's answer with its name and the frame's, or None."""
    for rule in RULES:
        reading = rule(e)
        if reading is not None:
            return reading, f"{rule.__name__.replace('_', '-')}:{e.frame.name}"
    return None
