"""Partners and agreements of a report: what stands in its period, whatever document told it, and each of them once."""

from __future__ import annotations

import dataclasses

import pytest
from builders import Paper, agreement, partner

from pobratim.findings import Agreement
from pobratim.web.register.names import find_authority
from pobratim.web.register.services import add
from pobratim.web.reporting.services import form_data

ROW = {"basis": "Договор"}


@pytest.fixture
def tell(take_in):
    """Take in a document of a genre and period (None: undated) that tells of agreements and partners."""

    def take(genre: str, period: str | None, *agreements: Agreement, cities: tuple[str, ...] = ()) -> None:
        paper = Paper(title=f"Международные связи города Северска в 2021 году: {genre} {period}")
        partners = tuple(partner(paper, "FI", city) for city in cities)
        told = {"genre": genre, "period": period, "partners": partners, "agreements": agreements, "activities": ()}
        take_in(paper, paper.findings(**told))

    return take


@pytest.fixture
def register_of(administrator):
    """The titles of the agreements and the partners that the register of a period prints."""

    def found(period: str) -> tuple[list[str], list[str | None]]:
        owner = find_authority("Северск")
        data = form_data(form_name="partner-register", owner=owner, period=period, user=administrator)
        return [a.title for a in data.agreements], [p.place for p in data.partners]

    return found


def told(title: str, place: str = "Турку", **values: object) -> Agreement:
    return agreement(Paper(), title, "FI", place, **values)


def test_documents_of_other_genres_do_not_take_the_place_of_an_undated_register(tell, register_of):
    tell("partner_register", None, told("Договор", kind="treaty"), cities=("Турку", "Раума"))
    tell("visit_report", "2017-06", told("Протокол", kind="protocol", dates=("2017-06-15",)))
    assert register_of("2024") == (["Протокол", "Договор"], ["Турку", "Раума"])
    assert register_of("2016") == (["Договор"], ["Турку", "Раума"])


def test_a_list_of_agreements_tells_of_years_before_it(tell, register_of):
    tell("agreement_register", "2025", told("Договор"), told("Дорожная карта", dates=("2025-09",)))
    assert register_of("2023")[0] == ["Договор"]


@pytest.mark.parametrize(
    ("period", "titles"), [("2019", ["Первый"]), ("2020", ["Первый"]), ("2021", ["Второй"]), ("2030", ["Второй"])]
)
def test_the_latest_issue_not_after_the_period_is_printed(tell, register_of, period, titles):
    tell("partner_register", "2021", told("Второй", "Раума"))
    tell("partner_register", "2020", told("Первый"))
    assert register_of(period)[0] == titles


@pytest.mark.parametrize(
    ("values", "stands"),
    [
        ({}, True),
        ({"dates": ()}, True),
        ({"dates": ("2021-12-31",)}, True),
        ({"dates": ("2022",)}, False),
        ({"valid_until": "2021-01"}, True),
        ({"valid_until": "2020"}, False),
        ({"status": "terminated", "status_since": "2020-05-01"}, False),
        ({"status": "terminated", "status_since": "2021-05-01"}, True),
        ({"status": "terminated"}, True),
    ],
)
def test_an_agreement_stands_from_its_day_to_its_end(tell, register_of, values, stands):
    tell("agreement_register", "2022", told("Договор", **values))
    assert register_of("2021")[0] == (["Договор"] if stands else [])


def test_one_agreement_of_several_documents_is_printed_in_the_words_of_the_list(tell, register_of):
    tell("activity_report", "2020", told("договор с городом Турку"), told("Договор с Раумой", "Раума"))
    tell("agreement_register", "2022", told("Договор о дружбе"), told("Меморандум", kind="memorandum"))
    assert register_of("2022")[0] == ["Договор с Раумой", "Договор о дружбе", "Меморандум"]


def test_a_list_keeps_all_its_rows(tell, register_of):
    rows = (told("Договор о школах", wording=ROW), told("Договор о портах", wording=ROW))
    tell("partner_register", None, *rows, dataclasses.replace(rows[0], title="договор", wording={}))
    assert register_of("2022")[0] == ["Договор о школах", "Договор о портах"]


def test_a_partner_stands_from_the_day_ties_were_established(register, administrator, register_of):
    values = {"country": "SE", "place": "Умео", "established": "2020"}
    model = register.document.partnership_records.model
    add(model=model, authority=register.document.authority, values=values, actor=administrator)
    assert "Умео" in register_of("2020")[1]
    assert "Умео" not in register_of("2019")[1]
