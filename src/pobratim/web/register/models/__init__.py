"""The register's tables; only the services of this app write to them."""

from pobratim.web.register.models.authority import Authority, AuthorityName, Membership, ReportingLine
from pobratim.web.register.models.document import Document, Evidence, Genre, Reading, SetAsidePassage
from pobratim.web.register.models.facts import (
    Activity,
    ActivityPlace,
    Agreement,
    Anniversary,
    ForgottenName,
    Partnership,
    Person,
    Promise,
)
from pobratim.web.register.models.place import Place
from pobratim.web.register.models.record import Record
from pobratim.web.register.models.requisites import LONGEST_REQUISITE, Requisites
from pobratim.web.register.models.rule import OfficeRule
from pobratim.web.register.models.state import State

__all__ = [
    "LONGEST_REQUISITE",
    "Activity",
    "ActivityPlace",
    "Agreement",
    "Anniversary",
    "Authority",
    "AuthorityName",
    "Document",
    "Evidence",
    "ForgottenName",
    "Genre",
    "Membership",
    "OfficeRule",
    "Partnership",
    "Person",
    "Place",
    "Promise",
    "Reading",
    "Record",
    "ReportingLine",
    "Requisites",
    "SetAsidePassage",
    "State",
]
