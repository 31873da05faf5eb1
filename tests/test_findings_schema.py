"""The published schema says what the data classes say, and findings keep to it."""

from __future__ import annotations

import copy
import dataclasses
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pobratim import findings as f
from pobratim.document import DocumentWarning, Locator, Part, Span
from pobratim.json_form import findings_to_json

SCHEMA: dict[str, Any] = json.loads(
    (files("pobratim.resources") / "common" / "findings.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

CLASSES = {
    "venue": f.Venue,
    "listed_under": f.ListedUnder,
    "promise": f.Promise,
    "series": f.Series,
    "headcount": f.Headcount,
    "transfer": f.Transfer,
    "act": f.Act,
    "activity": f.Activity,
    "agreement_partner": f.AgreementPartner,
    "agreement": f.Agreement,
    "partner": f.Partner,
    "anniversary": f.Anniversary,
    "person": f.Person,
    "organisation": f.Organisation,
    "photograph": f.Photograph,
    "mention": f.Mention,
    "unread": f.Unread,
    "set_aside": f.SetAsideText,
    "warning": DocumentWarning,
    "coverage": f.Coverage,
}
SPAN = Span(Locator(Part.BODY, table=0, row=2, cell=1), 4, 8, "2021", offset=40)
EVIDENCE = {"edtf": (SPAN, SPAN.as_inferred())}
FULL = f.Findings(
    document="отчёт.txt",
    sha256="0" * 64,
    media_type="text/plain",
    genre="activity_report",
    owner="Псков",
    period="2021",
    title="Отчёт",
    evidence={"period": (SPAN,)},
    activities=(
        f.Activity(
            "3 мая – приём гостей",
            "приём гостей",
            EVIDENCE,
            edtf="2021-05-03~",
            recurrence="yearly",
            venue=f.Venue("Псков", "RU", None),
            countries=("EE",),
            cities=("Тарту",),
            kind="meeting",
            promises=(f.Promise("ответный визит", "Тарту", "2022", "visit"),),
            direction="incoming",
            headcount=(f.Headcount(12, "школьники", True),),
            transfers=(f.Transfer("книги", 40, "Тарту", "Псков"),),
            acts=(f.Act("постановление", "17", "2021-01-15"),),
            moved_from="2021-04",
            certainty="likely",
            reason="дата приблизительна",
            wording={"dates": "3 мая"},
        ),
    ),
    agreements=(f.Agreement("Соглашение", "Соглашение", "agreement", {}, dates=("2015-06", "2017"), term="2018/2022"),),
    partners=(f.Partner("Тарту", "EE", "Тарту", {}, established="1990"),),
    anniversaries=(f.Anniversary("Псков", "Псков", "jubilee", {}, age=1118, date="2021-07-23/2021-07-25"),),
    people=(f.Person("И.И. Петров", "глава города", {}),),
    organisations=(f.Organisation("Ганза", None, {}),),
    photographs=(f.Photograph(None, SPAN),),
    mentions=(f.Mention("1941", "date", "history", SPAN),),
    unread=(f.Unread("?", SPAN),),
    set_aside=(f.SetAsideText("стр. 1", "page furniture", SPAN),),
    warnings=(DocumentWarning("no_year", "Укажите год."),),
    coverage=f.Coverage(1, 2, 3, 4),
)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", CLASSES)
def test_properties_are_the_fields(name: str) -> None:
    written = {"giver": "from", "receiver": "to"} if name == "transfer" else {}
    fields = [written.get(field.name, field.name) for field in dataclasses.fields(CLASSES[name])]
    assert list(SCHEMA["$defs"][name]["properties"]) == fields
    assert SCHEMA["$defs"][name]["required"] == fields


def test_the_top_is_the_findings_and_the_schema_name() -> None:
    assert list(SCHEMA["properties"]) == ["schema", *(field.name for field in dataclasses.fields(f.Findings))]


def test_every_data_class_has_its_definition() -> None:
    declared = {
        value for value in vars(f).values() if dataclasses.is_dataclass(value) and value.__module__ == f.__name__
    }
    assert declared - {f.Findings} == set(CLASSES.values()) - {DocumentWarning}


def test_a_span_has_the_fields_of_span_and_locator() -> None:
    fields = {field.name for kind in (Locator, Span) for field in dataclasses.fields(kind)} - {"at"}
    assert set(SCHEMA["$defs"]["span"]["properties"]) == fields


@pytest.mark.parametrize("findings", [FULL, f.Findings("a.docx", "f" * 64, "application/octet-stream")])
def test_findings_keep_to_the_schema(findings: f.Findings) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(findings_to_json(findings))] == []


@pytest.mark.parametrize(
    "edtf", ["2020", "2020-09", "2020-02-20/2020-02-22", "2020-07-06~", "201X", "2020-04/..", "2020/"]
)
def test_a_date_that_edtf_knows_fits(edtf: str) -> None:
    assert VALIDATOR.is_valid({**findings_to_json(FULL), "period": edtf})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "pobratim.findings/2"),
        (("sha256",), "123"),
        (("genre",), "letter"),
        (("period",), "в течение года"),
        (("period",), "2020-Q2"),
        (("activities", 0, "edtf"), "3 мая"),
        (("activities", 0, "edtf"), "20.05.2021"),
        (("activities", 0, "countries"), ["Эстония"]),
        (("activities", 0, "kind"), "party"),
        (("activities", 0, "evidence", "edtf"), []),
        (("activities", 0, "evidence", "edtf", 0, "start"), -1),
        (("activities", 0, "colour"), "red"),
        (("agreements", 0, "dates"), [None]),
        (("coverage", "used"), "12"),
    ],
)
def test_what_breaks_the_contract_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    written: Any = copy.deepcopy(findings_to_json(FULL))
    target = written
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert not VALIDATOR.is_valid(written)
