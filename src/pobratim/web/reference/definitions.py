"""What the kinds and fields mean, so that two people put the same thing under the same one."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratim.web.register.choices import ActivityKind, AgreementKind, PartnerKind

Definitions = Mapping[str, str | Promise]

ACTIVITIES: Definitions = {
    ActivityKind.VISIT: _("A delegation goes to the other side, whoever travels and whatever it does there."),
    ActivityKind.MEETING: _("Two sides talk: negotiations, a working meeting, a video call."),
    ActivityKind.CONFERENCE: _("Many sides talk by an agenda: a conference, a forum, a round table, a congress."),
    ActivityKind.SEMINAR: _("Specialists learn from each other: a seminar, a webinar, a workshop."),
    ActivityKind.EXHIBITION: _("Something is shown: an exhibition, a fair, films."),
    ActivityKind.CONCERT: _("Something is performed: a concert, a play, a tour of artists."),
    ActivityKind.CONTEST: _("Somebody wins: a contest, a tournament, a quiz, a race."),
    ActivityKind.CEREMONY: _("Something is marked solemnly: laying of flowers, an award, an unveiling."),
    ActivityKind.HUMANITARIAN_AID: _("Goods or money are given to those in need."),
    ActivityKind.EXCHANGE: _("Groups of both sides visit each other by one programme: pupils, students, specialists."),
    ActivityKind.TRAINING: _("Somebody is taught: a practice, a course, a lecture, a master class."),
    ActivityKind.PUBLICATION: _("Something is published about the ties: a book, an article, a bulletin."),
    ActivityKind.HOLIDAY: _("A day or days are celebrated: a city day, a festival, days of culture."),
    ActivityKind.OTHER: _("What is none of these."),
}
AGREEMENTS: Definitions = {
    AgreementKind.AGREEMENT: _("A document by which two sides bind themselves to co-operate."),
    AgreementKind.PROTOCOL: _("A document of intent, or of what was agreed at a meeting."),
    AgreementKind.MEMORANDUM: _("A document of common views, which binds less than an agreement."),
    AgreementKind.ROADMAP: _("A plan of what is to be done in which years."),
    AgreementKind.DECLARATION: _("A statement of both sides, without duties."),
    AgreementKind.TREATY: _("A contract with duties of both sides."),
    AgreementKind.DECISION: _("An act of one side, such as a council, that founds the ties."),
    AgreementKind.TIES: _("Ties without a document that is known."),
}
PARTNERS: Definitions = {
    PartnerKind.CITY: _("A city or another settlement, by its administration."),
    PartnerKind.REGION: _("The greatest part of a country: an oblast, a land, a province, a state."),
    PartnerKind.DISTRICT: _("A part of a region or of a city."),
    PartnerKind.STATE: _("A country as a whole, by its ministries or its embassy."),
    PartnerKind.ORGANISATION: _("A body: an association, a university, a company."),
}
