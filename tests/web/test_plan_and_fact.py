"""What came of a plan, printed beside it: linked by a person, or surely one."""

from __future__ import annotations

import pytest

from pobratim.web.matching.models import Decision, Pair
from pobratim.web.matching.services import judge
from pobratim.web.register.models import Activity
from pobratim.web.register.services import add
from pobratim.web.reporting.services import fill_form


@pytest.fixture
def pair(register, administrator) -> Pair:
    owner = register.document.authority

    def entered(title: str, edtf: str, status: str) -> Activity:
        values = {"title": title, "edtf": edtf, "status": status, "kind": "exhibition"}
        return add(model=Activity, authority=owner, values=values, actor=administrator)

    plan, fact = entered("Праздник весны", "2021-04", "planned"), entered("Ярмарка", "2021-04-12", "held")
    return Pair.objects.create(
        kind="activity", one=plan.pk, other=fact.pk, probability=0.7, verdict="likely", plan_and_fact=True
    )


def names(register, user) -> list[str]:
    filled = fill_form(form_name="plan-fact", owner=register.document.authority, period="2021", user=user)
    return [row.cells[1].text for table in filled.paper.tables for row in table.rows if row.kind == "record"]


@pytest.mark.parametrize(
    ("verdict", "decision", "linked"),
    [
        ("likely", None, False),
        ("same", None, True),
        ("likely", Decision.SAME, True),
        ("same", Decision.DIFFERENT, False),
    ],
)
def test_a_row_for_what_is_one(register, administrator, pair, verdict, decision, linked):
    Pair.objects.update(verdict=verdict)
    pair.refresh_from_db()
    if decision:
        judge(pair=pair, decision=decision, actor=administrator)
    assert ("Праздник весны\nЯрмарка" in names(register, administrator)) == linked
