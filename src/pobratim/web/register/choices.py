"""The values of findings that come from a closed list, with the names people see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """What became of an activity."""

    PLANNED = "planned", pgettext_lazy("activity", "planned")
    HELD = "held", pgettext_lazy("activity", "held")
    CANCELLED = "cancelled", pgettext_lazy("activity", "cancelled")
    POSTPONED = "postponed", pgettext_lazy("activity", "postponed")


class ActivityKind(models.TextChoices):
    """What sort of activity it was."""

    VISIT = "visit", _("visit")
    MEETING = "meeting", _("meeting")
    CONFERENCE = "conference", _("conference")
    SEMINAR = "seminar", _("seminar")
    EXHIBITION = "exhibition", _("exhibition")
    CONCERT = "concert", _("concert")
    CONTEST = "contest", _("contest")
    CEREMONY = "ceremony", _("ceremony")
    HUMANITARIAN_AID = "humanitarian_aid", _("humanitarian aid")
    EXCHANGE = "exchange", _("exchange")
    TRAINING = "training", _("training")
    PUBLICATION = "publication", _("publication")
    HOLIDAY = "holiday", _("holiday")
    OTHER = "other", pgettext_lazy("kind of activity", "other")


class PromiseState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", pgettext_lazy("promise", "open")
    DONE = "done", pgettext_lazy("promise", "done")
    DROPPED = "dropped", pgettext_lazy("promise", "dropped")


class Recurrence(models.TextChoices):
    """How often something is done."""

    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")
    BIWEEKLY = "biweekly", _("every two weeks")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every quarter")
    YEARLY = "yearly", _("every year")
    ONGOING = "ongoing", _("all the time")


class Direction(models.TextChoices):
    """Who travels."""

    INCOMING = "incoming", _("they come to us")
    OUTGOING = "outgoing", _("we go to them")


class Sphere(models.TextChoices):
    """What the co-operation is about: the `fields` of a finding."""

    CULTURE = "culture", _("culture")
    EDUCATION = "education", _("education")
    HEALTH = "health", _("health care")
    TRADE = "trade", _("economy and trade")
    SPORT = "sport", _("sport")
    YOUTH = "youth", _("youth")
    TOURISM = "tourism", _("tourism")
    SCIENCE = "science", _("science and innovation")
    TRANSPORT = "transport", _("transport")
    ECOLOGY = "ecology", _("ecology")
    CITY_PLANNING = "city_planning", _("city planning")
    SECURITY = "security", _("security")
    MEMORY = "memory", _("historical memory")
    GOVERNANCE = "governance", _("municipal governance")
    HUMANITARIAN = "humanitarian", _("humanitarian co-operation")


class AgreementKind(models.TextChoices):
    """What a document of co-operation is called."""

    AGREEMENT = "agreement", pgettext_lazy("kind of agreement", "agreement")
    PROTOCOL = "protocol", _("protocol")
    MEMORANDUM = "memorandum", _("memorandum")
    ROADMAP = "roadmap", _("road map")
    DECLARATION = "declaration", _("declaration")
    TREATY = "treaty", _("treaty")
    DECISION = "decision", _("decision")
    TIES = "ties", _("ties without a document")


class AgreementStatus(models.TextChoices):
    """Whether an agreement holds; unknown until somebody has shown it."""

    IN_FORCE = "in_force", _("in force")
    EXPIRED = "expired", _("expired")
    SUSPENDED = "suspended", _("suspended")
    TERMINATED = "terminated", _("terminated")
    UNKNOWN = "unknown", _("not established")


class PartnerKind(models.TextChoices):
    """What a partner is."""

    CITY = "city", _("city")
    REGION = "region", _("region")
    DISTRICT = "district", _("district")
    STATE = "state", _("state")
    ORGANISATION = "organisation", _("organisation")


class AnniversaryKind(models.TextChoices):
    """What is celebrated."""

    JUBILEE = "jubilee", _("jubilee")
    CITY_DAY = "city_day", _("city day")


class MentionType(models.TextChoices):
    """What a mention recognised in the text is."""

    DATE = "date", pgettext_lazy("mention", "date")
    PLACE = "place", pgettext_lazy("mention", "place")
    PERSON = "person", pgettext_lazy("mention", "person")
    ORGANISATION = "organisation", _("organisation")


REASONS = {
    "act": pgettext_lazy("reason", "legal act"),
    "age": pgettext_lazy("reason", "age"),
    "age or date missing": pgettext_lazy("reason", "the age or the date is missing"),
    "approval": pgettext_lazy("reason", "approval"),
    "at home": pgettext_lazy("reason", "at home"),
    "column titles": pgettext_lazy("reason", "column titles"),
    "date": pgettext_lazy("reason", "the date is not understood"),
    "date of the activity": pgettext_lazy("reason", "dated by the activity that tells of it"),
    "recognised": pgettext_lazy("reason", "recognised on a scan"),
    "date of the whole period": pgettext_lazy("reason", "dated by the whole period"),
    "executor": pgettext_lazy("reason", "executor"),
    "footer": pgettext_lazy("reason", "footer"),
    "footnote": pgettext_lazy("reason", "footnote"),
    "footnote mark": pgettext_lazy("reason", "footnote mark"),
    "header": pgettext_lazy("reason", "header"),
    "history": pgettext_lazy("reason", "history"),
    "image": pgettext_lazy("reason", "picture"),
    "inside the activity": pgettext_lazy("reason", "inside the activity"),
    "jubilee": pgettext_lazy("reason", "jubilee"),
    "kind not named": pgettext_lazy("reason", "the kind is not named"),
    "markup": pgettext_lazy("reason", "markup"),
    "memory": pgettext_lazy("reason", "memory of the past"),
    "name": pgettext_lazy("reason", "part of a name"),
    "name not understood": pgettext_lazy("reason", "a name is not understood, perhaps a place"),
    "named again": pgettext_lazy("reason", "named again"),
    "namesake": pgettext_lazy("reason", "namesake"),
    "no date": pgettext_lazy("reason", "there is no date"),
    "no partner": pgettext_lazy("reason", "no foreign partner is named"),
    "organisation": pgettext_lazy("reason", "name of an organisation"),
    "page furniture": pgettext_lazy("reason", "page furniture"),
    "person": pgettext_lazy("reason", "name of a person"),
    "place": pgettext_lazy("reason", "the place is known by its name alone"),
    "plain": pgettext_lazy("reason", "passing mention"),
    "quoted": pgettext_lazy("reason", "in quotation marks"),
    "repeated header": pgettext_lazy("reason", "repeated header"),
    "several dates": pgettext_lazy("reason", "there are several dates"),
    "signature": pgettext_lazy("reason", "signature"),
    "street": pgettext_lazy("reason", "name of a street"),
    "term": pgettext_lazy("reason", "term"),
}
"""Why the program left a text aside, did not use a mention, or is not certain; a reason not listed stands as it is."""


class Certainty(models.TextChoices):
    """How sure the reading is of itself."""

    CERTAIN = "certain", _("certain")
    LIKELY = "likely", _("likely")
    DOUBTFUL = "doubtful", _("doubtful")


class SubmissionState(models.TextChoices):
    """How far the answer to a request for reports is."""

    DRAFT = "draft", pgettext_lazy("submission", "not sent")
    SUBMITTED = "submitted", pgettext_lazy("submission", "to be checked")
    RETURNED = "returned", pgettext_lazy("submission", "returned with remarks")
    ACCEPTED = "accepted", pgettext_lazy("submission", "accepted")
