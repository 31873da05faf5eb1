"""Who gets what: every address × method × visitor in one table, and no address left out of it."""

from __future__ import annotations

import re

import pytest
from builders import Paper
from django.test import Client
from django.urls import URLPattern, get_resolver
from lxml import html

from pobratim.language.gazetteer import Entry as GazetteerEntry
from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.accounts.services import local_administrator
from pobratim.web.collection.campaigns import start
from pobratim.web.collection.issues import issue
from pobratim.web.collection.submissions import accept, attach_scan, submit
from pobratim.web.intake.passages import passages
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.services import import_findings
from pobratim.web.journal.models import Entry
from pobratim.web.matching.models import Contradiction, Pair
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.services import add as add_to_gazetteer
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.models import (
    Activity,
    Agreement,
    Anniversary,
    Authority,
    Document,
    Evidence,
    OfficeRule,
    Partnership,
    Person,
    Place,
    ReportingLine,
)
from pobratim.web.register.services import add
from pobratim.web.reporting.models import OfficeForm
from pobratim.web.reporting.own_forms import copy_form
from pobratim.web.search.dictionary import add as add_abbreviation

SLUGS = {
    "activities": Activity,
    "agreements": Agreement,
    "partnerships": Partnership,
    "anniversaries": Anniversary,
    "people": Person,
}
LISTS = (
    "activities",
    "agreements",
    "anniversaries",
    "partners",
    "documents",
    "people",
    "promises",
    "memberships",
)
VISITORS = ("anonymous", "stranger", "viewer", "editor", "head", "administrator")

# Codes for a GET, in the order of VISITORS. Whose record one may not see does not exist for one. The head administers
# Северск, the administrator the installation.
OPEN = (302, 200, 200, 200, 200, 200)
OWN = (302, 404, 200, 200, 200, 200)
WRITE = (302, 404, 404, 200, 200, 200)
ADMINISTER = (302, 404, 404, 404, 200, 200)
NOBODY = (302, 404, 404, 404, 404, 404)
# An act of one click: the address takes nothing but POST.
ACT = (302, 405, 405, 405, 405, 405)
# One's own account, which whoever is signed in by the computer itself has not; some only once the password is given
# again, some only with a second factor.
ACCOUNT = (302, 200, 200, 200, 200, 404)
AGAIN = (302, 302, 302, 302, 302, 404)
FACTOR = (302, 404, 404, 404, 404, 404)

CASES: list[tuple[str, str, tuple[int, ...]]] = [
    ("home", "/", OPEN),
    ("journal", "/journal/", OPEN),
    ("export_journal", "/journal.csv", OPEN),
    ("export_journal", "/journal.json", OPEN),
    ("export_journal", "/journal.xlsx", OPEN),
    ("export_journal", "/journal.exe", NOBODY),
    ("merge_with", "/activities/{activities}/merge/{second_activity}/", WRITE),
    ("matches", "/matches/", OPEN),
    ("export_matches", "/matches.csv", OPEN),
    ("export_matches", "/matches.json", OPEN),
    ("export_matches", "/matches.exe", NOBODY),
    ("compare", "/matches/compare/", ACT),
    ("decide_match", "/matches/{pair}/decide/", ACT),
    ("contradictions", "/contradictions/", OPEN),
    ("export_contradictions", "/contradictions.csv", OPEN),
    ("export_contradictions", "/contradictions.exe", NOBODY),
    ("set_contradiction_aside", "/contradictions/{contradiction}/set-aside/", ACT),
    ("reports", "/reports/", OPEN),
    (
        "download_report",
        "/reports/download/?form=city-year&owner={authority}&period=2021",
        (302, 400, 200, 200, 200, 200),
    ),
    ("reports", "/reports/?form=city-year&owner={authority}&period=2021", OPEN),
    ("collection", "/collection/", OPEN),
    ("export_collection", "/collection.csv", OPEN),
    ("export_collection", "/collection.json", OPEN),
    ("export_collection", "/collection.exe", NOBODY),
    ("add_campaign", "/collection/add/", (302, 404, 404, 200, 200, 200)),
    ("campaign", "/collection/{campaign}/", OWN),
    ("change_campaign", "/collection/{campaign}/change/", ACT),
    ("withdraw_campaign", "/collection/{campaign}/withdraw/", ACT),
    ("restore_campaign", "/collection/{campaign}/restore/", ACT),
    ("consolidated", "/collection/{campaign}/report/", OWN),
    ("reword", "/collection/{campaign}/report/words/", ACT),
    ("issue_report", "/collection/{campaign}/report/issue/", ACT),
    ("campaign_letters", "/collection/{campaign}/letters.zip", WRITE),
    ("submission", "/collection/answers/{answer}/", OWN),
    ("send_submission", "/collection/answers/{answer}/send/", ACT),
    ("return_submission", "/collection/answers/{answer}/return/", ACT),
    ("accept_submission", "/collection/answers/{answer}/accept/", ACT),
    ("take_back_submission", "/collection/answers/{answer}/undo/", ACT),
    ("submission_receipt", "/collection/answers/{answer}/receipt/", ACT),
    ("submission_files", "/collection/answers/{answer}/files/", ACT),
    ("submission_scan", "/collection/answers/{answer}/scan/", OWN),
    ("submission_blank", "/collection/answers/{answer}/blank.docx", OWN),
    ("submission_letter", "/collection/answers/{answer}/letters/request.docx", WRITE),
    ("submission_letter", "/collection/answers/{answer}/letters/nothing.docx", NOBODY),
    ("issue", "/collection/issues/{issue}/", OWN),
    ("issue_file", "/collection/issues/{issue}/file/", OWN),
    ("issue_cover", "/collection/issues/{issue}/cover.docx", OWN),
    ("sign_issue", "/collection/issues/{issue}/sign/", ACT),
    ("reopen_issue", "/collection/issues/{issue}/reopen/", ACT),
    (
        "download_report",
        "/reports/download/?form=city-year&owner={authority}&period=2021&format=pdf",
        (302, 400, 200, 200, 200, 200),
    ),
    (
        "download_report",
        "/reports/download/?form=city-year&owner={authority}&period=2021&format=exe",
        (302, 400, 400, 400, 400, 400),
    ),
    ("forms", "/reports/forms/", OPEN),
    ("add_form", "/reports/forms/add/", (302, 404, 404, 200, 200, 200)),
    ("copy_form", "/reports/forms/copy/", ACT),
    ("learn_form", "/reports/forms/learn/", ACT),
    ("import_form", "/reports/forms/import/", ACT),
    ("export_form", "/reports/forms/city-year.yml", OPEN),
    ("export_form", "/reports/forms/own-{form}.yml", OWN),
    ("export_form", "/reports/forms/nothing.yml", NOBODY),
    ("form", "/reports/forms/{form}/", WRITE),
    ("preview_form", "/reports/forms/{form}/preview/", ACT),
    ("archive_form", "/reports/forms/{form}/archive/", ACT),
    ("undo_form", "/reports/forms/{form}/undo/", ACT),
    ("report_evidence", "/reports/evidence/?record=activities:{activities}&field=dates", OWN),
    ("report_evidence", "/reports/evidence/?record=activities:x", NOBODY),
    ("report_evidence", "/reports/evidence/", NOBODY),
    ("partner", "/partners/{place}/", OWN),
    ("activity_month", "/activities/month/", OPEN),
    ("activity_month", "/activities/month/?month=2021-02&kind=visit", OPEN),
    ("activity_year", "/activities/year/?of=2021", OPEN),
    ("activities_in_time", "/activities/in-time/", OPEN),
    ("activity_feed", "/calendar/nonsense.ics", (404, 404, 404, 404, 404, 404)),
    ("document", "/documents/{document}/", OWN),
    ("document", "/documents/{document}/?evidence={evidence}", OWN),
    ("original", "/documents/{document}/original/", OWN),
    ("container", "/documents/{document}/containers/1/", (302, 404, 404, 404, 404, 200)),
    ("container", "/documents/{document}/containers/0/", NOBODY),
    ("container", "/documents/{document}/containers/2/", NOBODY),
    ("correct_document", "/documents/{document}/correct/", WRITE),
    ("withdraw_document", "/documents/{document}/withdraw/", ACT),
    ("restore_document", "/documents/{document}/restore/", ACT),
    ("review", "/documents/{document}/review/", OWN),
    ("review", "/documents/{document}/review/?show=all", OWN),
    ("review_all", "/documents/{document}/review/accept/", ACT),
    ("review_passage", "/documents/{document}/review/passages/{passage}/", ACT),
    ("account_login", "/login/", (200, 302, 302, 302, 302, 302)),
    ("account_logout", "/logout/", (302, 200, 200, 200, 200, 200)),
    ("account_signup", "/account/signup/", (200, 302, 302, 302, 302, 302)),
    ("account_inactive", "/account/inactive/", (200, 200, 200, 200, 200, 200)),
    ("account_change_password", "/account/password/", ACCOUNT),
    ("account_reauthenticate", "/account/again/", ACCOUNT),
    ("usersessions_list", "/account/sessions/", ACCOUNT),
    ("mfa_authenticate", "/login/code/", (302, 302, 302, 302, 302, 302)),
    ("mfa_reauthenticate", "/account/again/code/", AGAIN),
    ("mfa_index", "/account/two-factor/", ACCOUNT),
    ("mfa_activate_totp", "/account/two-factor/app/", AGAIN),
    ("mfa_deactivate_totp", "/account/two-factor/app/remove/", FACTOR),
    ("mfa_view_recovery_codes", "/account/two-factor/codes/", FACTOR),
    ("mfa_generate_recovery_codes", "/account/two-factor/codes/new/", AGAIN),
    ("mfa_download_recovery_codes", "/account/two-factor/codes/file/", FACTOR),
    ("intake", "/intake/", OPEN),
    ("batch", "/intake/{batch}/", (302, 404, 404, 404, 404, 200)),
    ("decide", "/intake/files/{upload}/decide/", ACT),
    ("settings", "/settings/", OPEN),
    ("search", "/search/", OPEN),
    ("search", "/search/?q=турку", OPEN),
    ("search", "/search/?q=турку&kind=document&page=2", OPEN),
    ("abbreviations", "/settings/abbreviations/", OPEN),
    ("remove_abbreviation", "/settings/abbreviations/{abbreviation}/remove/", ACT),
    ("rules", "/settings/rules/", OPEN),
    ("export_rules", "/settings/rules.csv", OPEN),
    ("export_rules", "/settings/rules.exe", NOBODY),
    ("reference", "/settings/reference/", OPEN),
    ("reference_book", "/settings/reference/countries/", OPEN),
    ("reference_book", "/settings/reference/organisations/?q=северск", OPEN),
    ("reference_book", "/settings/reference/nothing/", NOBODY),
    ("export_book", "/settings/reference/fields.csv", OPEN),
    ("export_book", "/settings/reference/fields.exe", NOBODY),
    ("reference_cities", "/settings/reference/cities/?q=Ленинград", OPEN),
    ("reference_city", "/settings/reference/cities/498817/", OPEN),
    ("reference_city", "/settings/reference/cities/1/", NOBODY),
    ("reference_place", "/settings/reference/cities/RU/Приморский край/", OPEN),
    ("reference_place", "/settings/reference/cities/PL/Гдинск/", OWN),
    ("add_reference_city", "/settings/reference/cities/add/", ADMINISTER),
    ("additions", "/settings/reference/additions/", OPEN),
    ("export_additions", "/settings/reference/additions.json", OPEN),
    ("export_additions", "/settings/reference/additions.exe", NOBODY),
    ("switch_addition", "/settings/reference/additions/{addition}/switch/", ACT),
    ("quick_entry", "/activities/quick/", WRITE),
    ("complete_places", "/places/complete/?q=Мурма", OPEN),
    ("switch_rule", "/settings/rules/{rule}/switch/", ACT),
    ("add_user", "/settings/people/add/", ADMINISTER),
    ("user", "/settings/people/{viewer}/", ADMINISTER),
    ("user", "/settings/people/{outsider}/", (302, 404, 404, 404, 404, 200)),
    ("give_role", "/settings/people/{viewer}/role/", ACT),
    ("take_role", "/settings/people/{viewer}/role/{grant}/take/", ACT),
    ("reset_password", "/settings/people/{viewer}/password/", ACT),
    ("set_active", "/settings/people/{viewer}/active/", ACT),
    ("add_authority", "/settings/authorities/add/", ADMINISTER),
    ("authority", "/settings/authorities/{authority}/", ADMINISTER),
    ("authority", "/settings/authorities/{other_authority}/", (302, 404, 404, 404, 404, 200)),
    ("rename_authority", "/settings/authorities/{authority}/name/", ACT),
    ("set_requisites", "/settings/authorities/{authority}/requisites/", ACT),
    ("report_to", "/settings/authorities/{authority}/reporting/", ACT),
    ("join", "/settings/authorities/{authority}/membership/", ACT),
    ("set_language", "/language/", (302, 302, 302, 302, 302, 302)),
    ("record", "/people/{people}/", OWN),
    ("consent", "/people/{people}/consent/", WRITE),
    ("undo_many", "/bulk/undo/", ACT),
    ("add_promise", "/activities/{activities}/promises/add/", WRITE),
    ("promise", "/activities/{activities}/promises/0/", WRITE),
    ("promise", "/activities/{activities}/promises/7/", NOBODY),
    ("settle_promise", "/activities/{activities}/promises/0/settle/", ACT),
    ("export", "/export/nothing.csv", NOBODY),
    ("export", "/export/activities.exe", NOBODY),
    *((name, f"/{name}/", OPEN) for name in LISTS),
    *(("export", f"/export/{name}.{ending}", OPEN) for name in LISTS for ending in ("xlsx", "csv", "json")),
]
for slug in SLUGS:
    CASES += [
        ("record", f"/{slug}/{{{slug}}}/", OWN),
        ("record", f"/{slug}/999999/", NOBODY),
        ("add", f"/{slug}/add/", WRITE),
        *((act, f"/{slug}/{{{slug}}}/{act}/", WRITE) for act in ("correct", "withdraw", "restore", "merge")),
        ("confirm", f"/{slug}/{{{slug}}}/confirm/", ACT),
        ("change_many", f"/{slug}/bulk/", ACT),
        ("part", f"/{slug}/{{{slug}}}/part/", ACT),
        ("merge_with", f"/{slug}/{{{slug}}}/merge/{{{slug}}}/", NOBODY),
        ("merge_with", f"/{slug}/{{{slug}}}/merge/{{other_{slug}}}/", NOBODY),
        ("review_record", f"/documents/{{document}}/review/{slug}/{{{slug}}}/", ACT),
        ("offer_rule", f"/documents/{{document}}/review/{slug}/{{{slug}}}/rule/", WRITE),
    ]

READ_ONLY = {
    "home",
    "search",
    "activity_month",
    "activity_year",
    "activities_in_time",
    "activity_feed",
    "journal",
    "export_journal",
    "matches",
    "export_matches",
    "contradictions",
    "export_contradictions",
    "reports",
    "download_report",
    "report_evidence",
    "rules",
    "export_rules",
    "reference",
    "reference_book",
    "export_book",
    "reference_cities",
    "additions",
    "export_additions",
    "complete_places",
    "partner",
    "document",
    "review",
    "original",
    "container",
    "record",
    "export",
    "collection",
    "export_collection",
    "campaign",
    "consolidated",
    "campaign_letters",
    "submission",
    "submission_scan",
    "submission_blank",
    "submission_letter",
    "issue",
    "issue_file",
    "issue_cover",
    *LISTS,
}


@pytest.fixture
def world(register, make_user, settings, take_in):
    """A register with a document of Северск, one of Полянск, and somebody of each."""
    other = Paper(title="Международные связи города Полянска в 2021 году")
    other_findings = other.findings(owner="Полянск", activities=other.activities[:1])
    import_findings(findings=other_findings, document=other.document, original=other.original, actor=None)
    settings.POBRATIM_LOCAL = False
    make_user("stranger", Role.VIEWER, "Полянск")
    make_user("viewer", Role.VIEWER, "Северск")
    make_user("editor", Role.EDITOR, "Северск")
    make_user("head", Role.ADMINISTRATOR, "Северск")
    outsider = make_user("outsider", Role.EDITOR, "Полянск")
    batch = receive(files=[("чужое.txt", b"x")], actor=None)
    asked = _collected(register.document.authority)
    document = register.document
    strangers = {f"other_{slug}": 999_999 for slug in SLUGS}
    strangers["other_activities"] = Activity.objects.get(document__authority__name="Полянск").pk
    ids = {slug: model.objects.filter(document=document).first().pk for slug, model in SLUGS.items()}
    evidence = Evidence.objects.filter(document=document).first().pk
    place = Place.objects.get(name="Щецин").pk
    return {
        "document": document.pk,
        "abbreviation": add_abbreviation(short="НСП", long="Неделя северных портов", actor=None).pk,
        "passage": passages(document, document.reading.findings)[0].key,
        "authority": document.authority_id,
        "evidence": evidence,
        "place": place,
        "batch": batch.pk,
        "upload": batch.uploads.get().pk,
        "viewer": User.objects.get(username="viewer").pk,
        "grant": Grant.objects.get(user__username="viewer").pk,
        "outsider": outsider.pk,
        "pair": _pair(document),
        "contradiction": _contradiction(document, ids["activities"]),
        "other_authority": Authority.objects.get(name="Полянск").pk,
        "rule": OfficeRule.objects.create(authority=document.authority, kind="online", phrase="ЗС", key="зс").pk,
        "form": copy_form(name="city-year", authority=document.authority, actor=local_administrator()).pk,
        "addition": _addition(document.authority).pk,
        "second_activity": Activity.objects.filter(document=document).last().pk,
        **strangers,
        **asked,
        **ids,
    }


def _addition(authority: Authority) -> CityAddition:
    """A city that Северск alone knows."""
    city = GazetteerEntry(None, "Гдинск", "city", "PL", 0, curated=True)
    return add_to_gazetteer(kind="city", city=city, authority=authority, actor=None)


def _collected(collector: Authority) -> dict[str, int]:
    """What Северск collects of a district of its own: an answer accepted and issued, with its signed scan."""
    actor = local_administrator()
    district = add_authority(name="Заречный район", actor=None)
    ReportingLine.objects.create(authority=district, parent=collector)
    add(model=Activity, authority=district, values={"title": "Форум", "edtf": "2021-05-01"}, actor=actor)
    campaign = start(
        authority=collector, form="city-year", period="2021", authorities=[district], due=None, actor=actor
    )
    answer = campaign.submissions.get()
    attach_scan(submission=answer, name="скан.pdf", content=b"%PDF", actor=actor)
    accept(submission=submit(submission=answer, actor=actor), actor=actor)
    return {"campaign": campaign.pk, "answer": answer.pk, "issue": issue(campaign=campaign, actor=actor).pk}


def _pair(document: Document) -> int:
    """Two activities of a document that may be one."""
    one, other = sorted(Activity.objects.filter(document=document).values_list("pk", flat=True))[:2]
    pair = Pair.objects.create(
        kind="activity", one=one, other=other, probability=0.7, verdict="likely", search_text="видеоконференция"
    )
    return pair.pk


def _contradiction(document: Document, activity: int) -> int:
    side = {"kind": "activity", "key": str(activity), "quote": "Видеоконференция с Гдыней"}
    values = {"told": "11", "known": "9"}
    return Contradiction.objects.create(
        key="k", authority=document.authority, code="count", sides=[side], values=values
    ).pk


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/matches/{pair}/decide/", {"decision": "unsure"}),
        ("/contradictions/{contradiction}/set-aside/", {"reason": "проверено"}),
    ],
)
def test_only_those_with_rights_judge(world, settings, visitor, address, sent):
    before = Entry.objects.count()
    answer = sign_in(visitor, settings).post(address.format(**world), sent)
    may = visitor in ("editor", "head", "administrator")
    assert answer.status_code == (302 if may or visitor == "anonymous" else 404)
    assert (Entry.objects.count() > before) == may


@pytest.mark.parametrize(("visitor", "code"), [("head", 404), ("administrator", 302)])
def test_only_who_sees_everything_has_all_compared(world, settings, visitor, code):
    assert sign_in(visitor, settings).post("/matches/compare/").status_code == code


def sign_in(visitor: str, settings) -> Client:
    client = Client()
    if visitor == "administrator":
        settings.POBRATIM_LOCAL = True
    elif visitor != "anonymous":
        client.force_login(User.objects.get(username=visitor))
    return client


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize(("name", "address", "codes"), CASES, ids=[case[1] for case in CASES])
def test_visitor_gets(world, settings, visitor, name, address, codes):
    expected = codes[VISITORS.index(visitor)]
    client = sign_in(visitor, settings)
    response = client.get(address.format(**world))
    if response.streaming:
        list(response.streaming_content)
    assert response.status_code == expected
    if visitor == "anonymous" and expected == 302 and name not in ("set_language", "account_logout"):
        assert response.url.startswith("/login/")
    if name in READ_ONLY and expected != 302:
        assert client.post(address.format(**world)).status_code in (403, 404, 405)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("act", ["withdraw", "correct"])
def test_only_those_with_rights_change_a_record(world, settings, visitor, slug, act):
    client = sign_in(visitor, settings)
    response = client.post(f"/{slug}/{world[slug]}/{act}/", {"reason": "проверка"})
    may = visitor in ("editor", "head", "administrator")
    assert response.status_code == (
        302 if may and act == "withdraw" else 200 if may else 302 if visitor == "anonymous" else 404
    )
    state = SLUGS[slug].objects.get(pk=world[slug]).state
    assert state == ("withdrawn" if may and act == "withdraw" else "current")


@pytest.mark.parametrize(
    "address",
    [f"/{name}/" for name in LISTS]
    + ["/", "/journal/", "/journal.json", "/export/activities.json", "/matches/", "/matches.json", "/contradictions/"]
    + [f"/search/?q={word}" for word in ("видеоконференция", "щецин", "дружба", "северск")],
)
def test_lists_hold_nothing_of_others(world, settings, address):
    page = sign_in("stranger", settings).get(address).content.decode()
    # A form's random token may hold any three digits.
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    # Who promised something at the stranger's own activity is told there.
    page = page.replace('data-label="Кто">Северск<', "")
    for foreign in ("Видеоконференция с Гдыней", "Щецин", "Соглашение о дружбе", "792", "Северск<"):
        assert foreign not in page


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("slug", SLUGS)
def test_only_those_with_rights_confirm(world, settings, visitor, slug):
    answer = sign_in(visitor, settings).post(f"/{slug}/{world[slug]}/confirm/")
    may = visitor in ("anonymous", "editor", "head", "administrator")
    assert answer.status_code == (302 if may else 404)


@pytest.mark.parametrize("visitor", VISITORS)
def test_only_those_who_add_records_enter_them_quickly(world, settings, visitor):
    answer = sign_in(visitor, settings).post("/activities/quick/", {"words": ""})
    may = visitor in ("editor", "head", "administrator")
    assert answer.status_code == (200 if may else 302 if visitor == "anonymous" else 404)


@pytest.mark.parametrize("visitor", VISITORS)
def test_only_those_with_rights_make_and_switch_rules(world, settings, visitor):
    client, may = sign_in(visitor, settings), visitor in ("editor", "head", "administrator")
    refused = 302 if visitor == "anonymous" else 404
    answer = client.post(f"/settings/rules/{world['rule']}/switch/", {"act": "off"})
    assert answer.status_code == (302 if may else refused)
    assert OfficeRule.objects.get().is_active is not may
    address = f"/documents/{world['document']}/review/activities/{world['activities']}/rule/?kind=online"
    assert client.post(address, {"phrase": ""}).status_code == (200 if may else refused)
    assert ("ЗС" in sign_in("stranger", settings).get("/settings/rules/").content.decode()) is False


@pytest.mark.parametrize("visitor", VISITORS)
def test_only_those_with_rights_change_forms(world, settings, visitor):
    client, may = sign_in(visitor, settings), visitor in ("editor", "head", "administrator")
    refused = 302 if visitor == "anonymous" else 404
    form, own = f"/reports/forms/{world['form']}", {"authority": world["authority"], "form": "city-year"}
    assert client.post("/reports/forms/copy/", own).status_code == (302 if may else refused)
    assert OfficeForm.objects.count() == (2 if may else 1)
    for way in ("learn", "import"):
        assert client.post(f"/reports/forms/{way}/", own).status_code == (422 if may else refused)
    assert client.post(f"{form}/", {"act": "save"}).status_code == (422 if may else refused)
    assert client.post(f"{form}/preview/").status_code == (200 if may else refused)
    assert client.post(f"{form}/undo/").status_code == (302 if may else refused)
    assert client.post(f"{form}/archive/").status_code == (302 if may else refused)
    assert OfficeForm.objects.get(pk=world["form"]).is_archived is may
    label = OfficeForm.objects.get(pk=world["form"]).name
    assert label not in sign_in("stranger", settings).get("/reports/forms/?state=archived").content.decode()


@pytest.mark.parametrize("visitor", ["stranger", "outsider"])
def test_nobody_copies_a_form_of_others(world, settings, visitor):
    client, other = sign_in(visitor, settings), world["other_authority"]
    sent = {"authority": other, "form": f"own-{world['form']}"}
    assert client.post("/reports/forms/copy/", sent).status_code == 404


@pytest.mark.parametrize("visitor", VISITORS)
def test_only_administrators_add_to_the_gazetteer_and_take_back(world, settings, visitor):
    client, may = sign_in(visitor, settings), visitor in ("head", "administrator")
    refused = 302 if visitor == "anonymous" else 404
    sent = {"kind": "name", "value": "Питер-на-Неве", "language": "ru", "authority": world["authority"]}
    before = CityAddition.objects.count()
    assert client.post("/settings/reference/cities/498817/", sent).status_code == (302 if may else refused)
    assert CityAddition.objects.count() == before + may
    switch = f"/settings/reference/additions/{world['addition']}/switch/"
    assert client.post(switch, {"act": "off"}).status_code == (302 if may else refused)
    assert CityAddition.objects.get(pk=world["addition"]).is_active is not may


def test_the_head_of_one_office_adds_for_no_other_and_not_for_all(world, settings):
    client, sent = sign_in("head", settings), {"kind": "name", "value": "Питер-на-Неве", "language": "ru"}
    before = CityAddition.objects.count()
    for authority in ("", world["other_authority"]):
        answer = client.post("/settings/reference/cities/498817/", {**sent, "authority": authority})
        assert answer.status_code == 200
    assert CityAddition.objects.count() == before


@pytest.mark.parametrize("visitor", VISITORS)
def test_only_those_with_rights_merge_and_part(world, settings, visitor):
    client, first, second = sign_in(visitor, settings), world["activities"], world["second_activity"]
    may = visitor in ("editor", "head", "administrator")
    refused = 302 if visitor == "anonymous" else 404
    assert client.post(f"/activities/{first}/merge/{world['other_activities']}/").status_code in (302, 404)
    assert client.post(f"/activities/{first}/merge/{second}/").status_code == (302 if may else refused)
    assert Activity.objects.get(pk=max(first, second)).state == ("merged" if may else "current")
    part = f"/activities/{max(first, second)}/part/"
    if may:
        assert sign_in("viewer", settings).post(part).status_code == 404
    assert client.post(part).status_code == (302 if may else refused)
    assert Activity.objects.get(pk=max(first, second)).state == "current"


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize(
    ("address", "act"),
    [
        *((f"{slug}/{{{slug}}}/", act) for slug in SLUGS for act in ("accept", "withdraw", "undo")),
        ("accept/", "accept"),
        ("passages/{passage}/", "set_aside"),
    ],
)
def test_only_those_with_rights_review(world, settings, visitor, address, act):
    before = Entry.objects.count()
    answer = sign_in(visitor, settings).post(f"/documents/{{document}}/review/{address}".format(**world), {"act": act})
    may = visitor in ("editor", "head", "administrator") and not address.startswith("people")
    assert answer.status_code == (302 if may or visitor == "anonymous" else 404)
    assert (Entry.objects.count() > before) == (may and act != "undo")


@pytest.mark.parametrize(("visitor", "buttons"), [("viewer", False), ("editor", True)])
def test_only_those_with_rights_see_the_buttons_of_a_review(world, settings, visitor, buttons):
    tree = html.fromstring(sign_in(visitor, settings).get(f"/documents/{world['document']}/review/").content.decode())
    assert bool(tree.xpath("//main//button")) == buttons
    assert ("Документы на разбор" in sign_in(visitor, settings).get("/").content.decode()) == buttons


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_only_those_with_rights_withdraw_a_document(world, settings, visitor, act):
    answer = sign_in(visitor, settings).post(f"/documents/{world['document']}/{act}/")
    may = visitor in ("editor", "head", "administrator")
    assert answer.status_code == (302 if may or visitor == "anonymous" else 404)
    state = Document.objects.get(pk=world["document"]).state
    assert state == ("withdrawn" if may and act == "withdraw" else "current")


def test_editor_adds_for_own_authority_only(world, settings):
    stranger = Document.objects.get(authority__name="Полянск").authority_id
    client = sign_in("editor", settings)
    told = {"title": "Чужое", "status": "held", "kind": "visit", "owner": stranger}
    assert client.post("/activities/add/", told).status_code == 200
    assert not Activity.objects.filter(title="Чужое").exists()
    assert client.post("/activities/add/", {**told, "owner": world["authority"]}).status_code == 302
    assert Activity.objects.get(title="Чужое").authority.name == "Северск"


CYCLE = {
    "{campaign}/change/": {"due": "2022-02-01"},
    "answers/{answer}/receipt/": {"sent": "2022-01-10", "received": "2022-01-11"},
    "answers/{answer}/files/": {},
    "{campaign}/report/issue/": {},
    "issues/{issue}/sign/": {"signatory": "О. О. Береговой", "signed_on": "2022-02-01"},
    "issues/{issue}/reopen/": {"exception": "Опечатка"},
    "answers/{answer}/undo/": {},
    "answers/{answer}/accept/": {},
    "answers/{answer}/return/": {"remarks": "Нет участников"},
    "answers/{answer}/send/": {"what": "rows"},
    "{campaign}/withdraw/": {},
    "{campaign}/restore/": {},
}
FOR_APPROVERS = {"{campaign}/report/issue/", "issues/{issue}/sign/", "issues/{issue}/reopen/"}


@pytest.mark.parametrize("visitor", [*VISITORS, "district"])
@pytest.mark.parametrize("address", CYCLE)
def test_only_those_with_rights_act_in_the_cycle(world, settings, make_user, visitor, address):
    """A collector's editor checks answers, its approver issues; those who are asked send, and nothing else."""
    make_user("district", Role.EDITOR, "Заречный район")
    answer = sign_in(visitor, settings).post(f"/collection/{address}".format(**world), CYCLE[address])
    may = {"head", "administrator"} if address in FOR_APPROVERS else {"editor", "head", "administrator"}
    may |= {"district"} if address.endswith(("send/", "files/")) else set()
    assert answer.status_code == (302 if visitor in may or visitor == "anonymous" else 404)


ADMINISTRATION = {
    "/settings/people/{viewer}/role/": {"role": "approver"},
    "/settings/people/{viewer}/role/{grant}/take/": {},
    "/settings/people/{viewer}/password/": {},
    "/settings/people/{viewer}/active/": {"active": "no"},
    "/settings/people/add/": {"username": "новый", "role": "viewer"},
    "/settings/authorities/{authority}/name/": {"name": "Северск-на-Волхове"},
    "/settings/authorities/{authority}/requisites/": {"requisites-executor": "П. П. Ким"},
    "/settings/authorities/{authority}/reporting/": {"since": "2024-01-01"},
    "/settings/authorities/{authority}/membership/": {"membership-association": "Лига", "membership-state": "active"},
}


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("address", ADMINISTRATION)
def test_only_administrators_change_people_and_authorities(world, settings, visitor, address):
    before = list(Entry.objects.values_list("pk", flat=True))
    sent = {"authority": world["authority"], **ADMINISTRATION[address]}
    answer = sign_in(visitor, settings).post(address.format(**world), sent)
    may = visitor in ("head", "administrator")
    assert answer.status_code in ((200, 302) if may else (302,) if visitor == "anonymous" else (404,))
    changed = Entry.objects.exclude(pk__in=before).exists()
    assert changed == may


@pytest.mark.parametrize("address", ["/settings/people/{outsider}/password/", "/settings/people/{outsider}/role/"])
def test_people_of_others_do_not_exist(world, settings, address):
    sent = {"authority": world["authority"], "role": "viewer"}
    assert sign_in("head", settings).post(address.format(**world), sent).status_code == 404


def names(patterns) -> set[str]:
    found = set()
    for pattern in patterns:
        found |= {pattern.name} if isinstance(pattern, URLPattern) else names(pattern.url_patterns)
    return found


def test_every_address_is_in_the_table():
    assert names(get_resolver().url_patterns) == {name for name, _, _ in CASES}
