"""The evidence file of a report: what `pobratim verify` checks it by, without the register and without a network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

PROOF_SCHEMA = "pobratim.evidence/1"
"""{"schema", "report": {"name", "sha256"}, "sources": [{"sha256", "name"}], "cells": [{"table", "row", "cell", "text",
"evidence": [{"source": SHA-256, "span": as in the Findings}]}]}; tables, rows and cells count from 0."""


def evidence_name(report: str) -> str:
    """The name that `pobratim verify` looks for beside a report of this name."""
    return f"{report}.evidence.json"


class ProofError(ValueError):
    """The file is no evidence file."""


def check_schema(proof: Any) -> Mapping[str, Any]:
    """The evidence file as a mapping. Raises ProofError where it is something else."""
    if not isinstance(proof, dict) or proof.get("schema") != PROOF_SCHEMA:
        raise ProofError(PROOF_SCHEMA)
    if not all(
        isinstance(proof.get(key), kind) for key, kind in (("report", dict), ("sources", list), ("cells", list))
    ):
        raise ProofError(PROOF_SCHEMA)
    return proof


def is_of(proof: Mapping[str, Any], report: bytes) -> bool:
    """Whether the evidence file was made for this very file."""
    return bool(proof["report"].get("sha256") == hashlib.sha256(report).hexdigest())


def quotes(proof: Mapping[str, Any], source: str) -> list[Mapping[str, Any]]:
    """The spans of one source, by its SHA-256, that cells of the report were read from."""
    return [item["span"] for cell in proof["cells"] for item in cell["evidence"] if item["source"] == source]
