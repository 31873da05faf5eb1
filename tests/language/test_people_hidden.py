"""A person's name covered in a text, whatever case and order it stands in."""

from __future__ import annotations

import pytest

from pobratim.language.people_hidden import COVER, hide, hide_in

LEBED = "А. А. Лебедь"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("глава города А.А. Лебедь", "глава города "),
        ("встреча с главой города А. А. Лебедем", "встреча с главой города "),
        ("приём у Лебедя А.А. состоялся", "приём у  состоялся"),
        ("Алексей Алексеевич Лебедь принял гостей", " принял гостей"),
        ("Лебедь сказал", " сказал"),
        ("П.П. Лебедь, другой человек", "П.П. Лебедь, другой человек"),
        ("Пётр Лебедь, другой человек", "Пётр Лебедь, другой человек"),
        ("на пруду белый лебедь", "на пруду белый лебедь"),
        ("Лебедев и Лебединский", "Лебедев и Лебединский"),
        ("Мероприятий нет", "Мероприятий нет"),
    ],
)
def test_a_name_is_covered_and_every_place_stays(text: str, left: str) -> None:
    hidden = hide(text, LEBED)
    assert hidden.replace(COVER, "") == left
    assert len(hidden) == len(text)


def test_a_surname_is_known_among_full_names() -> None:
    assert hide("Ирина Сергеевна Волкова", "Волкова Ирина Сергеевна").replace(COVER, "") == ""


def test_it_is_covered_everywhere_in_plain_json() -> None:
    told = {"text": "А.А. Лебедь", "people": [{"name": "Лебедь А.А.", "n": 3}], "none": None}
    assert "Лебедь" not in str(hide_in(told, LEBED))
    assert hide_in({"n": 3}, LEBED) == {"n": 3}


def test_a_name_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="А"):
        hide("А. А.", "А. А.")
