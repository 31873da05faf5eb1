"""The register itself: the one owner of its tables."""
