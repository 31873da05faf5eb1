"""Who answered what: authorities down, periods across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.collection.standing import Told, told
from pobratim.web.register.models import Authority

_ANSWERED = frozenset({Submission.State.ACCEPTED.value})


@dataclass(frozen=True)
class Line:
    """One authority: its cell in each campaign, None where it was not asked, and what its answers come to.

    `complete` is the share of the campaigns asked of it that are accepted, 0 to 1; `rows` are the rows that count;
    `late` counts the answers sent, or awaited, after their day.
    """

    authority: Authority
    order: int
    cells: list[Told | None]
    complete: float
    rows: int
    late: int


@dataclass(frozen=True)
class Matrix:
    """Campaigns, the earliest first, and a line for each authority asked; `accepted` and `asked` count by campaign."""

    campaigns: list[Campaign]
    lines: list[Line]

    @property
    def totals(self) -> list[tuple[Campaign, int, int]]:
        """Each campaign with how many answers are accepted, of how many."""
        return [(campaign, *self._counted(number)) for number, campaign in enumerate(self.campaigns)]

    def _counted(self, number: int) -> tuple[int, int]:
        cells = [line.cells[number] for line in self.lines]
        asked = [cell for cell in cells if cell]
        return sum(cell.submission.state in _ANSWERED for cell in asked), len(asked)


def matrix(campaigns: QuerySet[Campaign], submissions: QuerySet[Submission], sort: str, today: date) -> Matrix:
    """The matrix of campaigns, with those of their answers that the user may see. `sort` is a key of `SORTS`, reversed
    by a dash before it.
    """
    columns = list(campaigns.select_related("authority").order_by("starts", "ends", "form", "pk"))
    of_authority: dict[int, dict[int, Submission]] = {}
    authorities: dict[int, Authority] = {}
    asked = submissions.filter(campaign__in=columns).select_related("authority", "campaign__authority")
    for answer in asked.order_by("campaign__starts", "order"):
        of_authority.setdefault(answer.authority_id, {})[answer.campaign_id] = answer
        authorities[answer.authority_id] = answer.authority
    lines = [_line(authorities[pk], answers, columns, today) for pk, answers in of_authority.items()]
    key = SORTS.get(sort.removeprefix("-"), SORTS["order"])
    return Matrix(columns, sorted(lines, key=key, reverse=sort.startswith("-")))


def _line(authority: Authority, answers: dict[int, Submission], columns: Sequence[Campaign], today: date) -> Line:
    cells = [told(answers[column.pk], today) if column.pk in answers else None for column in columns]
    given = [cell for cell in cells if cell]
    accepted = [cell for cell in given if cell.submission.state in _ANSWERED]
    return Line(
        authority=authority,
        order=given[-1].submission.order,
        cells=cells,
        complete=len(accepted) / len(given),
        rows=sum(cell.count or 0 for cell in accepted),
        late=sum(cell.submission.days_late(today) > 0 for cell in given),
    )


SORTS = {
    "order": lambda line: (line.order, line.authority.name),
    "name": lambda line: line.authority.name.casefold(),
    "complete": lambda line: (line.complete, -line.order),
    "rows": lambda line: (line.rows, -line.order),
    "late": lambda line: (line.late, -line.order),
}
