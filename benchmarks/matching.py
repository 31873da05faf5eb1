"""How well the same event told twice is known, beside rapidfuzz's plain ratio at its best threshold, and how fast:
`python benchmarks/matching.py`.

`--misses` tells the pairs judged otherwise than labelled; `--events 100000` compares so many invented activities.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import click

import matching_pairs as pairs
from pobratim.matching.candidates import candidates
from pobratim.matching.events import events_model
from pobratim.matching.telling import Telling


@click.command(help=__doc__)
@click.option("--misses", is_flag=True, help="Tell the pairs judged otherwise than labelled.")
@click.option("--events", default=0, help="How many invented activities to look through.")
def main(misses: bool, events: int) -> None:
    """Print a table in Markdown, and what was asked for beside it."""
    click.echo("| pairs | one event | precision | recall | rapidfuzz: threshold | precision | recall |")
    click.echo("|---|---|---|---|---|---|---|")
    for name, families in _halves():
        click.echo(_row(name, families))
    if misses:
        _tell_misses()
    if events:
        _tell_speed(events)


def _halves() -> list[tuple[str, list[pairs.Family]]]:
    first, fresh, held_out = (pairs.families(table) for table in pairs.TABLES)
    return [
        ("pairs.yml, odd families", [family for family in first if family.number % 2]),
        ("pairs.yml, even families", [family for family in first if not family.number % 2]),
        ("pairs.yml", first),
        ("pairs_fresh.yml", fresh),
        ("pairs_held_out.yml", held_out),
        ("all three", [*first, *fresh, *held_out]),
    ]


def _row(name: str, families: Sequence[pairs.Family]) -> str:
    mine, plain = pairs.judged(pairs.ours, families), pairs.judged(pairs.plain_ratio, families)
    found = pairs.figures(mine, events_model().likely)
    best = pairs.best_threshold(plain)
    other = pairs.figures(plain, best)
    one = sum(pair.truth for pair in mine)
    return (
        f"| {name}: {len(mine)} | {one} | {found.precision:.3f} | {found.recall:.3f} | {best:.2f} "
        f"| {other.precision:.3f} | {other.recall:.3f} |"
    )


def _tell_misses() -> None:
    for table in pairs.TABLES:
        for pair in pairs.judged(pairs.ours, pairs.families(table)):
            if pair.truth != (pair.probability >= events_model().likely):
                wanted = "one" if pair.truth else "two"
                click.echo(f"{table} {pair.family}: {wanted}, {pair.probability:.2f}: {' | '.join(pair.texts)}")


def _tell_speed(number: int) -> None:
    tellings = invented(number)
    start = time.process_time()
    found = candidates(tellings)
    spent = time.process_time() - start
    click.echo(f"{number} activities: {len(found)} pairs proposed in {spent:.1f} s of processor time")


def invented(number: int) -> list[Telling]:
    """Activities of fifteen years, drawn from the tellings of the tables: the same number gives the same ones."""
    chance = random.Random(number)  # noqa: S311 - no secret
    models = [telling for table in pairs.TABLES for family in pairs.families(table) for telling in family.tellings]
    cities = sorted({city for telling in models for city in telling.cities})
    return [_invented(str(key), chance.choice(models), chance, cities) for key in range(number)]


def _invented(key: str, model: Telling, chance: random.Random, cities: Sequence[str]) -> Telling:
    start = date(2010, 1, 1) + timedelta(days=chance.randrange(15 * 365))
    days = chance.choice((0, 0, 1, 3))
    edtf = start.isoformat() if not days else f"{start}/{start + timedelta(days=days)}"
    return replace(model, key=key, edtf=edtf, cities=(chance.choice(cities),))


if __name__ == "__main__":
    main()
