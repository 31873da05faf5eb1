"""A new reading that would take away much stops and asks."""

from __future__ import annotations

import pytest

from pobratim.web.intake.removals import RemovesMuchError
from pobratim.web.intake.services import import_findings
from pobratim.web.register.models import Activity, State


@pytest.mark.parametrize(("left", "stops"), [(10, False), (8, False), (7, True), (0, True)])
def test_more_than_a_fifth_is_asked_about(db, paper, left, stops):
    def read(number: int, **options: bool) -> None:
        visits = tuple(paper.activity(1, edtf=f"2021-02-{day:02}") for day in range(1, number + 1))
        findings = paper.findings(activities=visits)
        import_findings(findings=findings, document=paper.document, original=paper.original, **options)

    read(10)
    if not stops:
        read(left)
    else:
        with pytest.raises(RemovesMuchError) as told:
            read(left)
        assert (told.value.removed, told.value.known) == (10 - left, 10)
        assert Activity.objects.filter(state=State.CURRENT).count() == 10
        read(left, accept_removals=True)
    assert Activity.objects.filter(state=State.CURRENT).count() == left
