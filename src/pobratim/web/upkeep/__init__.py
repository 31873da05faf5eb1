"""Keeping an installation: backups, bringing them back, and finding what is missing or wrong."""
