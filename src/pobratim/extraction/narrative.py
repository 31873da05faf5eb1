"""Prose: a paragraph or bullet that tells of a dated happening is an activity; the undated ones tell more of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pobratim.document import Document, Paragraph, Part, Text
from pobratim.extraction.activities import Built, Item, ItemScope, build_activity
from pobratim.extraction.agreements import signed_in
from pobratim.extraction.asides import aside_of, is_caption
from pobratim.extraction.scopes import DocumentScope
from pobratim.findings import Activity, Agreement, AgreementPartner
from pobratim.language.dates import DateMention, Scope, find_dates
from pobratim.language.kinds import activity_kind, activity_status, signings
from pobratim.language.tense import find_tense

# A cited document's own date («Протокол, подписанный 13.10.2015») makes no happening of the sentence that cites it.
_CITED = re.compile(r"\b(?:подписанн\w+|заключенн\w+|заключённ\w+|датированн\w+|от|signed on|dated)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What prose tells: its activities and the agreements signed in them."""

    activities: tuple[Built, ...]
    agreements: tuple[Agreement, ...]


def paragraphs_of(document: Document, title: Text) -> Iterator[Paragraph]:
    """The paragraphs of the body outside tables, those of the title left out."""
    in_title = {piece.block for piece in title.pieces}
    for section in document.sections:
        if section.part in (Part.BODY, Part.TEXTBOX):
            for paragraph in section.paragraphs:
                if _is_told(paragraph) and not any(piece.block in in_title for piece in paragraph.text.pieces):
                    yield paragraph


def _is_told(paragraph: Paragraph) -> bool:
    return bool(paragraph.text) and not is_caption(paragraph) and not aside_of(paragraph.text.value.strip())


def read_narrative(paragraphs: Iterable[Paragraph], scope: DocumentScope) -> Told:
    """Activities and agreements of running text, in order."""
    built: list[Built] = []
    agreements: list[Agreement] = []
    partner = AgreementPartner()
    for paragraph in paragraphs:
        date = _happening(paragraph.text, scope)
        if date:
            built.append(_activity(paragraph.content, scope))
            partner = _main_partner(built[-1].activity, partner)
        elif built:
            built[-1] = _told_more(built[-1], paragraph.text)
        if built or signings(paragraph.text.value):
            nearest = built[-1].activity if built else _nothing(paragraph.text)
            agreements += signed_in(paragraph.content, nearest, partner, _year(scope))
    return Told(tuple(built), tuple(agreements))


def _year(scope: DocumentScope) -> Scope | None:
    return Scope.of(scope.period.value) if scope.period else None


def _happening(text: Text, scope: DocumentScope) -> DateMention | None:
    """The date of a paragraph that tells of something that happened or will, None where it does neither."""
    mentions = [m for m in find_dates(text.value, _year(scope)) if m.role == "date" and m.edtf]
    own = [m for m in mentions if not _CITED.search(text.value[: m.start])]
    if not own or not (find_tense(text.value) or activity_status(text.value) or activity_kind(text.value, text.value)):
        return None
    return own[0]


def _activity(text: Text, scope: DocumentScope) -> Built:
    """The activity of a paragraph; its date may stand anywhere in it, so all of the paragraph is looked through."""
    built = build_activity(Item(text=text, dates=_dated_part(text, scope)), ItemScope(scope, scope.period))
    wording = {"content": text.value.strip()}
    return replace(built, activity=replace(built.activity, wording=wording))


def _told_more(built: Built, text: Text) -> Built:
    """An undated paragraph tells more of the happening before it: it joins the description, and its text stays kept."""
    activity = built.activity
    description = "\n".join(part for part in (activity.description, text.value) if part)
    spans = (*activity.evidence.get("description", ()), *text.spans())
    evidence = {**activity.evidence, "description": spans}
    wording = {**activity.wording, "content": description.strip()}
    return replace(built, activity=replace(activity, description=description, evidence=evidence, wording=wording))


def _dated_part(text: Text, scope: DocumentScope) -> Text:
    date = _happening(text, scope)
    return text.slice(date.start, date.end) if date else Text()


def _main_partner(activity: Activity, before: AgreementPartner) -> AgreementPartner:
    """The foreign side that the narrative is about: the first one named stays until another alone is named."""
    if len(activity.cities) == 1 and activity.countries:
        return AgreementPartner(activity.countries[0], activity.cities[0])
    if before != AgreementPartner() or not activity.countries:
        return before
    return AgreementPartner(activity.countries[0], activity.cities[0] if activity.cities else None)


def _nothing(text: Text) -> Activity:
    return Activity(text=text.value, title="", evidence={})
