"""Documents of co-operation as texts name them: their kind, and where each title begins.

Kinds are those of the findings: agreement, protocol, memorandum, roadmap, declaration, treaty, decision, ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.language.cues import before, fold, groups, in_quotes, pattern
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import is_modifier

# A title begins a cell, a line, a list entry or a sentence: before it nothing, or the end of what was before.
# A date and a comma are one too: «Соглашение 1994 года, протокол 2013 года».
_BEGINNING = re.compile(r"(?:^|[\n.;•]|\d[.)]|[–—-]\s|\d{4}(?:\s*г(?:ода|\.)?)?\)?,)\s*[«\"]?\s*$")
_PREVIOUS = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[\s«\"]*$")
# What parts a title from the next: punctuation, «и», «а также», the next one's number.
_TAIL = re.compile(r"(?:[\s,;:.–—•-]|(?<=[\s;])\d+[.)]|\s(?:и|а также|and)(?=\s*$))*$")
_VERBAL = ("INFN", "VERB", "PRTS", "GRND", "PREP")
# «План мероприятий «Дорожная карта»» is one document: the second name comes this close to the first.
_ALIAS_REACH = 60


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """The noun of a document in a text, of whatever case; `start` takes in its adjectives."""

    kind: str
    start: int
    noun_start: int
    end: int


def agreement_kind(text: str) -> str | None:
    """The kind of the document that a title names, by its first noun; "ties" where only ties are told of."""
    heads = agreement_heads(text)
    return heads[0][2] if heads else None


def agreement_heads(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, kind) of each document's title in a cell; empty if the cell names no document and no ties.

    A noun inside a title («о намерениях подписать соглашение», «в соответствии с Договором») starts none.
    """
    nouns = [noun for noun in document_nouns(text) if _starts_title(text, noun)]
    starts = [(_opened(text, noun.start), noun.kind) for noun in without_aliases(text, nouns)]
    starts += [(start, "ties") for start in _ties(text)]
    starts = sorted(starts) or [(0, noun.kind) for noun in list(document_nouns(text))[:1]]
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    return tuple((start, without_tail(text, start, end), kind) for (start, kind), end in zip(starts, ends, strict=True))


def _opened(text: str, start: int) -> int:
    """The quotation mark right before a title belongs to it: ««Дорожная карта» мероприятий»."""
    return start - 1 if start and text[start - 1] in '«"' else start


def document_nouns(text: str, start: int = 0, end: int | None = None) -> Iterator[DocumentNoun]:
    """The documents that a stretch of the text names, in order."""
    folded = fold(text)
    found = [
        (match.start(), match.end(), kind)
        for kind, phrases in groups("kinds", "documents").items()
        for match in pattern(phrases).finditer(folded, start, len(text) if end is None else end)
    ]
    commercial = pattern(groups("kinds", "agreements_forms")["commercial"])
    for at, stop, kind in sorted(found):
        if not commercial.match(folded, stop + 1):
            yield DocumentNoun(kind, _with_adjectives(text, at), at, stop)


def _with_adjectives(text: str, start: int) -> int:
    """Where the adjectives before a noun begin: «обновлённое Соглашение», «Sister City Agreement»."""
    while start and text[start - 1] == " " and (word := _PREVIOUS.search(before(text, start))):
        if not _belongs(word.group(1)):
            break
        start -= len(before(text, start)) - word.start(1)
    return start


def _belongs(word: str) -> bool:
    return is_modifier(word) or (word.isascii() and word[0].isupper())


def _starts_title(text: str, noun: DocumentNoun) -> bool:
    word = fold(text[noun.noun_start : noun.end]).split()
    if not any(w in groups("kinds", "agreements_forms")["nominative"] for w in word):
        return False
    left = before(text, noun.start)
    quote = next((q for q in in_quotes(text) if q[0] < noun.start < q[1]), None)
    if quote and quote[0] + 1 < noun.start:
        return False
    if _BEGINNING.search(left) or not left.strip():
        return True
    return text[noun.start].isupper() and not _governed(left)


def _governed(left: str) -> bool:
    """Whether the word before governs the noun: a preposition, «подписать», «подписано»."""
    word = _PREVIOUS.search(left)
    return word is not None and parses(word.group(1))[0].tag.POS in _VERBAL


def without_aliases(text: str, nouns: Sequence[DocumentNoun]) -> list[DocumentNoun]:
    """Without the second name of one document: «План мероприятий «Дорожная карта»»."""
    kept: list[DocumentNoun] = []
    for noun in nouns:
        alias = kept and kept[-1].kind == noun.kind == "roadmap" and noun.start - kept[-1].end < _ALIAS_REACH
        if not alias or "\n" in text[kept[-1].end : noun.start]:
            kept.append(noun)
    return kept


def _ties(text: str) -> list[int]:
    """Where ties are told as established: «Установление связей», «Дружественные связи были установлены»."""
    found = []
    for match in pattern(groups("kinds", "agreements_forms")["ties"]).finditer(fold(text)):
        start = _with_adjectives(text, match.start())
        if _BEGINNING.search(before(text, start)) or text[start].isupper():
            found.append(start)
    return found


def without_tail(text: str, start: int, end: int) -> int:
    """The end of a title without what parts it from the next one."""
    return start + len(_TAIL.sub("", text[start:end]))
