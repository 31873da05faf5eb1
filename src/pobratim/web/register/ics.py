"""Activities as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta

from pobratim.web.register import countries
from pobratim.web.register.models import Activity

MOST_OCTETS = 75
"""Octets of a line (RFC 5545, 3.1); a longer one goes on after a line break and a space."""
_SPECIAL = re.compile(r"([\\;,])")
_STATUS = {"cancelled": "CANCELLED", "planned": "TENTATIVE", "postponed": "TENTATIVE"}


def calendar_file(name: str, activities: Iterable[tuple[Activity, str]]) -> str:
    """A calendar of activities, each with the address of its page."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pobratim//Activities//RU",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for activity, url in activities for line in _event(activity, url)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(activity: Activity, url: str) -> Iterator[str]:
    """The lines of one event; nothing for an activity of no day."""
    if activity.starts is None or activity.ends is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:activity-{activity.pk}@pobratim"
    yield f"DTSTAMP:{activity.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(activity.starts)}"
    yield f"DTEND;VALUE=DATE:{_day(activity.ends + timedelta(days=1))}"
    yield f"SUMMARY:{_text(activity.title)}"
    place = ", ".join(filter(None, (activity.venue_name, activity.venue_city, countries.name(activity.venue_country))))
    if place:
        yield f"LOCATION:{_text(place)}"
    yield f"STATUS:{_STATUS.get(activity.status, 'CONFIRMED')}"
    yield f"URL:{url}"
    # A plan or a report blocks nobody's day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A value of type TEXT (3.3.11): signs of the format escaped, line breaks written as \\n, no other controls."""
    lines = _SPECIAL.sub(r"\\\1", text).splitlines()
    return "\\n".join("".join(c for c in line if c.isprintable()) for line in lines)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
