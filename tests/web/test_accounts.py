"""People, their rights and their passwords, as administrators and they themselves meet them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import html

from pobratim.web.accounts import services
from pobratim.web.accounts.models import Role, User
from pobratim.web.journal.models import Entry
from pobratim.web.register import authorities
from pobratim.web.register.models import Authority, Document
from pobratim.web.register.policies import DOCUMENTS

PASSWORD = "Сложный-пароль-7"


@pytest.fixture
def network(settings):
    """The register as people reach it over a network: they sign in."""
    settings.POBRATIM_LOCAL = False


@pytest.fixture
def tree(register, make_user) -> dict[str, Authority]:
    """A region, the city of the paper in it, another city, and three associations that both cities belong to."""
    names = ("Заречье", "Полянск", "Лига", "Союз", "Клуб")
    made = {name: authorities.add_authority(name=name, actor=None) for name in names}
    made["Северск"] = Authority.objects.get(name="Северск")
    for city in ("Северск", "Полянск"):
        authorities.report_to(authority=made[city], parent=made["Заречье"], since=date(2020, 1, 1), actor=None)
        for association in ("Лига", "Союз", "Клуб"):
            values = {"association": association, "state": "active"}
            authorities.set_membership(member=made[city], values=values, actor=None)
    return made


@pytest.mark.parametrize(
    ("authority", "sees"),
    [("Заречье", True), ("Северск", True), ("Полянск", False), ("Лига", False), ("Союз", False), ("Клуб", False)],
)
def test_rights_follow_reporting_and_no_membership(tree, make_user, authority, sees):
    user = make_user("somebody", Role.ADMINISTRATOR, authority)
    assert DOCUMENTS.visible_to(user).exists() == sees


def test_reporting_is_valid_in_time(tree, make_user):
    region = make_user("region", Role.VIEWER, "Заречье")
    authorities.report_to(authority=tree["Северск"], parent=None, since=date(2024, 1, 1), actor=None)
    assert not DOCUMENTS.visible_to(region).exists()
    line = tree["Северск"].reports_to.get()
    assert (line.since, line.until) == (date(2020, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("authority", "parent", "since"),
    [("Заречье", "Северск", date(2024, 1, 1)), ("Северск", "Полянск", date(2019, 1, 1))],
)
def test_no_circle_and_no_change_before_the_last_one(tree, authority, parent, since):
    with pytest.raises(ValidationError):
        authorities.report_to(authority=tree[authority], parent=tree[parent], since=since, actor=None)


def test_an_old_name_still_leads_to_the_authority(tree):
    authorities.rename(authority=tree["Полянск"], name="Новополянск", abbreviation="", actor=None)
    with pytest.raises(ValidationError):
        authorities.add_authority(name="Полянск", actor=None)


def sign_in(name: str, password: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.post("/login/", {"login": name, "password": password})
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/").status_code == 200)


def test_a_person_is_added_given_a_password_and_signs_in(tree, network, make_user):
    make_user("head", Role.ADMINISTRATOR, "Заречье")
    head = sign_in("head", PASSWORD)
    sent = {"username": "ivanova", "full_name": "Иванова А.", "authority": tree["Северск"].pk, "role": "editor"}
    page = head.post("/settings/people/add/", sent)
    password = html.fromstring(page.content.decode()).xpath("//code")[1].text
    assert is_in(sign_in("ivanova", password))
    assert password not in head.get("/journal/").content.decode()
    told = Entry.objects.get(verb="granted", label="Северск").changes
    assert told == [{"field": "rights", "old": None, "new": "Иванова А.: редактор"}]


def test_a_new_password_and_being_shut_out_end_sessions(tree, network, make_user, administrator):
    user = make_user("ivanova", Role.EDITOR, "Северск")
    first = sign_in("ivanova", PASSWORD)
    services.set_password(user=user, password="Другой-пароль-8", actor=administrator)
    assert not is_in(first)
    second = sign_in("ivanova", "Другой-пароль-8")
    services.set_active(user=user, active=False, actor=administrator)
    assert not is_in(second)
    assert not is_in(sign_in("ivanova", "Другой-пароль-8"))


@pytest.mark.parametrize("password", ["короткий", "1234567890123", "password12345"[:11], "ivanova-ivanova"])
def test_weak_passwords_are_refused(db, password):
    with pytest.raises(ValidationError):
        services.add_user(username="ivanova-ivanova", password=password, actor=None)


def test_an_administrator_cannot_lock_themselves_out(tree, make_user):
    head = make_user("head", Role.ADMINISTRATOR, "Заречье")
    with pytest.raises(ValidationError):
        services.set_active(user=head, active=False, actor=head)
    with pytest.raises(ValidationError):
        services.take_role(grant=head.grants.get(), actor=head)


def test_guessing_locks_the_name_for_a_while(tree, network, make_user):
    make_user("ivanova", Role.EDITOR, "Северск")
    for number in range(5):
        sign_in("ivanova", f"догадка-{number}")
    client = Client()
    page = client.post("/login/", {"login": "ivanova", "password": PASSWORD}).content.decode()
    assert not is_in(client)
    assert "Слишком много" in page


def test_a_second_factor_is_asked_for_once_set_up(tree, network, make_user):
    make_user("ivanova", Role.EDITOR, "Северск")
    client = sign_in("ivanova", PASSWORD)
    # The password is asked for once more before a factor is changed.
    asked = client.get("/account/two-factor/app/")
    page = client.post(asked.url, {"password": PASSWORD}, follow=True)
    assert "data:" in page.headers["Content-Security-Policy"]
    secret = re.search(r'value="([A-Z2-7]{16,})"', page.content.decode())[1]
    assert client.post("/account/two-factor/app/", {"code": _code(secret)}).status_code == 302
    again = sign_in("ivanova", PASSWORD)
    assert not is_in(again)
    codes = client.get("/account/two-factor/codes/").content.decode()
    recovery = re.search(r"<textarea[^>]*>\s*(\w+)", codes)[1]
    again.post("/login/code/", {"code": recovery})
    assert is_in(again)


def _code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_sessions_are_listed_and_ended(tree, network, make_user):
    make_user("ivanova", Role.EDITOR, "Северск")
    here, elsewhere = sign_in("ivanova", PASSWORD), sign_in("ivanova", PASSWORD)
    assert is_in(elsewhere)
    rows = html.fromstring(here.get("/account/sessions/").content.decode()).xpath("//tbody/tr")
    assert len(rows) == 2
    here.post("/account/sessions/")
    assert is_in(here)
    assert not is_in(elsewhere)


def test_nobody_signs_themselves_up(db, network):
    answer = Client().post("/account/signup/", {"username": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(username="x").exists()
    assert "администратор" in answer.content.decode()


@pytest.mark.parametrize("query", ["/settings/", "/settings/authorities/{}/", "/settings/people/{}/"])
def test_pages_of_settings_speak_russian(client, tree, make_user, query):
    user = make_user("ivanova", Role.EDITOR, "Северск")
    target = user.pk if "people" in query else tree["Северск"].pk
    page = client.get(query.format(target))
    assert page.status_code == 200
    words = " ".join(html.fromstring(page.content.decode()).xpath("//main")[0].text_content().split())
    assert not re.search(r"\b(?:Reports|Settings|Role|People)\b", words)


def test_settings_ask_the_same_however_many_there_are(client, tree, make_user, django_assert_max_num_queries):
    for number in range(10):
        make_user(f"user{number}", Role.VIEWER, "Северск")
        authorities.add_authority(name=f"Город {number}", actor=None)
    with django_assert_max_num_queries(12):
        client.get("/settings/")
    assert Document.objects.exists()
