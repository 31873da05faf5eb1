"""Dates in Russian and English official prose, as EDTF.

A grammar of our own: measured on the expressions of such papers, general date libraries read a third to two thirds of
them. The year that a date leaves out comes from the scope that the caller gives (cell, row, column, section, title);
without one the date has no EDTF. No function here knows today's date.
"""

from __future__ import annotations

from pobratim.language.dates_find import find_dates
from pobratim.language.dates_items import item_starts, leading_date
from pobratim.language.dates_model import DateMention, Schedule, Scope
from pobratim.language.dates_month_cells import days_of_month, leading_days
from pobratim.language.dates_period import document_period
from pobratim.language.dates_schedules import find_schedules

__all__ = [
    "DateMention",
    "Schedule",
    "Scope",
    "days_of_month",
    "document_period",
    "find_dates",
    "find_schedules",
    "item_starts",
    "leading_date",
    "leading_days",
]
