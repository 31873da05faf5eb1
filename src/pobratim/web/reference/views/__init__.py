"""Pages of the reference books."""
