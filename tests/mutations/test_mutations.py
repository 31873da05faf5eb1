"""The same paper told by another clerk, office or program yields the same findings.

Each document is taken apart, changed in one way that changes nothing of what it says (`mutation_table.py`), written as
a Word file, a text dump and a PDF, and read again. What comes back otherwise is listed, with the reason, in
`differences.yml`, and may only become less.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mutation_check import DIFFERENCES, DOCUMENTS, check, original
from mutation_table import MUTATIONS
from mutation_writing import WRITERS


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_findings_stay_the_same(name: str, mutation: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{Path(name).stem}.{kind}"
    path.write_bytes(WRITERS[kind](MUTATIONS[mutation](original(name)[0])))
    check(name, mutation, path)


def test_every_difference_is_of_a_document_and_has_a_reason() -> None:
    for listed in DIFFERENCES:
        assert set(listed.get("mutations", ())) <= set(MUTATIONS)
        assert listed["reason"]
        assert listed["facts"] > 0
