"""An office's own rules: what they give, where it is said, and that the rest stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pobratim.extraction import extract
from pobratim.findings import Activity, Findings
from pobratim.json_form import findings_from_json, findings_to_json
from pobratim.office_lexicon import OfficeLexicon, OfficeRule, RuleKind
from pobratim.reading import read

TABLE = """Информация о международных связях города Пскова в 2023 году

№ | Дата | Мероприятие | Где было | Точка
1 | 12 марта | Совещание по школьным обменам | ЗС | у фонтана
2 | 5 мая | Приём делегации Хэйхэйска | Псков | зал
3 | 9 мая | Праздничный концерт | г. Псков | парк
"""
CALL = OfficeRule("1", RuleKind.ONLINE, "зс", online=True)
TOWN = OfficeRule("2", RuleKind.PLACE, "Хэйхэйск", city="Хэйхэ", country="CN")
SPOT = OfficeRule("3", RuleKind.COLUMN, "Точка", role="notes")


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., Findings]:
    def read_by(*rules: OfficeRule, text: str = TABLE) -> Findings:
        path = tmp_path / "paper.txt"
        path.write_text(text.replace(" | ", "\t"), "utf-8")
        return extract(read(path), OfficeLexicon(rules))

    return read_by


def by(activity: Activity, rule: str) -> dict[str, list[str]]:
    """What a rule gave, by field, with the words it was read from."""
    told = {name: [s.quote for s in spans if s.rule == rule] for name, spans in activity.evidence.items()}
    return {name: quotes for name, quotes in told.items() if quotes}


CASES: list[tuple[OfficeRule, int, dict[str, Any], dict[str, list[str]]]] = [
    (CALL, 0, {"online": True}, {"online": ["ЗС"]}),
    (TOWN, 1, {"cities": ("Хэйхэ",), "countries": ("CN",)}, {"cities": ["Хэйхэйска"], "countries": ["Хэйхэйска"]}),
    (SPOT, 0, {"note": "у фонтана"}, {"note": ["у фонтана"]}),
]


@pytest.mark.parametrize(("rule", "row", "values", "evidence"), CASES, ids=[case[0].kind for case in CASES])
def test_rule_gives_a_value_and_says_so(found, rule, row, values, evidence):
    before, after = found().activities, found(rule).activities
    told = {name: getattr(after[row], name) for name in values}
    assert told == values
    assert {name: getattr(before[row], name) for name in values} != values
    assert by(after[row], rule.id) == evidence


@pytest.mark.parametrize("rule", [CALL, TOWN], ids=["online", "place"])
def test_rows_without_the_words_stay_as_they_are(found, rule):
    before, after = found().activities, found(rule).activities
    assert len(before) == len(after) == 3
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_what_is_read_so_already_is_not_the_rule_s(found):
    text = TABLE.replace("ЗС", "онлайн")
    rule = OfficeRule("1", RuleKind.ONLINE, "онлайн", online=True)
    assert found(rule, text=text) == found(text=text)


def test_venue_that_was_misread(found):
    rule = OfficeRule("7", RuleKind.PLACE, "Тартуск", city="Тарту", country="EE")
    text = TABLE.replace("ЗС", "г. Тартуск")
    [activity, *_] = found(rule, text=text).activities
    assert (activity.venue.city, activity.venue.country) == ("Тарту", "EE")
    assert "EE" in activity.countries
    assert by(activity, "7")["venue"] == ["Тартуск"]


def test_words_a_rule_reads_are_not_unread(found):
    assert found(CALL).coverage.unread <= found().coverage.unread
    assert not any("ЗС" in unread.text for unread in found(CALL).unread)


def test_rules_and_their_evidence_survive_json(found):
    rules = OfficeLexicon((CALL, TOWN, SPOT))
    assert OfficeLexicon.from_json(rules.to_json()) == rules
    findings = found(*rules.rules)
    assert findings_from_json(findings_to_json(findings)) == findings
    assert any(s["rule"] == "1" for s in findings_to_json(findings)["activities"][0]["evidence"]["online"])
