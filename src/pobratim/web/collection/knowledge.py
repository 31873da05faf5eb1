"""What the program knows of the cycle, with what the office knows better: files of the same name in its data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from pobratim.resources import load


def knowledge(name: str) -> Any:
    """The resource `collection/NAME`, its mappings extended and its other values replaced by the office's own file."""
    known = load(f"collection/{name}")
    own = Path(settings.POBRATIM_HOME) / f"{name}.yml"
    return _merged(known, yaml.safe_load(own.read_text("utf-8"))) if own.exists() else known


def _merged(known: Any, own: Any) -> Any:
    if isinstance(known, dict) and isinstance(own, dict):
        return {key: _merged(known.get(key), own.get(key)) for key in known | own}
    return known if own is None else own
