"""Words in two alphabets keep their wording and are flagged at their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import docx_bytes, paragraph_texts

from pobratim.document import Document

Reading = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Презентация «аудиогuida» в мае", ["аудиогuida"]),
        ("Приём в Пaрме и Пизe", ["Пaрме", "Пизe"]),
        ("IT-форум, VIP-гости, UNESCO и ЮНЕСКО", []),
        ("кв. 5a, Covid19 и XX век", []),
    ],
)
def test_flags_words_of_two_alphabets(reading: Reading, text: str, words: list[str]) -> None:
    for content, name in ((text, "a.txt"), (docx_bytes(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"), "a.docx")):
        document = reading(content, name)
        assert paragraph_texts(document) == [text]
        assert [w.code for w in document.warnings] == ["mixed_alphabet"] * len(words)
        assert [w.where.quote for w in document.warnings if w.where] == words


def test_does_not_flag_what_is_set_aside(reading: Reading) -> None:
    document = reading("<html><p hidden>Пaрма</p><p>Парма", "a.html")
    assert [w.code for w in document.warnings] == []
