"""The work of reading alone; apart from the others, so that a worker for it is spared the dictionaries."""

from __future__ import annotations

from pobratim.document import Document
from pobratim.reading import Unpacked, open_source
from pobratim.reading.members import Budget
from pobratim.workers.tasks import Task


def document(task: Task) -> Document | Unpacked:
    """The document that a file is, or the files that it holds."""
    return open_source(task.source, task.folder, Budget(task.files, task.size))
