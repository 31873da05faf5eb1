"""Organisations: the abbreviations that a text defines, and who organised what it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.language.cues import fold, in_quotes, lexicon, pattern, search
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, head_of, nominative
from pobratim.resources import load

_ABBREVIATION = r"[А-ЯЁA-Z][А-ЯЁA-Zа-яё]{0,3}[А-ЯЁA-Z-]{0,8}[А-ЯЁA-Z]"
_BRACKET = re.compile(rf"\s\((?P<after>[а-яa-z]+)?\s*[–—:-]?\s*[«\"]?(?P<abbreviation>{_ABBREVIATION})[»\"]?\)")
# A name of more words, or one that reaches over these, is not what is abbreviated.
_MOST_WORDS = 14
_NAME_BREAK = re.compile(r"[.,;:()]\s|[–—\n]")
# The list in a cell: commas, semicolons, lines, and a full stop before a new name.
_SEPARATOR = re.compile(
    r"\s*(?:[,;]|\n+|(?<!\sг)(?<!\sим)(?<![\s.][А-ЯЁA-Z])\.(?=\s+[А-ЯЁA-Z«]))\s*|\s+(?:и|and)\s+(?=[А-ЯЁA-Z«])"
)
# «г. Вена» goes on, a sentence does not.
_CLOSING = re.compile(r"(?<!\bг)(?<!\bим)(?<!\b[А-ЯЁA-Z])\.(?=\s|$)|[;:()\n]|\s[–—-]\s")
_ADDRESS = re.compile(r"\s*\([^()]{0,80}\)")
_AND = re.compile(r",?\s+(?:и|and)\s+(?=[А-ЯЁA-Z«])")
_COMMA = re.compile(r",\s*|\s+(?:и|and)\s+")


@dataclass(frozen=True, slots=True)
class AbbreviationMention:
    """An abbreviation that the text defines: the full name (nominative where the words allow it) and where it stands.

    `start` to `end` is the name, `abbreviation_start` to `abbreviation_end` the abbreviation in its brackets.
    """

    start: int
    end: int
    name: str
    abbreviation: str
    abbreviation_start: int
    abbreviation_end: int


def find_abbreviations(text: str) -> tuple[AbbreviationMention, ...]:
    """Each «Full Name (ABBR)» and «full name (далее – ABBR)»; brackets with no such name before them are none."""
    found = []
    for match in _BRACKET.finditer(text):
        told = fold(match["after"] or "")
        if told and told not in lexicon("organisations", "hereafter"):
            continue
        start = _name_start(text[: match.start()], match["abbreviation"], told=bool(told))
        if start is not None:
            name = " ".join(text[start : match.start()].split())
            found.append(
                AbbreviationMention(
                    start, match.start(), nominative(name), match["abbreviation"], *match.span("abbreviation")
                )
            )
    return tuple(found)


def _name_start(before: str, abbreviation: str, *, told: bool) -> int | None:
    """Where the name that ends here begins: its initials are the abbreviation's letters in order, or in any order."""
    breaks = [m.end() for m in _NAME_BREAK.finditer(before)]
    floor = breaks[-1] if breaks else 0
    words = [m for m in WORD.finditer(before, floor) if not m.group().isdigit()][-_MOST_WORDS:]
    letters = _latin(abbreviation)
    for first in range(len(words) - 1, -1, -1):
        initials = [_latin(part[:1]) for word in words[first:] for part in word.group().split("-")]
        if initials[0] == letters[0] and _in_order(letters, initials):
            return words[first].start()
    whole = words[-len(letters) :]
    if len(whole) == len(letters) and sorted(_latin(w.group()[:1]) for w in whole) == sorted(letters):
        return whole[0].start()
    capitals = [w for w in words if w.group()[0].isupper()]
    return capitals[0].start() if told and capitals else None


def _in_order(letters: str, initials: Sequence[str]) -> bool:
    rest = iter(initials)
    return all(any(initial == letter for initial in rest) for letter in letters)


def _latin(text: str) -> str:
    table: dict[str, str] = load("ru/organisations")["latin"]
    return "".join(table.get(c, c) for c in fold(text) if c.isalpha())


def split_organisers(text: str, *, labelled: bool = True) -> tuple[tuple[int, int], ...]:
    """The span of each organiser in a cell («Организаторы: Мэрия города Вены, МАГ»).

    Commas in quotation marks part nobody. A cell without the word «организатор» names none (a note such as «По плану
    …»), unless `labelled` is false: a column of its own needs no label.
    """
    labels = list(pattern(lexicon("organisations", "label")).finditer(fold(text)))
    if not labels:
        return () if labelled or not text.strip() else tuple(_listed(text, 0, len(text)))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    return tuple(span for label, end in zip(labels, ends, strict=True) for span in _listed(text, label.end(), end))


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    quotes = in_quotes(text)
    stop = search(lexicon("organisations", "supporters"), fold(text[start:end]))
    end = start + stop.start() if stop else end
    at = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        if match and any(a < match.start() < b for a, b in quotes):
            continue
        if match and not _begins_name(text, match):
            continue
        yield from _stripped(text, at, match.start() if match else end)
        at = match.end() if match else end


def _begins_name(text: str, separator: re.Match[str]) -> bool:
    """Whether «и» joins two organisers and not two words of one («МАГ и Исполком», «культуры и Туризма»)."""
    if separator.group().strip() not in ("и", "and"):
        return True
    word = WORD.match(text, separator.end())
    if word is None or word.group().isupper() or word.group().isascii():
        return True
    return bool(parses(word.group())[0].tag.case == "nomn")


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    together = search(lexicon("organisations", "together"), fold(text[start:end]))
    if together:
        yield from _stripped(text, start, start + together.start())
        start += together.end()
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" \t\n:–—-.,;"))
    end = start + len(text[start:end].rstrip(" \t\n:–—-.,;"))
    if end > start:
        yield start, end


def organisers_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, nominative name) of each organiser told of in prose, in order, each once."""
    found: dict[str, tuple[int, int, str]] = {}
    for opening, case in _openings(text):
        first = _past_people(text, opening)
        wanted = case if first == opening else "gent"
        for start, end in _names(text, first):
            if _is_somebody(text[start:end], wanted):
                name = " ".join(text[start:end].split())
                found.setdefault(fold(nominative(name)), (start, end, nominative(name)))
    return tuple(sorted(found.values()))


def _openings(text: str) -> Iterator[tuple[int, str]]:
    """Where an organiser's name begins, and the case that it stands in."""
    folded = fold(text)
    for group, case in (("organised_by", "ablt"), ("was_organiser", "nomn"), ("initiative", "gent")):
        for match in pattern(lexicon("organisations", group)).finditer(folded):
            together = pattern(lexicon("organisations", "together")).match(folded, match.end() + 1)
            if not pattern(lexicon("organisations", "initiative")).match(folded, match.end() + 1):
                yield (together or match).end(), case


def _past_people(text: str, start: int) -> int:
    """Past «школьниками» and the like, who are somebody's: «подготовлен школьниками Лицея № 2»."""
    word = WORD.search(text, start)
    if word is None or not word.group().islower():
        return start
    best = parses(word.group())[0].tag
    return word.end() if "anim" in best and best.number == "plur" else start


def _names(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The names from here on that «и» or «совместно с» join, each without its address in brackets."""
    following: re.Match[str] | None = re.compile(r"[\s:]*").match(text, start)
    while following:
        start = following.end()
        end = _name_end(text, start)
        if end > start:
            yield start, end
        address = _ADDRESS.match(text, end)
        at = address.end() if address else end
        together = pattern(lexicon("organisations", "together")).match(fold(text), at + 1)
        following = _AND.match(text, at) or (re.compile(r"\s*").match(text, together.end()) if together else None)


def _name_end(text: str, start: int) -> int:
    """Where a name ends: at punctuation outside quotations, or where something else begins («в рамках», «при»)."""
    quotes = in_quotes(text)
    folded = fold(text)
    ends = [m.start() for m in _CLOSING.finditer(text, start) if not any(a < m.start() < b for a, b in quotes)]
    ends += [m.start() for m in _COMMA.finditer(text, start) if _ends_name(text, m.end(), quotes)][:1]
    for group in ("stops", "supporters", "together"):
        ends += [m.start() for m in pattern(lexicon("organisations", group)).finditer(folded, start)][:1]
    end = min([*ends, len(text)])
    return start + len(text[start:end].rstrip(" ,"))


def _ends_name(text: str, after: int, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a comma or «и» ends the name: not in quotations, nor in «Министерство земли, транспорта и туризма»."""
    if any(a < after - 1 < b for a, b in quotes):
        return False
    word = WORD.match(text, after)
    return word is None or word.group()[0].isupper() or all(p.tag.case != "gent" for p in parses(word.group()))


def _is_somebody(name: str, case: str) -> bool:
    """Whether the words name a body: its noun is in the case wanted, or they begin with an abbreviation or a name."""
    head = head_of(name)
    if head is None or not (head.readings or head.modifiers):
        return name[:1].isupper() or name[:1] in '«"'
    nobody = any(r.normal_form in lexicon("organisations", "nobody") for r in head.readings)
    return not nobody and (case in head.cases or name.split()[0].isupper())
