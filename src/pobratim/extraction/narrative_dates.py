"""Which paragraphs of prose are happenings, by their dates: the date that makes one is the activity's."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pobratim.document import Text
from pobratim.extraction.partner_lines import tells_ties
from pobratim.extraction.passages import Passage
from pobratim.extraction.scopes import REGISTERS, DocumentScope
from pobratim.findings import Activity
from pobratim.language.cues import fold, lexicon, search, sentences
from pobratim.language.dates import (
    DateMention,
    Scope,
    find_dates,
    find_schedules,
    item_starts,
    leading_date,
    leading_days,
)
from pobratim.language.edtf import bounds
from pobratim.language.kinds import activity_kind, activity_status, signings
from pobratim.language.people import PersonMention, find_people
from pobratim.language.places import find_places
from pobratim.language.tense import find_tense
from pobratim.resources import load

# A cited document's own date («Протокол, подписанный 13.10.2015») makes no happening of the sentence that cites it.
_CITED = re.compile(r"\b(?:подписанн\w+|заключенн\w+|заключённ\w+|датированн\w+|от|signed on|dated)\s+$", re.IGNORECASE)
_YEAR = len("2020")
_MOSTLY = 0.8
_FOR = re.compile(r"\b(?:на|for)\s+$", re.IGNORECASE)
# «5 и 9 марта, 12 апреля»: dates that are told together.
_TOGETHER = re.compile(r"\s*(?:,|и|and|;)?\s*(?:с|по|на)?\s*", re.IGNORECASE)


def within(passage: Passage) -> Scope | None:
    """What gives the year to a passage's dates."""
    return Scope.of(passage.under.dated_by.value) if passage.under.dated_by else None


def dates_of(passage: Passage, scope: DocumentScope, before: Activity | None, open_list: bool = False) -> Text | None:
    """The date or schedule of a passage that is an activity, empty where it gives none; None for one that is none.

    `before` is the last activity told, `open_list` says that a list goes into its detail.
    """
    if scope.genre in REGISTERS and (signings(passage.text.value) or tells_ties(passage.text.value)):
        # A register tells what was signed, and when: its sentences are no events of a period.
        return None
    if passage.listed and _names_person_only(passage.text.value):
        return None
    date = _happening(passage, scope)
    if date:
        return _with_those_beside(passage.text, date, within(passage))
    if passage.listed and _lists_happenings(passage, scope) and not open_list:
        schedule = next(iter(find_schedules(passage.text.value)), None)
        return passage.text.slice(schedule.start, schedule.end) if schedule else passage.under.day
    if lead := _leading_schedule(passage, scope):
        return lead
    if _is_undated_happening(passage, scope, before):
        return Text()
    is_dated = bool(passage.under.day) or passage.under.period is not scope.period
    return passage.under.day if passage.opens and is_dated and _tells(passage.whole.value) else None


def _names_person_only(text: str) -> bool:
    """Whether a line is a name with its office, as the list of a delegation has them."""
    people = find_people(text)
    return bool(people) and _covered(text, people) >= _MOSTLY and find_tense(text) is None


def _covered(text: str, people: Sequence[PersonMention]) -> float:
    """What share of a text names people and their offices."""
    bounds_of = [(min(m.start, m.role_start), max(m.end, m.role_end)) for m in people]
    return sum(end - start for start, end in bounds_of) / len(text)


def _lists_happenings(passage: Passage, scope: DocumentScope) -> bool:
    """Whether the lines of a list are happenings: always in a plan or report, in a letter where they are numbered and
    it tells of what period they are.
    """
    is_letter = scope.genre in ("news", "other") and bool(passage.number) and scope.period is not None
    return not scope.is_story or is_letter


def _is_undated_happening(passage: Passage, scope: DocumentScope, before: Activity | None) -> bool:
    """Whether an undated paragraph tells of a thing of its own, which the paper's period dates: what a visit ended by
    signing, or in a report what was done with a place abroad that the happening before does not name.
    """
    text = passage.text.value
    verb = find_tense(text)
    if scope.period is None or verb is None or verb.tense != "past" or passage.listed or before is None:
        return False
    if scope.genre == "visit_report":
        sums_up = search(lexicon("genres", "summing_up"), fold(text))
        return sums_up is not None and not text[: sums_up.start()].strip() and bool(signings(text))
    named = {m.place.name for m in find_places(text) if m.place.kind != "country" and m.place.country != scope.home}
    is_report = scope.genre in ("activity_report", "consolidated_report")
    return is_report and activity_kind(text, text) is not None and bool(named - set(before.cities))


def _leading_schedule(passage: Passage, scope: DocumentScope) -> Text | None:
    """The wording that opens a report's paragraph in place of a date: «В течение месяца работала выставка»."""
    schedule = next(iter(find_schedules(passage.text.value)), None)
    if schedule is None or schedule.start or not _lists_happenings(passage, scope) or not _tells(passage.text.value):
        return None
    return passage.text.slice(schedule.start, schedule.end)


def _happening(passage: Passage, scope: DocumentScope) -> DateMention | None:
    """The date of a paragraph that tells of something that happened or will, None where it does neither."""
    text = passage.text.value
    scoped = within(passage)
    days = leading_days(text, scoped) if scoped else None
    if days and days.edtf:
        return days
    mentions = [m for m in find_dates(text, scoped) if m.role == "date" and m.edtf]
    own = [m for m in mentions if not _CITED.search(text[: m.start]) and not _follows_what_began(m, passage)]
    if not own:
        return None
    listed = passage.listed or leading_date(text, within(passage)) is not None
    # In the report of a visit a list goes into its detail, but for a date parted from what it heads: «2001 г. – …».
    is_item = listed and (scope.genre != "visit_report" or bool(item_starts(text, scoped)))
    return own[0] if is_item or _tells(text) else None


def _follows_what_began(date: DateMention, passage: Passage) -> bool:
    """Whether a date only tells how what the day above began goes on («выставка продлится до 7 июня», «27 мая гости
    отправятся дальше»), or of what year it reminds.
    """
    day = passage.under.day and passage.under.period
    if not day or not date.edtf:
        return False
    first_sentence = next((end for _, end in sentences(passage.text.value)), 0)
    told = find_tense(passage.text.value[:first_sentence]) is not None and date.start >= first_sentence
    is_later = passage.opens and told and bounds(date.edtf)[0] > bounds(day.value)[1]
    return date.edtf.startswith("..") or is_later or len(date.edtf) == _YEAR


def _tells(text: str) -> bool:
    return bool(find_tense(text) or _english_verb().search(text) or activity_status(text) or activity_kind(text, text))


@functools.cache
def _english_verb() -> re.Pattern[str]:
    return re.compile(load("en/genres")["telling_verbs"])


def _with_those_beside(text: Text, date: DateMention, within: Scope | None) -> Text:
    """A date with those told together with it."""
    end = date.end
    for mention in find_dates(text.value, within):
        if mention.start >= end and mention.role == "date" and _TOGETHER.fullmatch(text.value[end : mention.start]):
            end = mention.end
    exact = _exact_of(text.value, date)
    told = text.slice(date.start, end)
    if year := _year_ahead(text.value, date):
        return Text.join([told, text.slice(year.start, year.end)], " ")
    return Text.join([told, text.slice(exact.start, exact.end)], ", ") if exact else told


def _year_ahead(text: str, date: DateMention) -> DateMention | None:
    """The year for which the sentence of a month or day says that it plans: «На 2019 год запланирован визит (май)»."""
    if date.year_written:
        return None
    start, _ = next(((s, e) for s, e in sentences(text) if s <= date.start < e), (0, 0))
    years = (m for m in find_dates(text) if m.role == "term" and start <= m.start < date.start and m.year_written)
    year = next((m for m in years if len(m.edtf or "") == _YEAR), None)
    return year if year and _FOR.search(text[: year.start]) else None


def _exact_of(text: str, date: DateMention) -> DateMention | None:
    """The days that a sentence gives after the bare year that it opens with: «В 2019 году город примет гостей: праздник
    пройдёт с 27 по 30 июня».
    """
    if len(date.edtf or "") != _YEAR or not date.edtf:
        return None
    end = next((stop for start, stop in sentences(text) if start <= date.start < stop), len(text))
    found = [m for m in find_dates(text[:end], Scope.of(date.edtf)) if m.role == "date" and m.start >= date.end]
    days = (m for m in found if (m.edtf or "").startswith(date.edtf) and len(m.edtf or "") > _YEAR)
    return next((m for m in days if not m.year_written and not _CITED.search(text[: m.start])), None)
