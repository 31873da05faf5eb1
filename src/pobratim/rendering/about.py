"""The one record that a whole paper is about, and which other records have to do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pobratim.findings import Activity, Agreement, Anniversary, Partner, Person
from pobratim.rendering.cells import Filling
from pobratim.rendering.declension import in_case
from pobratim.rendering.errors import FormError
from pobratim.rendering.intervals import parse_interval
from pobratim.rendering.names import name_key
from pobratim.rendering.records import FormData, Occasion, RecordReference
from pobratim.rendering.style import country_name, distinct, words

Subject = Partner | Occasion


def subjects(about: str, data: FormData) -> Sequence[Subject]:
    """What a form about partners, or about occasions to congratulate, may be about."""
    return data.partners if about == "partners" else tuple(occasions(data))


def choose_subject(about: str, data: FormData) -> tuple[Subject, tuple[str, ...]]:
    """The record that the paper is about, and what to tell the clerk: which others there are.

    Raises FormError where there is none, or none of the name that was asked for.
    """
    found = subjects(about, data)
    if data.about:
        wanted = name_key(data.about)
        found = [subject for subject in found if wanted == name_key(subject_name(subject))]
    if not found:
        asked = f" «{data.about}»" if data.about else ""
        raise FormError(str(words()["no_subject"][about]).format(name=asked))
    others = [name for name in subject_names(about, data) if name != subject_name(found[0])]
    told = str(words()["other_subjects"]).format(names=", ".join(others))
    return found[0], () if data.about or not others else (told,)


def subject_names(about: str, data: FormData) -> tuple[str, ...]:
    """What all that a paper may be about is chosen by, each name once."""
    return distinct(subject_name(subject) for subject in subjects(about, data))


def subject_name(subject: Subject) -> str:
    """What a subject is chosen by: its city, else its country."""
    return (subject.place if isinstance(subject, Partner) else subject.city) or country_name(subject.country)


def occasions(data: FormData) -> Iterator[Occasion]:
    """What there is to congratulate on in the period: jubilees, city days, and round years of the ties."""
    for index, anniversary in enumerate(data.anniversaries):
        yield _celebrated(anniversary, RecordReference("anniversary", index))
    period = parse_interval(data.period)
    year = period.start.year if period and period.start else None
    for index, partner in enumerate(data.partners):
        since = parse_interval(partner.established)
        if year is None or since is None or since.start is None or not partner.place:
            continue
        age = year - since.start.year
        if age > 0 and age % int(words()["round_years"]) == 0:
            reference = RecordReference("partner", index)
            yield Occasion("ties", partner.place, reference, partner.country, age, partner.established)


def _celebrated(anniversary: Anniversary, reference: RecordReference) -> Occasion:
    kind, date = anniversary.kind, anniversary.date
    return Occasion(kind, anniversary.city, reference, anniversary.country, anniversary.age, date)


def is_of_subject(filling: Filling, record: Any) -> bool:
    """Whether a record has to do with the partner that the paper is about."""
    subject = filling.subject
    if subject is None:
        return True
    place = subject.place if isinstance(subject, Partner) else subject.city
    if isinstance(record, Person):
        return _is_called_of(place or country_name(subject.country), record.role or "")
    if not place:
        return subject.country is not None and subject.country in _countries(record)
    return name_key(place) in {name_key(name) for name in _places(record) if name}


def _is_called_of(name: str, role: str) -> bool:
    """Whether an office is one of that place: «мэр города Тарту», «мэр Риги»."""
    return any(form in role for form in (name, in_case(name, "genitive")))


def _places(record: Any) -> tuple[str | None, ...]:
    if isinstance(record, Activity):
        return (*record.cities, record.venue.city, record.listed_under.place)
    if isinstance(record, Agreement):
        return record.partner.place, record.listed_under.place
    if isinstance(record, Partner):
        return record.place, record.listed_under.place
    return (getattr(record, "city", None),)


def _countries(record: Any) -> tuple[str | None, ...]:
    if isinstance(record, Activity):
        return record.countries
    if isinstance(record, Agreement):
        return (record.partner.country,)
    return (getattr(record, "country", None),)
