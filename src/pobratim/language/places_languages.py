"""Languages that are no country's alone: «английский язык», «на английском и немецком языках» name none."""

from __future__ import annotations

from pobratim.language.places_names import folded_list
from pobratim.language.places_words import Word

_JOINING = ("и", "или")
_MOST_LISTED = 8
_ENDING = 2


def is_language(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word is the adjective of a common language, the word «язык» after it or after others like it."""
    if not _is_common(words[index]):
        return False
    for word in words[index + 1 : index + 1 + _MOST_LISTED]:
        if word.text.lower().startswith(tuple(folded_list("language_words"))):
            return True
        if word.text.lower() not in _JOINING and not _is_common(word):
            return False
    return False


def _is_common(word: Word) -> bool:
    return any(word.text.lower().startswith(language[:-_ENDING]) for language in folded_list("common_languages"))
