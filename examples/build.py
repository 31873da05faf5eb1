"""Rebuild the example documents from the content files beside this script.

    python examples/build.py [DIRECTORY] [--without-pdf]

Word and Excel files come out the same, part for part, at every run, so a changed file means changed content.
The PDF files are what LibreOffice exports from the Word form of their content; where `soffice` is missing they are
left as they are.
The plain-text examples are written by hand and are their own content.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from paper import write_docx
from sheet import write_xlsx

HERE = Path(__file__).resolve().parent
CONVERSION_SECONDS = 120


def contents() -> Iterator[dict[str, Any]]:
    """The content of each built document, in the order of the file names."""
    for path in sorted((HERE / "content").glob("*.yml")):
        yield yaml.safe_load(path.read_text("utf-8"))


def write_pdf(content: dict[str, Any], target: Path, soffice: str) -> None:
    """Write the Word form of a document and let LibreOffice export it, as an office does."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        write_docx(content, source)
        profile = (Path(folder) / "profile").as_uri()
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(target.parent), str(source)]
        # The arguments are our own file names: nothing comes from outside.
        subprocess.run(command, check=True, capture_output=True, timeout=CONVERSION_SECONDS)  # noqa: S603


def build(folder: Path, soffice: str | None) -> list[Path]:
    """Write every document that can be built here into a folder (without `soffice`, no PDF); the paths written."""
    written = []
    for content in contents():
        target = folder / content["file"]
        if target.suffix == ".docx":
            write_docx(content, target)
        elif target.suffix == ".xlsx":
            write_xlsx(content, target)
        elif soffice:
            write_pdf(content, target, soffice)
        else:
            continue
        written.append(target)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Rebuild the example documents.")
    parser.add_argument(
        "folder", type=Path, nargs="?", default=HERE, help="where to write them; beside the script if left out"
    )
    parser.add_argument("--without-pdf", action="store_true", help="leave out what needs LibreOffice")
    asked = parser.parse_args()
    for made in build(asked.folder, None if asked.without_pdf else shutil.which("soffice")):
        sys.stdout.write(f"{made.name}\n")
