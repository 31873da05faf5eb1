"""Knowledge as data: the YAML files of this folder, read once each."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Any

import yaml


@functools.cache
def load(name: str) -> Any:
    """The parsed content of a resource, by its path here without the suffix: `load("ru/months")`.

    Callers must not change what they get: it is shared.
    """
    text = (files(__name__) / f"{name}.yml").read_text("utf-8")
    # Both loaders are safe; the C one is ten times faster and not built everywhere.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
