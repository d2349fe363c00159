"""The world of `seeds`: every person, office and institution is whole, dated and found by any of its names."""

from datetime import date

import pytest

from quotes.lexicon.world import alias_of, folded, institutions, names, offices_held, people, titles_held


@pytest.mark.parametrize("row", [*people(), *institutions()], ids=lambda row: row.name)
def test_every_name_and_alias_leads_to_the_canonical_name(row: object) -> None:
    name, aliases = row.name, row.aliases  # type: ignore[attr-defined]
    assert {alias_of(one) for one in (name, *aliases)} == {name}


def test_no_name_means_two() -> None:
    rows = [*people(), *institutions()]
    forms = [
        folded(form)
        for row in rows
        for form in {folded(one): one for one in (row.name, *row.aliases)}.values()
    ]
    assert len(forms) == len(set(forms)) == len(names())


@pytest.mark.parametrize(
    "office", offices_held(), ids=lambda row: f"{row.holder}: {row.title} {row.body} {row.since}"
)
def test_every_office_is_held_by_a_known_person_between_two_days(office: object) -> None:
    since = date.fromisoformat(office.since)  # type: ignore[attr-defined]
    until = office.until  # type: ignore[attr-defined]
    assert office.holder in titles_held()  # type: ignore[attr-defined]
    assert office.source  # type: ignore[attr-defined]
    assert not until or since < date.fromisoformat(until)


@pytest.mark.parametrize("spelling", ["Yoon Suk-yeol", "YOON SUK YEOL", "yoon suk yeol", "Yoon Seok-youl"])
def test_hyphens_and_case_part_nobody(spelling: str) -> None:
    assert alias_of(spelling) == "Yoon Suk Yeol"


def test_a_stranger_is_nobody() -> None:
    assert alias_of("Ratna Kusuma") is None
