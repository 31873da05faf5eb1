"""Originals, byte for byte, in the data folder under their SHA-256."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class WrongDigestError(ValueError):
    """The bytes are not those that were read."""


def original_folder() -> Path:
    """Where all originals lie."""
    return Path(settings.POBRATIM_HOME) / "originals"


def original_path(sha256: str) -> Path:
    """Where an original lies; the first two digits keep folders small."""
    return original_folder() / sha256[:2] / sha256


def store_original(content: bytes, sha256: str) -> Path:
    """Keep an original. Whole or not at all: it is written beside and moved into place."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise WrongDigestError(sha256)
    path = original_path(sha256)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
    return path
