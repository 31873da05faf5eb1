"""Abbreviations that a text defines, and organisers in cells and in prose."""

import pytest

from pobratim.language.organisations import find_abbreviations, organisers_in, split_organisers


@pytest.mark.parametrize(
    ("text", "name", "abbreviation"),
    [
        ("съезд Северной Лиги портовых городов (СЛПГ) прошёл", "Северная Лига портовых городов", "СЛПГ"),
        ("от Ассоциации малых и древних городов (АМДГ)", "Ассоциация малых и древних городов", "АМДГ"),
        ("с Комитетом по туризму (далее – КТ)", "Комитет по туризму", "КТ"),
        ("главы исполнительных органов власти (далее – ИОВ)", "исполнительные органы власти", "ИОВ"),
        ("на заседании Союза городов Балтики (UBC)", None, None),
        ("участие Форума мэров Волги (VMF)", "Форум мэров Волги", "VMF"),
        ("the United Ports of Europe (UPE)", "United Ports of Europe", "UPE"),
        ("гости из Харбина (КНР)", None, None),
        ("инфекция (COVID-19)", None, None),
    ],
)
def test_an_abbreviation_is_tied_to_the_name_before_it(text: str, name: str | None, abbreviation: str | None) -> None:
    found = find_abbreviations(text)
    assert [(a.name, a.abbreviation) for a in found] == ([(name, abbreviation)] if name else [])
    assert all(text[a.abbreviation_start : a.abbreviation_end] == a.abbreviation for a in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Организаторы: Мэрия города Котласа, СЛПГ", ["Мэрия города Котласа", "СЛПГ"]),
        ("Организатор: ООО «Лён, ткани и нити»", ["ООО «Лён, ткани и нити»"]),
        ("Организаторы Акимат города Уральск. Союз музеев", ["Акимат города Уральск", "Союз музеев"]),
        ("Организатор: Мэрия г. Мезени, УВК", ["Мэрия г. Мезени", "УВК"]),
        ("Организаторы: УВК и Союз музеев при поддержке банка", ["УВК", "Союз музеев"]),
        ("Организатор: Комитет по культуре и вопросам досуга", ["Комитет по культуре и вопросам досуга"]),
        ("Организатор: УВК\nОрганизатор: Дом дружбы", ["УВК", "Дом дружбы"]),
        ("Organisers: City of Bergen, UBC", ["City of Bergen", "UBC"]),
        ("По плану Правительства области", []),
        ("", []),
    ],
)
def test_the_organisers_of_a_cell(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in split_organisers(text)] == names


def test_a_column_of_organisers_needs_no_label() -> None:
    text = "УВК; Дом дружбы"
    assert [text[start:end] for start, end in split_organisers(text, labelled=False)] == ["УВК", "Дом дружбы"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Слёт организован Домом дружбы совместно с Союзом «Сияние».", ["Дом дружбы", "Союз «Сияние»"]),
        ("Концерт, организованный Детской школой искусств (г. Мезень) и УВК", ["Детская школа искусств", "УВК"]),
        ("Организатором выступил Институт Севера «Полюс» (г. Мезень)", ["Институт Севера «Полюс»"]),
        (
            "конкурс, проводимый Министерством лесов, рек и озёр Карелии в рамках года",
            ["Министерство лесов, рек и озёр Карелии"],
        ),
        ("встреча организована по инициативе УВК в связи с обращением", ["УВК"]),
        ("спектакль, подготовленный школьниками Лицея № 3", ["Лицей № 3"]),
        ("Организован концерт хора", []),
        ("Встреча прошла с большим успехом", []),
    ],
)
def test_organisers_told_of_in_prose(text: str, names: list[str]) -> None:
    assert [name for _, _, name in organisers_in(text)] == names
