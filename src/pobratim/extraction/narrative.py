"""Prose: a paragraph that tells of a dated happening is an activity, and so is each line of a plan's or report's list;
the undated paragraphs tell more of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pobratim.document import Text
from pobratim.extraction.activities import Built, build_activity
from pobratim.extraction.counterparts import counterpart_of_title
from pobratim.extraction.happenings import parted
from pobratim.extraction.item import Item, ItemScope
from pobratim.extraction.narrative_dates import dates_of, within
from pobratim.extraction.passages import Passage
from pobratim.extraction.prose_headings import city_alone
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.signed import SigningScope, signed_in
from pobratim.extraction.when import when_in_cell
from pobratim.findings import Activity, Agreement, AgreementPartner, ListedUnder, Status
from pobratim.language.dates import find_dates, leading_date
from pobratim.language.edtf import bounds
from pobratim.language.facts_promises import find_promises
from pobratim.language.kinds import activity_status, signings
from pobratim.language.morphology import parses
from pobratim.language.places import find_places, place_named
from pobratim.language.tense import find_tense

# What parts a date from what it heads.
_LEAD = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?[.:–—-]\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = len("2020")
_STAY = len("2020-01-01/2020-01-02")


@dataclass(frozen=True, slots=True)
class Told:
    """What prose tells: its activities, the agreements signed in them, and the texts before the first activity."""

    activities: tuple[Built, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    introduction: tuple[Text, ...] = ()


@dataclass
class _Telling:
    """The state of one pass down the passages; `open_list` says that the lines below belong to the last activity."""

    scope: DocumentScope
    built: list[Built] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    introduction: list[Text] = field(default_factory=list)
    partner: AgreementPartner = field(default_factory=AgreementPartner)
    open_list: bool = False

    @property
    def last(self) -> Activity | None:
        return self.built[-1].activity if self.built else None


def read_narrative(passages: Iterable[Passage], scope: DocumentScope) -> Told:
    """Activities and agreements of running text, in order."""
    telling = _Telling(replace(scope, untabled=True), partner=_title_partner(scope))
    for passage in (piece for whole in passages for piece in parted(whole, scope)):
        if scope.untabled or _stands_beside_table(passage):
            _read(telling, passage)
    introduction = telling.introduction if telling.built else []
    return Told(tuple(telling.built), tuple(telling.agreements), tuple(introduction))


def _stands_beside_table(passage: Passage) -> bool:
    """Whether a paragraph beside the tables tells of a happening of its own: a sentence with the day or month of it, or
    a line of a list that its date heads; what has no date or only a year introduces a table or sums it up.
    """
    if passage.listed and leading_date(passage.text.value, within(passage)):
        return True
    days = [
        m for m in find_dates(passage.text.value, within(passage)) if m.role == "date" and len(m.edtf or "") > _YEAR
    ]
    return bool(days) and not passage.listed and find_tense(passage.text.value) is not None


def _title_partner(scope: DocumentScope) -> AgreementPartner:
    """The foreign place that the title names, if it names one."""
    named = {m.place for m in find_places(scope.title.value) if m.place.country != scope.home and not m.adjective}
    cities = [place for place in named if place.kind != "country"]
    return AgreementPartner(cities[0].country, cities[0].name) if len(cities) == 1 else AgreementPartner()


def _read(telling: _Telling, passage: Passage) -> None:
    dates = dates_of(passage, telling.scope, telling.last, telling.open_list)
    if dates is not None:
        telling.built.append(_activity(passage, dates, telling.scope))
        telling.partner = _main_partner(telling.built[-1].activity, telling.partner)
    elif telling.built:
        telling.built[-1] = _told_more(telling.built[-1], passage.whole)
    else:
        telling.introduction.append(passage.whole)
    if not passage.listed:
        telling.open_list = dates is not None and passage.text.value.rstrip().endswith(":")
    if telling.built or signings(passage.text.value):
        nearest = telling.built[-1].activity if telling.built else Activity(passage.text.value, "", {})
        partner = _section_partner(passage, telling.partner) or visited(telling.scope) or telling.partner
        scope = SigningScope(telling.scope, within(passage), partner, _days_of_visit(telling))
        telling.agreements += signed_in(passage.text, nearest, scope)


def _days_of_visit(telling: _Telling) -> Sourced | None:
    """The days of the visit that a report is about: its period, else those of the visit told so far."""
    if telling.scope.genre != "visit_report":
        return None
    partner = frozenset(code for code in [_title_partner(telling.scope).country] if code)
    return telling.scope.period or main_visit(Told(tuple(telling.built)), partner)


def visited(scope: DocumentScope) -> AgreementPartner | None:
    """The place that a visit's report is about, where its title names one: whatever was signed was signed with it."""
    titled = _title_partner(scope) if scope.genre == "visit_report" else AgreementPartner()
    return titled if titled.place else None


def _section_partner(passage: Passage, before: AgreementPartner) -> AgreementPartner | None:
    """The city that the section is about, where its heading is the name of one, or its country if it is another than
    that of the partner told of before.
    """
    city = city_alone(passage.under.section.value) if passage.under.section else None
    if city:
        return AgreementPartner(city.place.country, city.place.name)
    country = next(iter(passage.under.countries), None)
    return AgreementPartner(country) if country and country != before.country else None


def _activity(passage: Passage, dates: Text, scope: DocumentScope) -> Built:
    """The activity of a paragraph; its date may stand anywhere in it, so all of the paragraph is looked through."""
    under = passage.under
    section = " ".join(under.section.value.split()) if under.section else None
    item_scope = ItemScope(
        scope,
        under.dated_by if dates else under.period,
        under.countries or counterpart_of_title(scope),
        tuple(place_named(under.section.value)) if under.section and city_alone(under.section.value) else (),
        municipality=under.municipality,
        listed_under=ListedUnder(section),
    )
    content = passage.text if passage.headline else _after_date(passage.text, dates)
    item = Item(text=passage.whole, title=passage.headline, content=content, dates=dates, number=passage.number)
    built = build_activity(item, item_scope)
    status = _status_at(passage.whole, dates, scope) or built.activity.status
    wording = {"content": passage.whole.value.strip()}
    return replace(built, activity=replace(built.activity, status=status, wording=wording))


def _after_date(text: Text, dates: Text) -> Text:
    """What a date that heads a paragraph is parted from: «10 октября. В Твери …», «5 мая – концерт»."""
    lead = _LEAD.match(text.value.removeprefix(dates.value)) if dates and text.value.startswith(dates.value) else None
    return text.slice(len(dates) + lead.end()) if lead else Text()


def _status_at(text: Text, dates: Text, scope: DocumentScope) -> Status | None:
    """Held or planned by the verb beside the date, where the text says of no status in so many words."""
    said = activity_status(text.value)
    if not scope.is_prose or not dates or (said and said.status in ("cancelled", "postponed")):
        return None
    if _resolves(text.value) or _is_promised(text, dates, scope):
        return "planned"
    verb = find_tense(text.value, max(0, text.value.find(dates.value)))
    if said and (verb is None or said.start <= verb.start):
        return said.status
    return ("held" if verb.tense == "past" else "planned") if verb else None


def _is_promised(text: Text, dates: Text, scope: DocumentScope) -> bool:
    """Whether the sentence of a date after the paper's own period only agrees on it («достигнута договорённость»)."""
    at = text.value.find(dates.value)
    when = when_in_cell(dates, scope.period).edtf if scope.period else None
    if scope.period is None or when is None or bounds(when)[0] <= bounds(scope.period.value)[1]:
        return False
    return any(promise.start <= at < promise.end for promise in find_promises(text.value))


def _told_more(built: Built, text: Text) -> Built:
    """An undated paragraph tells more of the happening before it: it joins the description, and its text stays kept."""
    activity = built.activity
    description = "\n".join(part for part in (activity.description, text.value) if part)
    spans = (*activity.evidence.get("description", ()), *text.spans())
    evidence = {**activity.evidence, "description": spans}
    wording = {**activity.wording, "content": description.strip()}
    return replace(built, activity=replace(activity, description=description, evidence=evidence, wording=wording))


def _main_partner(activity: Activity, before: AgreementPartner) -> AgreementPartner:
    """The foreign side that the narrative is about: the first one named stays until another alone is named."""
    if len(activity.cities) == 1 and activity.countries:
        return AgreementPartner(activity.countries[0], activity.cities[0])
    if before != AgreementPartner() or not activity.countries:
        return before
    return AgreementPartner(activity.countries[0], activity.cities[0] if activity.cities else None)


def _resolves(text: str) -> bool:
    """Whether a text opens with an infinitive, as what was resolved does: «Провести в феврале видеоурок»."""
    first_word = _WORD.match(text)
    return first_word is not None and parses(first_word[0])[0].tag.POS == "INFN"


def main_visit(told: Told, title_countries: frozenset[str]) -> Sourced | None:
    """The dates of the visit that a report is about: the last with the title's country that took several days, since
    those before are told as history; else the first such visit, else the first of all.

    A stay of some days is a visit by any name.
    """
    held = [b.activity for b in told.activities if b.activity.edtf and b.activity.status == "held"]
    visits = [a for a in held if a.kind == "visit"] or [a for a in held if "/" in (a.edtf or "")]
    with_partner = [visit for visit in visits if title_countries & set(visit.countries)]
    stays = [visit for visit in with_partner or visits if len(visit.edtf or "") == _STAY]
    main = max(stays, key=lambda visit: visit.edtf or "", default=next(iter(with_partner or visits), None))
    if main is None or main.edtf is None:
        return None
    return Sourced(main.edtf, tuple(span.as_inferred() for span in main.evidence.get("edtf", ())))
