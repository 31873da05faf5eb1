"""Pobratim: the paperwork of cities' international ties, read into a register and written out again."""

__version__ = "0.1.0"
