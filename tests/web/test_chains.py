"""The chain of an agreement, where its original lies, and what changed in a year."""

from __future__ import annotations

import pytest
from lxml import html

from pobratim.web.register import services
from pobratim.web.register.models import Agreement, Authority


@pytest.fixture
def chain(register, administrator) -> dict[str, int]:
    """Three agreements with Турку, each following on the one before."""
    owner, found = Authority.objects.get(name="Северск"), {}
    before = None
    for title, signed, values in (
        ("Протокол о намерениях", "1993-05", {}),
        ("Соглашение о партнёрстве", "1994-06-01", {"valid_until": "2004-06-01"}),
        ("Соглашение о продлении", "2004-07-01", {"status_since": "2019-02", "registered": "2005-01-10"}),
    ):
        told = {"title": title, "dates": [signed], "partner": {"country": "FI", "place": "Турку"}, **values}
        told |= {"predecessor": before}
        before = found[title] = services.add(model=Agreement, authority=owner, values=told, actor=administrator).pk
    return found


@pytest.mark.parametrize("title", ["Протокол о намерениях", "Соглашение о партнёрстве", "Соглашение о продлении"])
def test_every_agreement_shows_its_whole_chain(client, chain, title):
    tree = html.fromstring(client.get(f"/agreements/{chain[title]}/").content.decode())
    rows = tree.xpath("//ol[contains(@class, 'chain')]/li/span[2]/*[1]")
    assert [row.text_content() for row in rows] == list(chain)
    assert tree.xpath("//ol[contains(@class, 'chain')]//b/text()") == [title]


def test_a_circle_ends(client, chain, administrator):
    first = Agreement.objects.get(title="Протокол о намерениях")
    services.correct(record=first, values={"predecessor": chain["Соглашение о продлении"]}, actor=administrator)
    assert client.get(f"/agreements/{first.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("year", "titles"),
    [
        ("1993", ["Протокол о намерениях"]),
        ("2004", ["Соглашение о партнёрстве", "Соглашение о продлении"]),
        ("2005", ["Соглашение о продлении"]),
        ("2019", ["Соглашение о продлении"]),
        ("2010", []),
        ("вчера", []),
    ],
)
def test_what_changed_in_a_year(client, chain, year, titles):
    tree = html.fromstring(client.get(f"/agreements/?changed={year}&sort=date").content.decode())
    assert tree.xpath("//main//th[@scope='row']/a/text()") == titles


def test_form_offers_those_with_the_same_partner(client, chain):
    address = f"/agreements/{chain['Соглашение о продлении']}/correct/"
    form = html.fromstring(client.get(address).content.decode()).xpath("//main//form")[0]
    offered = form.xpath(".//select[@name='predecessor']/option/text()")
    assert offered == ["–", "Протокол о намерениях", "Соглашение о партнёрстве", "Соглашение о дружбе"]
    told = dict(form.form_values()) | {"predecessor": str(chain["Протокол о намерениях"]), "original_at": "архив, д. 7"}
    told |= {"kind": "agreement", "status": "in_force"}
    assert client.post(address, told).status_code == 302
    saved = Agreement.objects.get(pk=chain["Соглашение о продлении"]).effective
    assert (saved["predecessor"], saved["original_at"]) == (chain["Протокол о намерениях"], "архив, д. 7")
    assert client.post(address, told | {"predecessor": "999999"}).status_code == 200
