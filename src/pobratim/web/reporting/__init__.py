"""Official forms going out."""
