"""The register and its pages (Django)."""
