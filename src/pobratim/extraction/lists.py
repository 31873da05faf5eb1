"""Lists without a table: partners or agreements a line, profiles of partners, cities with their jubilees or days.

A line becomes the record that a table's row would be, so that it is read by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from pobratim.document import Text
from pobratim.extraction.agreement_lists import agreements_listed
from pobratim.extraction.anniversaries import Kind, anniversary_of
from pobratim.extraction.asides import denies
from pobratim.extraction.documents_named import documents_in
from pobratim.extraction.enumerations import enumerated, headed_rows, listed_rows, told_singly
from pobratim.extraction.genres import named_genre
from pobratim.extraction.labelled import labelled_records
from pobratim.extraction.partner_lines import partner_line, tells_ties
from pobratim.extraction.partners import RegisterRow, partners_of, register_rows
from pobratim.extraction.passages import Passage
from pobratim.extraction.prose_headings import country_of, profile_place, without_places
from pobratim.extraction.register_agreements import agreements_of
from pobratim.extraction.rows import Headings, Record
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.signed import SigningScope, signed_in
from pobratim.findings import Activity, Agreement, AgreementPartner, Anniversary, Partner
from pobratim.language.cues import fold, sentences
from pobratim.language.dates import Scope, find_dates, leading_date
from pobratim.language.places import Place, PlaceMention, country_named, find_places, place_named
from pobratim.language.tense import find_tense
from pobratim.resources import load

# «Ташкент – 2200 лет, октябрь»: what parts a line as columns part a row.
_PARTED = re.compile(r"\s+[–—-]\s+|[,;:]\s+|\s*;\s*$|\s*\(")
# What may stand between the names of one partner: «г. Керава, Финляндия», «Япония: Ниигата и Саппоро».
_BETWEEN_NAMES = re.compile(r"[\s,:()–—-]*(?:(?:г|гг|город|города|и|and)\b\.?[\s,]*)?", re.IGNORECASE)
_LEAD_IN = re.compile(r"\s*:\s*")
_ITEM_END = re.compile(r";\s+")
_HEADING_STOP = re.compile(r"\)?\s*[.:](?=\s)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_YEAR = len("2020")
_SOME_YEAR = Scope.of("2000")


@dataclass(frozen=True, slots=True)
class Listed:
    """What lists hold, and the passages that were none of theirs."""

    partners: tuple[Partner, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    rest: tuple[Passage, ...] = ()


@dataclass
class _Reading:
    """The state of one pass down the passages."""

    partners: list[Partner] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    anniversaries: list[Anniversary] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)


def read_lists(passages: Iterable[Passage], scope: DocumentScope) -> Listed:
    """The partners, agreements and anniversaries that lines of prose list."""
    reading = _Reading()
    labelled, passages = labelled_records(passages)
    for row in register_rows(labelled):
        _add_row(reading, row)
    for partner, group in groupby(passages, key=lambda passage: passage.under.partner and passage.under.section):
        if partner:
            _read_profile(reading, list(group), scope)
        else:
            for passage in group:
                _read_line(reading, passage, scope)
    if not reading.partners:
        for row in headed_rows(reading.rest, scope) or enumerated(scope.title, scope.place):
            _add_row(reading, row)
    return Listed(tuple(reading.partners), tuple(reading.agreements), tuple(reading.anniversaries), tuple(reading.rest))


def enumerations_of(passages: Sequence[Passage], scope: DocumentScope) -> Listed:
    """The partners that sentences beside tables enumerate; the passages stay to be told."""
    reading = _Reading()
    for passage in passages:
        for row in enumerated(passage.text, scope.place):
            _add_row(reading, row)
    return Listed(tuple(reading.partners), tuple(reading.agreements), rest=tuple(passages))


def _read_line(reading: _Reading, passage: Passage, scope: DocumentScope) -> None:
    under = passage.under
    anniversary = _anniversary(passage, under.anniversaries) if under.anniversaries else None
    row = _partner_row(passage, scope) if under.partners and not anniversary else None
    if anniversary:
        reading.anniversaries.append(anniversary)
    elif row:
        _add_row(reading, row)
    elif under.partners and (profile := _opened_profile(passage)):
        _read_profile(reading, profile, scope)
    elif _lists_agreements(passage, scope) and (agreements := _agreements(passage, scope)):
        reading.agreements += agreements
    elif rows := _told_rows(passage, scope):
        for listed in rows:
            _add_row(reading, listed)
        if len(rows) < len(sentences(passage.text.value)):
            reading.rest.append(passage)
    else:
        reading.rest.append(passage)


def _lists_agreements(passage: Passage, scope: DocumentScope) -> bool:
    """Whether a line stands in a list of agreements: the whole paper is one, or the section that it is in."""
    section = passage.under.section
    return scope.genre == "agreement_register" or bool(section and named_genre(section.value) == "agreement_register")


def _told_rows(passage: Passage, scope: DocumentScope) -> tuple[RegisterRow, ...]:
    """The rows that a paragraph's sentences stand for: a list of partners, in a register also one of them."""
    found = enumerated(passage.text, scope.place)
    if found or not passage.under.partners:
        return found
    return listed_rows(passage.text, scope.place) or told_singly(passage.text, scope)


def _anniversary(passage: Passage, kind: Kind) -> Anniversary | None:
    text = passage.text
    cuts = [(0, 0), *(m.span() for m in _PARTED.finditer(text.value)), (len(text), len(text))]
    parts = [text.slice(end, start).strip(" .;)") for (_, end), (start, _) in pairwise(cuts)]
    cells = {f"column {number}": part for number, part in enumerate(parts) if part}
    if not _holds_only_anniversary(text.value):
        return None
    return anniversary_of(Record(cells, text, Headings(section=passage.under.section)), passage.under.period, kind)


def _opened_profile(passage: Passage) -> tuple[Passage, ...]:
    """A paragraph that opens with its partner as a heading would: «Карлово (Болгария). Связи установлены …»."""
    text = passage.text
    names = _leading_names(text.value)
    stop = _HEADING_STOP.match(text.value, names[-1].end) if names else None
    place = profile_place(text.value[: stop.end()]) if stop else None
    if stop is None or place is None:
        return ()
    heading = text.slice(0, stop.end())
    under = replace(passage.under, partner=place, section=heading, countries=country_of(heading))
    return (Passage(text.slice(stop.end()).strip(), under),)


def _holds_only_anniversary(value: str) -> bool:
    """Whether a line holds a city, its age and a date, and no more words than name a jubilee: no event of others."""
    rest = without_places(value)
    for mention in find_dates(rest, _SOME_YEAR):
        rest = rest[: mention.start] + " " * (mention.end - mention.start) + rest[mention.end :]
    known = tuple(load("ru/genres")["celebration_words"])
    others = [word for word in _LETTERS.findall(rest) if not fold(word).startswith(known)]
    # «Остров» is a word before it is a town: alone beside a date it is the town.
    return bool(place_named(others[0])) if len(others) == 1 else not others and rest != value


def _partner_row(passage: Passage, scope: DocumentScope) -> RegisterRow | None:
    """The row that a line of a list of partners stands for, in the country of the heading above it."""
    under = passage.under
    return partner_line(passage.text, under.section, scope.place, next(iter(under.countries), None))


def _leading_names(value: str) -> list[PlaceMention]:
    """The names of places that a line begins with, nothing between them but commas and brackets."""
    names: list[PlaceMention] = []
    end = 0
    for mention in find_places(value):
        if mention.adjective or not _BETWEEN_NAMES.fullmatch(value[end : mention.start]):
            break
        names.append(mention)
        end = mention.end
    return names


def _add_row(reading: _Reading, row: RegisterRow, signed: Sequence[Agreement] = ()) -> None:
    found = agreements_of(row)
    ties = found.established
    for partner in partners_of(row):
        evidence = {**partner.evidence, "established": ties.spans} if ties else partner.evidence
        reading.partners.append(replace(partner, established=ties.edtf if ties else None, evidence=evidence))
    reading.agreements += [a for a in found.agreements if not (signed and a.kind == "ties")]
    reading.agreements += signed


def _read_profile(reading: _Reading, passages: Sequence[Passage], scope: DocumentScope) -> None:
    """A partner's profile: a heading that names it, and what was signed and done below."""
    under = passages[0].under
    heading, place = under.section or Text(), under.partner
    if place is None:
        return
    told = [sentence for passage in passages for sentence in _sentences(passage.text)]
    ties = [sentence for sentence in told if tells_ties(sentence.value) and not _names_document(sentence)]
    named = [sentence for sentence in told if _names_document(sentence) and not find_tense(sentence.value)]
    cells = {"established": Text.join(ties), "basis_year": Text.join(named)}
    whole = Text.join([heading, *(passage.text for passage in passages if passage.text)])
    record = Record({name: text for name, text in cells.items() if text}, whole, Headings(section=heading))
    row = RegisterRow(record, country_named(heading.value), *_names_in(heading, place), begins=True)
    partner = AgreementPartner(place.country, place.name)
    within = SigningScope(scope, None, partner)
    signed = [a for sentence in told for a in signed_in(sentence, Activity(sentence.value, "", {}), within)]
    _add_row(reading, row, signed)
    for passage in passages:
        events = [sentence for sentence in _sentences(passage.text) if not _is_formal(sentence)]
        reading.rest += _items(replace(passage, text=Text.join(events, " "))) if events else ()


def _names_in(heading: Text, place: Place) -> tuple[Text, tuple[Place, ...], Text]:
    """The heading's country in its wording, the place, and the place in its wording."""
    mentions = find_places(heading.value)
    country = next((heading.slice(m.start, m.end) for m in mentions if m.place.kind == "country"), Text())
    named = next((heading.slice(m.start, m.end) for m in mentions if m.place == place), heading)
    return country, (place,), named


def _sentences(text: Text) -> Iterator[Text]:
    return (text.slice(start, end).strip() for start, end in sentences(text.value))


def _names_document(sentence: Text) -> bool:
    """Whether a sentence names a document, not the bare ties."""
    return bool(documents_in(sentence))


def _is_formal(sentence: Text) -> bool:
    """Whether a sentence tells of nothing but the ties and documents."""
    return tells_ties(sentence.value) or _names_document(sentence) or denies(sentence.value)


def _items(passage: Passage) -> tuple[Passage, ...]:
    """What a profile tells, by items where a year leads them in: «В 2020 году: 5 марта – …; 14 октября – …»."""
    lead = leading_date(passage.text.value)
    led_in = _LEAD_IN.match(passage.text.value, lead.end) if lead and lead.edtf else None
    if lead is None or lead.edtf is None or led_in is None or len(lead.edtf) > _YEAR:
        return (passage,)
    period = Sourced(lead.edtf, passage.text.spans(lead.start, lead.end))
    under = replace(passage.under, period=period)
    ends = [led_in.end(), *(m.end() for m in _ITEM_END.finditer(passage.text.value, led_in.end())), len(passage.text)]
    pieces = (passage.text.slice(start, end).strip() for start, end in pairwise(ends))
    return tuple(Passage(piece, under, listed=True) for piece in pieces if piece)


def _agreements(passage: Passage, scope: DocumentScope) -> tuple[Agreement, ...]:
    """The agreement of a line of a list of them, read as a row whose one cell holds all."""
    if not _names_document(passage.text):
        return ()
    record = Record(
        {"title": passage.text, "status": passage.text}, passage.text, Headings(section=passage.under.section)
    )
    year = passage.under.period if passage.under.period is not scope.period else None
    return tuple(agreements_listed([record], scope, Scope.of(year.value) if year else None))
