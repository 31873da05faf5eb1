"""The data folder: the register, the originals and the secret key of one installation, all in one place to back up."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

SECRET_KEY_BYTES = 48


def folder() -> Path:
    """`POBRATIM_HOME`, else the place where the platform keeps a user's application data. It may not exist yet."""
    chosen = os.environ.get("POBRATIM_HOME")
    return Path(chosen).expanduser().resolve() if chosen else _platform_folder()


def _platform_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Pobratim"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Pobratim"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "pobratim"


def secret_key(home: Path) -> str:
    """The key that signs sessions: made on first use, readable by its owner alone, and never in the code or a log."""
    path = home / "secret-key"
    home.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes that start together one writes the key and the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SECRET_KEY_BYTES))
    return path.read_text("ascii").strip()
