"""Documents that prose tells of as signed, cited as signed on a date, or meant to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.language.agreement_titles import DocumentNoun, document_nouns, without_aliases, without_tail
from pobratim.language.cues import before, fold, groups, pattern, search, sentences
from pobratim.language.noun_phrases import WORD, agree, nouns

_LIST_JOIN = re.compile(r"(?:[,;:]|(?<!\w)(?:и|and)(?!\w))\s*(?:(?:а также|и|and|also)\s+)?[«\"]?\s*$")
# What comes after these is no part of the document's name.
_OTHER = re.compile(r";|,\s+а также\s")
# Words between «подписано» and its document, or between the document and «было подписано».
_WORDS_BETWEEN = 8
# A verb further off belongs to something else.
_REACH = 400


@dataclass(frozen=True, slots=True)
class SigningMention:
    """A document told as signed (or, `intended`, as to be signed) and the phrase that names it.

    `told_start` to `end` takes in the verb as well: «подписан протокол …». `cited` is one that is only referred to with
    its date: «Протокол, подписанный 13.10.2015».
    """

    kind: str
    start: int
    end: int
    intended: bool
    told_start: int
    cited: bool = False


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
    cues = list(pattern((*_forms("signed"), *_forms("signing"))).finditer(folded, start, end))
    for number, cue in enumerate(cues):
        first = cues[number - 1].end() if number else start
        last = cues[number + 1].start() if number + 1 < len(cues) else end
        intended = _is_intended(cue, folded[max(start, cue.start() - _REACH) : cue.start()])
        for noun, stop in _documents(text, cue, first, _closing(text, cue.end(), last)):
            yield SigningMention(noun.kind, noun.start, stop, intended, min(cue.start(), noun.start))


def _is_intended(cue: re.Match[str], told: str) -> bool:
    """Whether the words before make the signing a plan: «будет подписан», «перспективы подписания»."""
    words = WORD.findall(told)[-_WORDS_BETWEEN:]
    if pattern(_forms("signed")).fullmatch(cue.group()):
        return bool(search(_forms("future"), " ".join(words)))
    if search(_forms("happened"), " ".join(words[-2:])):
        return False
    return bool(search(_forms("intended"), " ".join([*words, cue.group()])))


def _closing(text: str, start: int, end: int) -> int:
    """The end of the clause: the bracket that closes it, if it opened before `start`, else `end`."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _documents(text: str, cue: re.Match[str], start: int, limit: int) -> Iterator[tuple[DocumentNoun, int]]:
    """The documents after the verb, those of a list one by one; else the one before it («Соглашение подписано»)."""
    named = [noun for noun in document_nouns(text, cue.start(), limit) if noun.end >= cue.end()]
    after = without_aliases(text, named)
    subjects = document_nouns(text, max(start, cue.start() - _REACH), cue.start())
    subject = next((noun for noun in subjects if _is_subject(text, noun, cue.start())), None)
    near = after and len(WORD.findall(text[cue.end() : after[0].start])) <= _WORDS_BETWEEN
    if subject and after and "," in text[cue.end() : after[0].start]:
        # «Соглашение подписано 20 апреля, дополнительный протокол – 8 июня»
        yield subject, without_tail(text, subject.start, after[0].start)
    elif not near:
        if subject:
            yield subject, without_tail(text, subject.start, min(limit, cue.end() + _REACH))
        return
    nouns = [after[0], *(noun for noun in after[1:] if _LIST_JOIN.search(before(text, noun.start)))]
    for number, noun in enumerate(nouns):
        other = _OTHER.search(text, noun.end, limit)
        following = nouns[number + 1].start if number + 1 < len(nouns) else limit
        yield noun, without_tail(text, noun.start, min(following, other.start() if other else limit))


def _is_subject(text: str, noun: DocumentNoun, verb: int) -> bool:
    word = fold(text[noun.noun_start : noun.end]).split()[0]
    between = WORD.findall(text[noun.end : verb])
    return word in _forms("nominative") and len(between) <= 2 * _WORDS_BETWEEN


def _cited_in(text: str, start: int, end: int) -> Iterator[SigningMention]:
    """«Протокол, подписанный 13.10.2015»: a document cited with its date; without a date it is a mere mention."""
    for cue in pattern(_forms("cited")).finditer(fold(text), start, end):
        clause = re.compile(r"[^,;.]*\d[^,;\s]*").match(text, cue.end(), min(end, cue.end() + _REACH))
        named = list(document_nouns(text, max(start, cue.start() - _REACH), cue.start()))
        cited = next((noun for noun in reversed(named) if _is_told_of(text, noun, cue)), None)
        if clause and cited:
            yield SigningMention(
                cited.kind, cited.start, clause.end(), intended=False, told_start=cited.start, cited=True
            )


def _is_told_of(text: str, noun: DocumentNoun, participle: re.Match[str]) -> bool:
    """Whether «подписанное» tells of this document: right after it, or at the end of its title («…о туризме, …»)."""
    between = text[noun.end : participle.start()].strip()
    if between in (",", ""):
        return True
    word = fold(text[noun.noun_start : noun.end]).split()[0]
    return between.endswith(",") and any(agree(participle.group(), reading) for reading in nouns(word))
