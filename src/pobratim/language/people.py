"""Persons whom a text names with an office, rank, title or profession, before the name or after it.

Without a role nobody is reported, nor are names inside names («библиотека им. …», «улица академика …»). Recognition is
by rule: an office of the lexicon, what it governs, and a name beside it; see `resources/*/people.yml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pobratim.language.cues import before, fold, lexicon, pattern, sentences, word_set
from pobratim.language.gazetteer import fold as fold_name
from pobratim.language.gazetteer import lookup
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, head_of, is_modifier, nominative
from pobratim.language.people_declension import fits, nominative_name
from pobratim.language.people_names import NameSpan, find_names, has_first_name
from pobratim.language.people_roles import Office, Role, find_offices, has_verb, role_start
from pobratim.language.people_same import same_person
from pobratim.language.places_words import readings

# An office further from its name than this many characters is somebody else's.
_REACH = 240
_MOST_COMMAS = 3
# A name of more words than this may have begun too early.
_FULL_NAME = 2
# What parts a role from the name, the line for a signature among it.
_TRAILING = " ,:–—-_\n\u00a0"
_AFTER = re.compile(r"\s*(?:,|\s[–—-]|\(|\n)\s*")
_ENTRY = re.compile(r"\s*[–—:-]\s*$")
_COMMA = re.compile(r",\s*")
_LISTED = re.compile(r"\s*(?:,|и|and|,\s*и)\s+")
_PREVIOUS = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)[\s«\"]*$")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named with a role. `start` to `end` is the name as written, `name` its nominative.

    `role` is nominative too, as far as its first words go; forms of address (г-н, тов.) belong to neither.
    """

    start: int
    end: int
    name: str
    role: str | None
    role_start: int
    role_end: int


@functools.lru_cache(maxsize=4096)
def find_people(text: str) -> tuple[PersonMention, ...]:
    """Everyone named with a role, in order; one person may be mentioned many times."""
    offices = find_offices(text)
    names = [n for n in find_names(text) if not _is_namesake(text, n.start)] if offices else []
    found: list[PersonMention] = []
    floor, shared = 0, None
    for name, following in zip(names, [*names[1:], None], strict=False):
        limit = following.start if following else len(text)
        name = _without_thing(text, name)
        role = (
            _role_before(text, name, [o for o in offices if floor <= o.phrase and o.end <= name.start])
            or _role_shared(text, name, floor, shared)
            or _role_after(text, name, offices, limit)
        )
        if role or name.sure:
            floor, shared = name.end, role if role and role.plural else None
        if role and not _is_namesake(text, role.start):
            found.append(_mention(text, name, role))
    return tuple(found)


def _is_namesake(text: str, start: int) -> bool:
    """Whether what begins here is the name of a street, a library or a prize: «им.», «улица»; «от имени» is not."""
    told = fold(before(text, start)).rstrip(' \u00a0\n«"')
    if any(told.endswith(words) for words in lexicon("people", "not_namesakes")):
        return False
    return bool(told) and told.split()[-1] in word_set("people", "namesakes")


def _role_before(text: str, name: NameSpan, offices: Sequence[Office]) -> Role | None:
    """The role right before a name: its nearest office, and what that office governs up to the name."""
    if not offices:
        return None
    gap = text[offices[-1].end : name.start]
    role_end = name.start - len(gap) + len(_without_titles(gap))
    told = text[offices[-1].end : role_end]
    if len(told) > _REACH or _is_broken(told) or _leads_elsewhere(text, name, told, gap):
        return None
    if not name.sure and len(text[name.start : name.end].split()) == 1 and not _is_lone_surname(text, name, gap):
        return None
    starts, first = role_start(text, offices, len(offices) - 1)
    nearest = () if first.cases[:1] == ("nomn",) else offices[-1].cases
    cases = tuple(dict.fromkeys((*first.cases, *nearest)))
    if not any(fits(text[name.start : name.end], case) for case in cases):
        return None
    return Role(starts, len(text[:role_end].rstrip(_TRAILING)), cases, offices[-1].plural)


def _without_thing(text: str, name: NameSpan) -> NameSpan:
    """Without a first word that names what stands before: «Mayor of Haifa Yona …», «Института Гёте Гюнтер …»."""
    words = text[name.start : name.end].split()
    thing = _PREVIOUS.search(before(text, name.start))
    if name.sure or thing is None or len(words) <= _FULL_NAME or has_first_name(words[0]):
        return name
    lemmas = [p.normal_form for p in parses(thing["word"].rstrip("."))]
    if any(lemma in word_set("people", "named_things") for lemma in lemmas):
        return replace(name, start=text.index(words[1], name.start))
    return name


def _without_titles(gap: str) -> str:
    """The gap without the forms of address at its end: «Монголии г-на» → «Монголии»."""
    while (word := _PREVIOUS.search(gap)) and fold(word["word"]) in word_set("people", "titles"):
        gap = gap[: word.start()]
    return gap


def _is_broken(told: str) -> bool:
    """Whether a sentence ends, a verb stands or too much is listed between an office and the name."""
    line = told.replace("\n", " ")
    entry = _ENTRY.sub("", line)
    return (
        ";" in line
        or " / " in line
        or line.count("(") != line.count(")")
        or len(sentences("A" + line)) > 1
        or bool(re.search(r"[.!?]\s*$", line))
        or entry.count(",") > _MOST_COMMAS
        or line.rstrip().endswith(",")
        or has_verb(line)
    )


def _leads_elsewhere(text: str, name: NameSpan, told: str, gap: str) -> bool:
    """Whether the last word before the name makes it something else: a preposition, «города», «компании».

    «Смоленской области Иван …» has its adjective and wants no name; nor does a form of address leave a doubt.
    """
    word = _PREVIOUS.search(told)
    if word is None or told != gap:
        return False
    if any(p.tag.POS in ("PREP", "CONJ") for p in parses(word["word"])[:1]):
        return True
    things = any(p.normal_form in word_set("people", "named_things") for p in parses(word["word"].rstrip(".")))
    adjective = _PREVIOUS.search(told[: word.start()])
    named = adjective is not None and (is_modifier(adjective["word"]) or fold(adjective["word"]) == "the")
    return things and not named and not name.sure and not _is_plainly_person(text[name.start : name.end])


def _is_plainly_person(name: str) -> bool:
    """Whether a name is no place's: it has a first name, a family name of East Asia, or stands in an oblique case that
    a place beside «города» never does («президентом города Рышардом …»).
    """
    first, *rest = name.split()
    declined = any(nominative_name(name, (case,)) != name for case in ("ablt", "datv"))
    return has_first_name(name) or (bool(rest) and (first in word_set("people", "family_names") or declined))


def _is_lone_surname(text: str, name: NameSpan, gap: str) -> bool:
    """A single word is a person's name if it is a known surname or comes after a form of address."""
    if _without_titles(gap).strip() and _without_titles(gap) == gap:
        return False
    addressed = _without_titles(gap) != gap
    word = text[name.start : name.end]
    surname = any("Surn" in p.tag and "Geox" not in p.tag and p.tag.number == "sing" for p in parses(word)[:2])
    # «главы Чехова» is that of the town.
    town = any(entry.kind == "city" for form in readings(word) for entry in lookup(fold_name(form.form)))
    return addressed or (surname and not town)


def _role_shared(text: str, name: NameSpan, floor: int, shared: Role | None) -> Role | None:
    """«писателей Ивана Петрова и Петра Иванова»: the office in the plural is that of all who are named after it."""
    return shared if shared and _LISTED.fullmatch(text[floor : name.start]) else None


def _role_after(text: str, name: NameSpan, offices: Sequence[Office], limit: int) -> Role | None:
    """The role after a name: an office behind a comma, dash or bracket, to the end of what it governs."""
    opening = _AFTER.match(text, name.end)
    office = next((o for o in offices if opening and o.phrase == opening.end()), None)
    if opening is None or office is None or office.plural:
        return None
    end = _role_end(text, office, limit, bracket="(" in opening.group())
    adjacent = not _without_titles(text[end:limit]).strip() and limit < len(text)
    single = not name.sure and not re.search(r"\s", text[name.start : name.end].strip())
    return None if adjacent or single else Role((office.phrase,), end, office.cases)


def _role_end(text: str, office: Office, limit: int, *, bracket: bool) -> int:
    """Where what an office governs ends: the bracket, the sentence, a comma that continues no list, a verb."""
    folded = fold(text)
    first = sentences(text[office.start : limit])[:1]
    end = office.start + (first[0][1] if first else 0)
    stops = [m.start() for m in pattern(lexicon("people", "role_ends")).finditer(folded, office.end, end)][:1]
    stops += [m.start() for m in re.compile(r";|\s/\s").finditer(text, office.end, end)][:1]
    stops += [m.start() for m in _COMMA.finditer(text, office.end, end) if not _continues(text, m.end())][:1]
    stops += [m.start() for m in WORD.finditer(text, office.end, end) if has_verb(m.group())][:1]
    stops += [_unmatched(text, office.start, end)] if bracket or ")" in text[office.end : end] else []
    end = min([*stops, end])
    return office.start + len(text[office.start : end].rstrip("." + _TRAILING))


def _unmatched(text: str, start: int, end: int) -> int:
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _continues(text: str, after: int) -> bool:
    """Whether a comma goes on with a list of genitives: «министр образования, науки и спорта»."""
    word = WORD.match(text, after)
    if word is None or not word.group().islower() or find_offices(word.group()):
        return False
    return any(p.tag.case == "gent" for p in parses(word.group()))


def _mention(text: str, name: NameSpan, role: Role) -> PersonMention:
    written = " ".join(text[name.start : name.end].split())
    gender = _gender(text, name, role)
    return PersonMention(
        name.start,
        name.end,
        nominative_name(written, role.cases, gender),
        _role_text(text, role),
        role.start,
        role.end,
    )


def _gender(text: str, name: NameSpan, role: Role) -> str | None:
    title = _PREVIOUS.search(before(text, name.start))
    if title and fold(title["word"]) in word_set("people", "feminine_titles"):
        return "femn"
    head = head_of(text[role.start : role.end])
    return "femn" if head and any(p.tag.gender == "femn" and "anim" in p.tag for p in head.readings[:1]) else None


def _role_text(text: str, role: Role) -> str:
    ends = [*role.starts[1:], role.end]
    parts = [
        nominative(text[start:end], case=role.cases[0], singular=True)
        for start, end in zip(role.starts, ends, strict=True)
    ]
    return " ".join("".join(parts).split())


def unique_people(mentions: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """Each person once, in the order of first mention: the name in its fullest form, the role of the first mention."""
    found: list[PersonMention] = []
    for mention in mentions:
        twin = next((n for n, known in enumerate(found) if same_person(known.name, mention.name)), None)
        if twin is None:
            found.append(mention)
        elif len(mention.name) > len(found[twin].name):
            found[twin] = replace(found[twin], name=mention.name)
    return tuple(found)
