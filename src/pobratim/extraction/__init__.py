"""Document to Findings: the one way in is `extract`."""

from pobratim.extraction.pipeline import extract

__all__ = ["extract"]
