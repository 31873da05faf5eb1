"""What workers do with a file beyond reading it: each work turns a task into a result that can be sent.

A file that holds further files is handed back as these, for each is a task of its own.
"""

from __future__ import annotations

import json

from pobratim.document import Document
from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.json_form import document_from_json
from pobratim.office_lexicon import OfficeLexicon
from pobratim.reading import Unpacked
from pobratim.workers.opening import document
from pobratim.workers.tasks import Task


def findings(task: Task) -> Findings | Unpacked:
    """What was found in the document."""
    opened = document(task)
    return opened if isinstance(opened, Unpacked) else extract(opened)


def document_and_findings(task: Task) -> tuple[Document, Findings] | Unpacked:
    """Both, for those who keep the document beside what was found in it."""
    opened = document(task)
    return opened if isinstance(opened, Unpacked) else (opened, extract(opened))


def findings_by_rules(task: Task) -> Findings:
    """What is found, by the rules of its office, in a document that was read before: the file is a JSON object of both,
    "document" and "rules", in the forms of `json_form` and `office_lexicon`."""
    told = json.loads(task.source.path.read_text("utf-8"))
    return extract(document_from_json(told["document"]), OfficeLexicon.from_json(told["rules"]))
