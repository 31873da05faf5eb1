"""What workers do with a file beyond reading it: each work turns a task into a result that can be sent.

A file that holds further files is handed back as these, for each is a task of its own.
"""

from __future__ import annotations

from pobratim.document import Document
from pobratim.extraction import extract
from pobratim.findings import Findings
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
