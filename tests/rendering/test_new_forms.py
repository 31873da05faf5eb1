"""The forms beside the five founding ones: what each makes of the same small records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import (
    AGREEMENTS,
    BRIEF,
    CONGRATULATION,
    FILLED,
    MEMBERS,
    MONTH,
    PLAN_FACT,
    activity,
    group_titles,
    plain,
    record_rows,
)

from pobratim.findings import ListedUnder
from pobratim.rendering.errors import FormError
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.forms import form_names
from pobratim.rendering.paper import Paper
from pobratim.rendering.records import FormData, RecordReference


def _told(paper: Paper) -> list[str]:
    return [plain(paragraph.text) for paragraph in paper.after]


def test_every_form_has_a_sample() -> None:
    assert set(FILLED) == set(form_names())


def test_agreements_foreign_first_with_what_changed() -> None:
    paper = fill(load_form("agreement-list"), AGREEMENTS)
    assert paper.title.endswith("внешнеэкономических связей Псковской области за 2021 год")
    assert group_titles(paper) == ["Соглашения с иностранными партнёрами", "Соглашения с российскими партнёрами"]
    assert record_rows(paper) == [
        [
            "1.",
            "Соглашение о сотрудничестве № 14\nСтороны: Псков; Тарту",
            "02.06.2021\nг. Псков",
            "до 02.06.2026\nпродлевается на 5 лет",
            "действует",
            "заключено 02.06.2021",
        ],
        [
            "2.",
            "Договор о дружбе\nПартнёр: г. Рига, Латвия",
            "06.05.1998",
            "",
            "приостановлено с 01.03.2021",
            "приостановлено 01.03.2021",
        ],
        [
            "3.",
            "Протокол о школах\nПартнёр: г. Турку, Финляндия",
            "01.01.2011",
            "",
            "прекращено с 09.09.2021",
            "прекращено 09.09.2021",
        ],
        [
            "4.",
            "Меморандум о портах\nПартнёр: г. Мурманск, Россия",
            "2016 г.\n01.10.2021",
            "",
            "действует",
            "продлено 01.10.2021",
        ],
    ]


def test_a_brief_tells_of_its_partner_alone() -> None:
    told = _told(fill(load_form("partner-brief"), BRIEF))
    assert "Связи установлены: 1959 год." in told
    assert "– Договор о дружбе от 06.05.1993; состояние: не установлено." in told
    assert "– Урмас Клаас, мэр города Тарту." in told
    assert "– май 2022 года – Дни Тарту в Пскове." in told
    assert "– Юбилей города, 991 год – 18 августа 2021 года." in told
    assert not any("Риг" in line or "Осака" in line or "Иван" in line for line in told)


def test_a_brief_on_whom_there_is_a_choice_says_so() -> None:
    paper = fill(load_form("partner-brief"), replace(BRIEF, about=None))
    assert paper.remarks == ("Есть и другие, их можно выбрать: Тарту, Республика Сербская, Осака.",)
    with pytest.raises(FormError, match="нет партнёра «Нигдеев»"):
        fill(load_form("partner-brief"), replace(BRIEF, about="Нигдеев"))


def test_plan_and_fact_of_one_event_share_a_row() -> None:
    assert record_rows(fill(load_form("plan-fact"), PLAN_FACT)) == [
        ["1.", "Концерт", "1 марта", "", "", "отменено", "карантин"],
        ["2.", "Дни Тарту в Пскове", "5 мая", "6–8 мая\nг. Псков", "", "", ""],
        ["3.", "Форум", "июнь", "", "на октябрь", "", "ограничения на въезд"],
        ["4.", "Выставка", "ноябрь", "", "", "", ""],
    ]


def test_what_was_held_under_another_name_stands_beside_its_plan() -> None:
    """The two are linked in the register; the row stands under the heading of the plan, with both names."""
    spring = ListedUnder("Весна")
    told = (
        activity("Праздник весны", "2021-04", status="planned", listed_under=spring),
        activity("Ярмарка на набережной", "2021-04-12", status="held"),
    )
    paper = fill(load_form("plan-fact"), FormData("Псков", "2021", activities=told, plan_of={1: 0}))
    (row,) = record_rows(paper)
    assert row[1:4] == ["Праздник весны\nЯрмарка на набережной", "апрель", "12 апреля"]
    assert group_titles(paper) == ["Весна"]
    apart = fill(load_form("plan-fact"), FormData("Псков", "2021", activities=told))
    assert len(record_rows(apart)) == 2


def test_the_plan_of_a_month_is_by_day() -> None:
    paper = fill(load_form("period-plan"), MONTH)
    assert group_titles(paper) == ["5 мая, среда", "10 мая, понедельник"]
    assert record_rows(paper)[0] == ["5 мая", "Приём делегации", "", "отдел внешних связей"]
    assert paper.before[0].text == "УТВЕРЖДАЮ"
    assert paper.title == "План международных мероприятий города Пскова на май 2021 года"


def test_members_by_country_without_those_who_left() -> None:
    paper = fill(load_form("members-list"), MEMBERS)
    assert group_titles(paper) == ["Латвия", "Россия", "Эстония"]
    assert record_rows(paper) == [
        ["1.", "Рига\n(членство приостановлено)", "Представитель: А. Озолс", "", ""],
        ["2.", "Псков", "И.И. Петров, глава города Пскова", "тел. 8 (8112) 29-00-00", ""],
        ["3.", "Тарту", "", "", ""],
    ]


def test_the_summary_counts_with_the_rule_of_counting() -> None:
    paper = fill(load_form("register-summary"), AGREEMENTS)
    assert record_rows(paper) == [["Европа", "3"], ["Азия", "1"], ["Всего", "4"]]
    assert record_rows(paper, 5) == [["действует", "2"], ["приостановлено", "1"], ["прекращено", "1"]]
    assert _told(paper)[0].startswith("Правило подсчёта")
    assert paper.tables[0].rows[2].records == tuple(RecordReference("partner", index) for index in (0, 1, 2))


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("Тарту", "жителей города Тарту с юбилеем – 991-летием города!"),
        ("Рига", "жителей города Риги с днём города, которому исполняется 820 лет!"),
    ],
)
def test_a_congratulation(about: str, told: str) -> None:
    paper = fill(load_form("congratulation"), replace(CONGRATULATION, about=about))
    assert any(line.endswith(told) for line in _told(paper))


def test_ties_are_congratulated_on_in_their_round_years() -> None:
    data = FormData("Псков", "2024", partners=CONGRATULATION.partners)
    assert any("65-летием дружественных связей" in line for line in _told(fill(load_form("congratulation"), data)))
    with pytest.raises(FormError, match="нет события"):
        fill(load_form("congratulation"), replace(data, period="2025"))


def test_blanks_are_filled_in() -> None:
    data = replace(AGREEMENTS, blanks={"executor": "П.П. Ким", "telephone": "22-33"})
    assert _told(fill(load_form("agreement-list"), data))[-1] == "Исполнитель: П.П. Ким, тел. 22-33"
