"""The language of forms: text with fields, parts that may be left out, formatters of the house style."""

from __future__ import annotations

from typing import Any

import pytest
from paper_samples import activity, agreement, partner

from pobratim.findings import Promise, Venue
from pobratim.rendering.cells import Filling
from pobratim.rendering.errors import FormError
from pobratim.rendering.expressions import parse_field, parse_value
from pobratim.rendering.fields import Condition, Scope, is_known, meets, write_lines
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.formatters import counted_noun
from pobratim.rendering.records import FormData

VISIT = activity(
    "Визит делегации",
    "2021-02-03/2021-02-05",
    venue=Venue("Турку", "FI", "ратуша"),
    countries=("FI", "SE"),
    promises=(Promise("обмен школьниками", "мэрия Турку", "2021-05"),),
    item_count=22,
    wording={"notes": "По плану"},
)
TREATY = agreement("договор о дружбе", "FI", "Турку", "1999-05-06", "2004-07", number="7", valid_until="2030")
TURKU = partner("FI", "Турку", established="1956", kind="city")


def _written(text: str, records: str, record: Any) -> list[str]:
    filling = Filling(
        load_form("city-year"), FormData("Псков", "2021-01/2021-03"), house_style=False, year_in_dates=True
    )
    return list(write_lines(parse_value(text), Scope(filling, records, record)))


@pytest.mark.parametrize(
    ("template", "records", "record", "expected"),
    [
        ("title", "activities", VISIT, ["Визит делегации"]),
        ("{edtf|date} – {title}", "activities", VISIT, ["3-5 февраля 2021 года – Визит делегации"]),
        ("{edtf|short_date}", "activities", VISIT, ["03-05.02.2021"]),
        ("{edtf|day}", "activities", VISIT, ["3 февраля, среда"]),
        ("{countries|country}", "activities", VISIT, ["Финляндия", "Швеция"]),
        ("Страны: {countries|country}", "activities", VISIT, ["Страны: Финляндия, Швеция"]),
        ("{countries|country|join:;}", "activities", VISIT, ["Финляндия; Швеция"]),
        ("{countries|first|part_of_world}", "activities", VISIT, ["Европа"]),
        ("{venue.name}", "activities", VISIT, ["ратуша"]),
        ("{venue|place}", "activities", VISIT, ["г. Турку, Финляндия, ратуша"]),
        ("{promises|promise}", "activities", VISIT,
         ["обмен школьниками (ответственный: мэрия Турку, срок: май 2021 года)"]),
        ("{item_count|counted:выставка}", "activities", VISIT, ["22 выставки"]),
        ("{wording.notes}", "activities", VISIT, ["По плану"]),
        ("{title|capital}[ № {number}][, подписант {signatories}]", "agreements", TREATY, ["Договор о дружбе № 7"]),
        ("{dates|short_date}", "agreements", TREATY, ["06.05.1999", "июль 2004 г."]),
        ("[до {valid_until|short_date}]", "agreements", TREATY, ["до 2030 г."]),
        ("Номер {number}", "agreements", agreement("Договор", "FI", None), []),
        ("перенесено", "agreements", TREATY, ["перенесено"]),
        ("с {place|city}", "partners", TURKU, ["с г. Турку"]),
        ("{owner:genitive} и {place|named:genitive}", "partners", TURKU, ["города Пскова и города Турку"]),
        ("{blank:executor}", "partners", TURKU, ["____________________"]),
        ("{country|home_or_abroad|word:sides}", "partners", TURKU, ["Соглашения с иностранными партнёрами"]),
    ],
)  # fmt: skip
def test_what_a_template_says(template: str, records: str, record: Any, expected: list[str]) -> None:
    assert _written(template, records, record) == expected


@pytest.mark.parametrize(
    ("field", "records", "known"),
    [
        ("{title}", "activities", True),
        ("{partner.place}", "agreements", True),
        ("{partner.mayor}", "agreements", False),
        ("{owner:genitive}", None, True),
        ("{owner:plural}", None, False),
        ("{period}", None, False),
        ("{period:genitive}", None, False),
        ("{mayor}", None, False),
        ("{title}", None, False),
        ("{owner.__class__}", None, False),
        ("{title.__class__}", "activities", False),
        ("{evidence.title}", "activities", False),
        ("{title|shout}", "activities", False),
        ("{title|case:plural}", "activities", False),
        ("{status|word:colours}", "agreements", False),
        ("{promises.what}", "activities", True),
    ],
)
def test_what_a_template_may_name(field: str, records: str | None, known: bool) -> None:
    parsed = parse_field(field)
    assert parsed is not None
    assert is_known(parsed, records, None) is known


@pytest.mark.parametrize(
    ("field", "values", "negated", "met"),
    [
        ("status", ("held",), False, True),
        ("status", ("planned", "cancelled"), False, False),
        ("status", ("planned",), True, True),
        ("moved_from", (None,), False, True),
        ("promises", (None,), True, True),
        ("countries", ("SE",), False, True),
        ("edtf|in_period", (True,), False, True),
    ],
)
def test_conditions(field: str, values: tuple[Any, ...], negated: bool, met: bool) -> None:
    parsed = parse_field(field)
    assert parsed is not None
    filling = Filling(load_form("city-year"), FormData("Псков", "2021"), house_style=False, year_in_dates=True)
    assert meets([Condition(parsed, values, negated)], Scope(filling, "activities", VISIT)) is met


def test_a_formatter_for_another_kind_of_value_is_told() -> None:
    with pytest.raises(FormError, match="«Визит делегации» нельзя записать как «place»"):
        _written("{title|place}", "activities", VISIT)


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (1, "мероприятие", "1 мероприятие"),
        (2, "мероприятие", "2 мероприятия"),
        (5, "мероприятие", "5 мероприятий"),
        (11, "соглашение", "11 соглашений"),
        (21, "страна", "21 страна"),
        (104, "город", "104 города"),
        (1010, "год", "1010 лет"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, expected: str) -> None:
    assert counted_noun(number, noun) == expected
