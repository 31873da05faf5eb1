"""The report of a visit: its title, its parts, and that nothing is told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import VISIT, VISIT_RECORDS, activity, agreement, plain

from pobratim.findings import Activity, Photograph, Venue
from pobratim.rendering.errors import FormError
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData


def test_a_visit_report_in_its_parts() -> None:
    paper = fill(load_form("visit-report"), VISIT)
    assert paper.title == "Визит делегации города Тарту (Эстония) в город Псков (14-16.09.2021)"
    assert [(paragraph.style, plain(paragraph.text)) for paragraph in paper.after] == [
        ("body", "1959 год – установление связей."),
        ("body", "6 мая 1993 года – Договор о дружбе."),
        ("body", "Июнь 2018 года – первый визит делегации города Пскова в Тарту."),
        ("body", "14–16 сентября 2021 года – визит делегации города Тарту."),
        ("body", "Место проведения: г. Псков."),
        ("body", "Участники: мэр и четыре депутата."),
        ("lead", "В ходе визита состоялись:"),
        ("item", "– в сфере образования: 15 сентября 2021 года – посещение музыкальной школы."),
        ("lead", "По итогам визита достигнуты договорённости:"),
        ("item", "– 16 сентября 2021 года – План работы на два года."),
        ("item", "– Стороны договорились об обмене школьниками."),
        ("item", "– прислать программу стажировки (ответственный: мэрия Тарту, срок: декабрь 2021 года)."),
        ("lead", "Дальнейшие шаги:"),
        ("item", "– май 2022 года – Дни Тарту в Пскове."),
        ("lead", "Фотографии:"),
        ("item", "Фото 1. Встреча в школе"),
    ]
    assert paper.remarks == ("Фотографии без подписи не вошли: 1.",)


def _prose(text: str, edtf: str, **fields: object) -> Activity:
    return activity(text, edtf, text=text, wording={"content": text}, cities=("Тарту",), countries=("EE",), **fields)


def test_a_source_tells_in_its_own_words() -> None:
    visit = _prose(
        "С 14 по 16 сентября гости осмотрели порт. Стороны договорились об обмене школьниками.",
        "2021-09-14/2021-09-16",
        kind="visit",
        outcomes=("Стороны договорились об обмене школьниками.",),
        venue=Venue("Тарту", "EE"),
    )
    earlier = _prose("В мае 2019 года подписан Договор о дружбе.", "2019-05")
    signed = agreement("Договор о дружбе", "EE", "Тарту", "2019-05", text="Договор о дружбе")
    paper = fill(
        load_form("visit-report"), FormData("Псков", "2021", activities=(visit, earlier), agreements=(signed,))
    )
    assert paper.title == "Визит делегации города Пскова в город Тарту (Эстония) (14-16.09.2021)"
    assert [plain(paragraph.text) for paragraph in paper.after] == [earlier.text, visit.text]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"direction": "incoming"}, "Визит делегации города Тарту (Эстония) в город Псков (14-16.09.2021)"),
        ({"direction": "outgoing"}, "Визит делегации города Пскова в город Тарту (Эстония) (14-16.09.2021)"),
        (
            {"direction": None, "venue": Venue("Псков", "RU")},
            "Визит делегации города Тарту (Эстония) в город Псков (14-16.09.2021)",
        ),
        (
            {"direction": None, "venue": Venue(None, "EE")},
            "Визит делегации города Пскова в город Тарту (Эстония) (14-16.09.2021)",
        ),
        ({"direction": None, "venue": Venue()}, "визит делегации города Тарту (14-16.09.2021)"),
        ({"cities": (), "direction": "incoming"}, "Визит делегации Эстонии в город Псков (14-16.09.2021)"),
        (
            {"cities": ("Тарту", "Валга")},
            "Визит делегации городов Тарту и Валги (Эстония) в город Псков (14-16.09.2021)",
        ),
        (
            {"cities": ("Рига", "Тарту"), "countries": ("EE", "LV")},
            "Визит делегации городов Риги и Тарту в город Псков (14-16.09.2021)",
        ),
    ],
)
def test_titles_of_a_visit(fields: dict[str, object], title: str) -> None:
    visit = replace(VISIT_RECORDS[1], **fields)
    assert fill(load_form("visit-report"), FormData("Псков", "2021-09", activities=(visit,))).title == title


def test_no_visit_in_the_period() -> None:
    with pytest.raises(FormError, match="Нет визита, который состоялся во II квартале 2021 года"):
        fill(load_form("visit-report"), replace(VISIT, period="2021-04/2021-06"))


def test_other_visits_of_the_period_are_told_of() -> None:
    paper = fill(load_form("visit-report"), replace(VISIT, period="2020/2021"))
    assert "города Тарту" in paper.title
    assert paper.remarks[0] == "На этот период приходятся и другие визиты: визит делегации города Риги."


def test_the_paragraphs_after_a_visit_belong_to_it() -> None:
    text = "14 сентября гости осмотрели порт и обсудили:"
    visit = replace(_prose(text, "2021-09-14", kind="visit"), wording={"content": f"{text}\n- туризм;\n- спорт."})
    paper = fill(load_form("visit-report"), FormData("Псков", "2021", activities=(visit,)))
    assert [(paragraph.style, plain(paragraph.text)) for paragraph in paper.after] == [
        ("body", text),
        ("item", "– туризм;"),
        ("item", "– спорт."),
    ]


def test_a_source_that_tells_what_comes_next_needs_no_line_before_it() -> None:
    visit = _prose("14 сентября прибыли гости.", "2021-09-14", kind="visit")
    later = _prose("В мае 2022 года пройдут Дни Тарту.", "2022-05", status="planned")
    paper = fill(load_form("visit-report"), FormData("Псков", "2021", activities=(visit, later)))
    assert [paragraph.style for paragraph in paper.after] == ["body", "body"]


def test_what_a_report_is_about_is_its_visit_whatever_its_kind() -> None:
    days = activity("Ганзейские дни в Тарту", "2021-09-14/2021-09-16", kind="holiday", cities=("Тарту",))
    data = FormData("Псков", "2021-09", activities=(activity("Приём", "2021-09-30"), days))
    with pytest.raises(FormError):
        fill(load_form("visit-report"), data)
    paper = fill(load_form("visit-report"), replace(data, visits=(1,)))
    assert paper.title.endswith("(14-16.09.2021)")
    assert "Ганзейские дни в Тарту" in paper.after[0].text


def test_a_caption_with_a_number_gets_no_second_one() -> None:
    paper = fill(load_form("visit-report"), replace(VISIT, photographs=(Photograph("Фото 3. Порт", None),)))
    assert paper.after[-1].text == "Фото 3. Порт"


def test_what_its_document_tells_of_other_partners_is_named() -> None:
    visit = _prose("Гости осмотрели порт.", "2021-09-14", kind="visit")
    other = activity("Выставка в Любеке", "2014", cities=("Любек",), countries=("DE",))
    data = FormData("Псков", "2021", activities=(visit, other), visits=(0,))
    paper = fill(load_form("visit-report"), data)
    assert paper.remarks == ("Не вошло, потому что не связано с партнёром этого визита: Выставка в Любеке.",)
