"""How fast the pages are with a large register: `uv run benchmarks/web.py [--activities 100000] [--requests 60]`.

A register of invented activities is made in a folder of its own, or in the database of DATABASE_URL, which must be
empty of records. Lists, a record, a partner and searches are then asked for by Django's own client, in one process: the
times hold all that the program does, and neither a network nor a second user. Told are the median and the 95th
percentile.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

BATCH = 2_000
TARGET = 100
"""Milliseconds within which 95 of 100 pages shall be there."""

CITIES = [
    "Турку",
    "Лахти",
    "Оулу",
    "Гдыня",
    "Щецин",
    "Торунь",
    "Росток",
    "Любек",
    "Киль",
    "Дрезден",
    "Турин",
    "Пиза",
    "Лион",
    "Бордо",
    "Порту",
    "Брага",
    "Малага",
    "Бильбао",
    "Варна",
    "Русе",
    "Бургас",
    "Ниш",
    "Суботица",
    "Харбин",
    "Далянь",
    "Циндао",
    "Ульсан",
    "Пусан",
    "Ниигата",
    "Саппоро",
    "Бурса",
    "Измир",
    "Исфахан",
    "Шираз",
    "Пуна",
    "Гоа",
    "Хайфа",
    "Акко",
    "Минск",
    "Гродно",
    "Витебск",
    "Алматы",
    "Караганда",
    "Бишкек",
    "Ош",
    "Ташкент",
    "Бухара",
    "Гюмри",
    "Ванадзор",
    "Кутаиси",
]
DEEDS = [
    "визит",
    "встреча",
    "видеоконференция",
    "выставка",
    "концерт",
    "семинар",
    "фестиваль",
    "конкурс",
    "стажировка",
    "заседание",
]
WHO = [
    "делегации",
    "школьников",
    "музеев",
    "студентов",
    "предприятий",
    "ветеранов",
    "спортсменов",
    "художников",
    "врачей",
    "учителей",
]
ABOUT = [
    "культуре",
    "спорту",
    "образованию",
    "туризму",
    "экологии",
    "транспорту",
    "медицине",
    "торговле",
    "истории",
    "молодёжи",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--keep", metavar="FOLDER", help="leave the register in a folder, to measure it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"POBRATIM_HOME": options.keep or folder, "POBRATIM_HOSTS": "testserver"}
        from pobratim.web.setup import prepare

        prepare()
        if not is_seeded():
            seed(options.activities)
        say(f"{vendor()}, {options.activities} activities")
        measure(options.requests)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def vendor() -> str:
    from django.db import connection

    return str(connection.vendor)


def is_seeded() -> bool:
    from pobratim.web.register.models import Activity

    return bool(Activity.objects.exists())


def seed(number: int) -> None:
    """Activities of twenty years with their places, and the index of the search."""
    from django.db import connection, transaction

    from pobratim.web.register.models import Activity, ActivityPlace, Authority, Document, Partnership, Place
    from pobratim.web.search.services import reindex

    chance = random.Random(7)  # noqa: S311 - the same register every time
    owners = [Authority.objects.create(name=f"Город {n}") for n in range(1, 21)]
    places = [Place.objects.create(country="FI", name=name, key=name.lower()) for name in CITIES]
    document = Document.objects.create(sha256="0" * 64, name="Отчёт.docx", media_type="", size=0)
    with transaction.atomic():
        for place in places:
            partner = Partnership(authority=owners[0], place=place, as_read={"country": "FI", "place": place.name})
            partner.save()
        for some in _batches(number):
            made = Activity.objects.bulk_create(_activity(n, chance, owners, document) for n in some)
            ActivityPlace.objects.bulk_create(
                ActivityPlace(activity=a, place=places[a.order % len(places)], role="took_part") for a in made
            )
        reindex()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _batches(number: int) -> Iterator[range]:
    yield from (range(start, min(start + BATCH, number)) for start in range(0, number, BATCH))


def _activity(number: int, chance: random.Random, owners: list[Any], document: Any) -> Any:
    from pobratim.web.register.models import Activity

    city = CITIES[number % len(CITIES)]
    deed, who, about = chance.choice(DEEDS), chance.choice(WHO), chance.choice(ABOUT)
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    title = f"{deed.capitalize()} {who} в городе {city} по {about}, № {number}"
    text = f"{title}. Участвовали {chance.randrange(5, 90)} человек; стороны договорились о сотрудничестве по {about}."
    values = {"title": title, "text": text, "edtf": day.isoformat(), "cities": [city], "countries": ["FI"]}
    return Activity(
        authority=chance.choice(owners),
        document=document,
        order=number,
        title=title,
        edtf=day.isoformat(),
        starts=day,
        ends=day,
        kind=chance.choice(("visit", "meeting", "conference", "exhibition", "concert", "other")),
        venue_city=city,
        venue_key=city.lower(),
        venue_country="FI",
        as_read=values,
        search_text=f"{title} {text} {city} финляндия".lower().replace("ё", "е"),
    )


def measure(requests: int) -> None:
    """Ask for each page so many times, with other questions each time, and tell how long it took."""
    from django.test import Client

    client, chance = Client(), random.Random(11)  # noqa: S311
    for name, ask in PAGES.items():
        addresses = [ask(chance) for _ in range(requests)]
        client.get(addresses[0])
        took = [_took(client, address) for address in addresses]
        times, worked = (sorted(pair[n] for pair in took) for n in (0, 1))
        p95, mark = _p95(times), "" if _p95(times) <= TARGET else "  over the target"
        told = f"median {statistics.median(times):6.0f} ms   p95 {p95:6.0f} ms   processor {_p95(worked):6.0f} ms"
        say(f"{name:28} {told}{mark}")


def _p95(times: list[float]) -> float:
    return times[max(0, math.ceil(len(times) * 0.95) - 1)]


def _took(client: Any, address: str) -> tuple[float, float]:
    """Milliseconds by the clock, and those that this process worked: other work of the machine costs only the first."""
    start, worked = time.perf_counter(), time.process_time()
    status = client.get(address).status_code
    if status != 200:
        raise SystemExit(f"{address}: {status}")
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def _record(chance: random.Random) -> str:
    from pobratim.web.register.models import Activity

    first = Activity.objects.order_by("pk").values_list("pk", flat=True)[0]
    return f"/activities/{first + chance.randrange(Activity.objects.count())}/"


def _partner(chance: random.Random) -> str:
    from pobratim.web.register.models import Place

    return f"/partners/{chance.choice(list(Place.objects.values_list('pk', flat=True)))}/"


PAGES = {
    "list, newest": lambda chance: "/activities/",
    "list, a late page": lambda chance: f"/activities/?page={chance.randrange(100, 1500)}",
    "list, by title": lambda chance: f"/activities/?sort=title&page={chance.randrange(1, 50)}",
    "list, a year and a kind": lambda chance: f"/activities/?year={chance.randrange(2005, 2025)}&kind=visit",
    "list, a city": lambda chance: f"/activities/?city={chance.choice(CITIES)}",
    "list, words": lambda chance: f"/activities/?q={chance.choice(WHO)}+{chance.choice(CITIES)}",
    "record": _record,
    "partner": _partner,
    "partners": lambda chance: "/partners/",
    "today": lambda chance: "/",
    "search, a common word": lambda chance: f"/search/?q={chance.choice(DEEDS)}",
    "search, three words": lambda chance: "/search/?q=" + "+".join(map(chance.choice, (DEEDS, WHO, CITIES))),
    "search, misspelt": lambda chance: f"/search/?q={chance.choice(WHO)[:4]}х{chance.choice(WHO)[4:]}",
    "search, one kind": lambda chance: f"/search/?q={chance.choice(CITIES)}&kind=activity&page=3",
}


if __name__ == "__main__":
    main()
