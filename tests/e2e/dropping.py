"""Files and folders dropped from the desktop, as the browser itself is told of them: a script cannot drop a folder."""

from __future__ import annotations

from pathlib import Path


def drop(page, place: str, *paths: Path) -> None:
    """Drop files and folders on the element that a selector finds."""
    box = page.locator(place).bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20}
    dragged = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, **at, "data": dragged})
    session.detach()
