"""Documents of co-operation as texts name them: their kind, where each title begins, and which are told as signed.

Kinds are those of the findings: agreement, protocol, memorandum, roadmap, declaration, treaty, decision, ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.language.cues import fold, groups, in_quotes, pattern, search, sentences
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, is_modifier

# A title begins a cell, a line, a list entry or a sentence: before it nothing, or the end of what was before.
_BEGINNING = re.compile(r"(?:^|[\n.;•]|\d[.)]|[–—-]\s)\s*[«\"]?\s*$")
_PREVIOUS = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[\s«\"]*$")
_LIST_JOIN = re.compile(r"(?:[,;:]|(?<!\w)(?:и|and)(?!\w))\s*(?:(?:а также|и|and|also)\s+)?[«\"]?\s*$")
# What comes after these is no part of the document's name.
_OTHER = re.compile(r";|,\s+а также\s")
# What parts a title from the next: punctuation, «и», «а также», the next one's number.
_TAIL = re.compile(r"(?:[\s,;:.–—•-]|(?<=[\s;])\d+[.)]|\s(?:и|а также|and)(?=\s*$))*$")
_VERBAL = ("INFN", "VERB", "PRTS", "GRND", "PREP")
# Words between «подписано» and its document, or between the document and «было подписано».
_WORDS_BETWEEN = 8
# «План мероприятий «Дорожная карта»» is one document: the second name comes this close to the first.
_ALIAS_REACH = 60


@dataclass(frozen=True, slots=True)
class SigningMention:
    """A document told as signed (or, `intended`, as to be signed) and the phrase that names it.

    `told_start` to `end` takes in the verb as well: «подписан протокол …».
    """

    kind: str
    start: int
    end: int
    intended: bool
    told_start: int


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun of a document in a text; `start` takes in its adjectives."""

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
    nouns = [noun for noun in _nouns(text) if _starts_title(text, noun)]
    starts = [(_opened(text, noun.start), noun.kind) for noun in _without_aliases(text, nouns)]
    starts += [(start, "ties") for start in _ties(text)]
    starts = sorted(starts) or [(0, noun.kind) for noun in list(_nouns(text))[:1]]
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    return tuple((start, _trimmed(text, start, end), kind) for (start, kind), end in zip(starts, ends, strict=True))


def _opened(text: str, start: int) -> int:
    """The quotation mark right before a title belongs to it: ««Дорожная карта» мероприятий»."""
    return start - 1 if start and text[start - 1] in '«"' else start


def _nouns(text: str, start: int = 0, end: int | None = None) -> Iterator[_Noun]:
    folded = fold(text)
    found = [
        (match.start(), match.end(), kind)
        for kind, phrases in groups("kinds", "documents").items()
        for match in pattern(phrases).finditer(folded, start, len(text) if end is None else end)
    ]
    for at, stop, kind in sorted(found):
        yield _Noun(kind, _with_adjectives(text, at), at, stop)


def _with_adjectives(text: str, start: int) -> int:
    """Where the adjectives before a noun begin: «обновлённое Соглашение», «Sister City Agreement»."""
    while (word := _PREVIOUS.search(text, 0, start)) and text[start - 1] == " " and _belongs(word.group(1)):
        start = word.start(1)
    return start


def _belongs(word: str) -> bool:
    return is_modifier(word) or (word.isascii() and word[0].isupper())


def _starts_title(text: str, noun: _Noun) -> bool:
    word = fold(text[noun.noun_start : noun.end]).split()
    if not any(w in groups("kinds", "agreements_forms")["nominative"] for w in word):
        return False
    before = text[: noun.start]
    quote = next((q for q in in_quotes(text) if q[0] < noun.start < q[1]), None)
    if quote and quote[0] + 1 < noun.start:
        return False
    if _BEGINNING.search(before) or not before.strip():
        return True
    return text[noun.start].isupper() and not _governed(before)


def _governed(before: str) -> bool:
    """Whether the word before governs the noun: a preposition, «подписать», «подписано»."""
    word = _PREVIOUS.search(before)
    return word is not None and parses(word.group(1))[0].tag.POS in _VERBAL


def _without_aliases(text: str, nouns: Sequence[_Noun]) -> list[_Noun]:
    kept: list[_Noun] = []
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
        if _BEGINNING.search(text[:start]) or text[start].isupper():
            found.append(start)
    return found


def signings(text: str) -> tuple[SigningMention, ...]:
    """Documents that prose tells of as signed, cited as signed on a date, or meant to be signed."""
    found: dict[int, SigningMention] = {}
    for start, end in sentences(text):
        for mention in (*_signed_in(text, start, end), *_cited_in(text, start, end)):
            found.setdefault(mention.start, mention)
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


def _forms(name: str) -> tuple[str, ...]:
    return groups("kinds", "agreements_forms")[name]


def _signed_in(text: str, start: int, end: int) -> Iterator[SigningMention]:
    folded = fold(text)
    if search(_forms("not_signed"), folded[start:end]):
        return
    for cue in pattern((*_forms("signed"), *_forms("signing"))).finditer(folded, start, end):
        intended = _is_intended(cue, folded[start : cue.start()])
        limit = _closing(text, cue.end(), end)
        for noun, stop in _documents(text, cue, start, limit):
            yield SigningMention(noun.kind, noun.start, stop, intended, min(cue.start(), noun.start))


def _is_intended(cue: re.Match[str], before: str) -> bool:
    """Whether the words before make the signing a plan: «будет подписан», «перспективы подписания»."""
    words = WORD.findall(before)[-_WORDS_BETWEEN:]
    if pattern(_forms("signed")).fullmatch(cue.group()):
        return bool(search(_forms("future"), " ".join(words)))
    if search(_forms("happened"), " ".join(words[-2:])):
        return False
    return bool(search(_forms("intended"), " ".join([*words, cue.group()])))


def _closing(text: str, start: int, end: int) -> int:
    """The end of the clause: the bracket that closes it, if it opened before `start`, else the sentence's end."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _documents(text: str, cue: re.Match[str], start: int, limit: int) -> Iterator[tuple[_Noun, int]]:
    """The documents after the verb, those of a list one by one; else the one before it («Соглашение подписано»)."""
    after = _without_aliases(
        text, [n for n in _nouns(text, cue.start(), limit) if n.end > cue.end() or n.noun_start > cue.start()]
    )
    near = [n for n in after if len(WORD.findall(text[cue.end() : n.start])) <= _WORDS_BETWEEN][:1]
    if not near:
        before = [n for n in _nouns(text, start, cue.start()) if _is_subject(text, n, cue.start())]
        yield from ((noun, _trimmed(text, noun.start, limit)) for noun in before[:1])
        return
    listed = [n for n in after[after.index(near[0]) + 1 :] if _LIST_JOIN.search(text[: n.start])]
    nouns = [*near, *listed]
    for noun, following in zip(nouns, [*nouns[1:], None], strict=True):
        other = _OTHER.search(text, noun.end, limit)
        stop = following.start if following else (other.start() if other else limit)
        yield noun, _trimmed(text, noun.start, stop)


def _is_subject(text: str, noun: _Noun, verb: int) -> bool:
    word = fold(text[noun.noun_start : noun.end]).split()[0]
    between = WORD.findall(text[noun.end : verb])
    return word in _forms("nominative") and len(between) <= 2 * _WORDS_BETWEEN


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(_TAIL.sub("", text[start:end]))


def _cited_in(text: str, start: int, end: int) -> Iterator[SigningMention]:
    """«Протокол, подписанный 13.10.2015»: a document cited with its date; without a date it is a mere mention."""
    for cue in pattern(_forms("cited")).finditer(fold(text), start, end):
        clause = re.match(r"[^,;.]*\d[^,;\s]*", text[cue.end() : end])
        nouns = [n for n in _nouns(text, start, cue.start()) if text[n.end : cue.start()].strip() in (",", "")]
        if clause and nouns:
            start_of = nouns[-1].start
            yield SigningMention(
                nouns[-1].kind, start_of, cue.end() + clause.end(), intended=False, told_start=start_of
            )
