"""Promises: fields of the activity they were made at, so that they are journalled, undone and kept like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.register.models import Activity
from pobratim.web.register.services import correct
from pobratim.web.register.writing import lock


@transaction.atomic
def write_promise(
    *, activity: Activity, position: int | None, values: Mapping[str, Any], actor: User | None, reason: str = ""
) -> Activity:
    """Change the promise at a position, counted from 0, or add one where there is no position. A later reading of the
    document leaves what a human wrote here. Raises IndexError where there is no such promise.
    """
    lock(activity)
    promises = [dict(told) for told in activity.effective.get("promises") or ()]
    if position is None:
        promises.append(dict(values))
    else:
        promises[position] |= values
    return correct(record=activity, values={"promises": promises}, actor=actor, reason=reason)
