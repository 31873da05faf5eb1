"""Pairs of records that may be one, what people said of them, and what cannot be true together."""
