"""A new record says nothing that its author did not say."""

from __future__ import annotations

import pytest
from builders import Paper
from lxml import html

from pobratim.web.accounts.models import Role
from pobratim.web.register.models import Activity, Authority, Place

SLUGS = ("activities", "agreements", "partnerships", "anniversaries")


@pytest.fixture
def two_owners(register, take_in) -> None:
    other = Paper(title="Международные связи города Полянска в 2021 году")
    take_in(other, other.findings(owner="Полянск", activities=other.activities[:1]))


def form(client, address: str):
    return html.fromstring(client.get(address).content.decode()).xpath("//main//form")[0]


def chosen(client, address: str) -> dict[str, str]:
    fields = form(client, address)
    return {select.get("name"): select.value or "" for select in fields.xpath(".//select")}


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_chosen_beforehand(client, two_owners, slug):
    assert set(chosen(client, f"/{slug}/add/").values()) == {""}
    first = form(client, f"/{slug}/add/").xpath(".//select[@name='kind']/option[1]")[0]
    assert (first.get("value"), first.text) == ("", "выберите")


@pytest.mark.parametrize("missing", ["status", "kind", "owner"])
def test_what_is_not_chosen_is_asked_for(client, two_owners, missing):
    owner = Authority.objects.get(name="Полянск").pk
    told = {"title": "Ярмарка", "status": "held", "kind": "exhibition", "owner": owner} | {missing: ""}
    answer = client.post("/activities/add/", told)
    tree = html.fromstring(answer.content.decode())
    assert tree.xpath(f"//div[contains(@class, 'wrong')]//select[@name='{missing}']")
    assert not Activity.objects.filter(title="Ярмарка").exists()


def owner_started_with(client, place: str) -> set[str]:
    page = html.fromstring(client.get(f"/partners/{Place.objects.get(name=place).pk}/").content.decode())
    return {chosen(client, link).get("owner", "none") for link in page.xpath("//div[@class='actions']/a/@href")}


def test_partner_of_one_owner_starts_with_it(client, two_owners):
    assert owner_started_with(client, "Щецин") == {str(Authority.objects.get(name="Северск").pk)}


def test_partner_of_several_owners_does_not_say_whose(client, two_owners):
    assert owner_started_with(client, "Турку") == {""}


def test_only_owner_is_not_asked_for(client, register):
    assert "owner" not in chosen(client, "/activities/add/")


def test_link_that_names_another_owner_does_not_stop_an_editor(client, two_owners, make_user, settings):
    settings.POBRATIM_LOCAL = False
    client.force_login(make_user("editor", Role.EDITOR, "Полянск"))
    foreign = Authority.objects.get(name="Северск").pk
    told = {"title": "Ярмарка", "status": "held", "kind": "exhibition"}
    assert client.post(f"/activities/add/?owner={foreign}", told).status_code == 302
    assert Activity.objects.get(title="Ярмарка").authority.name == "Полянск"
