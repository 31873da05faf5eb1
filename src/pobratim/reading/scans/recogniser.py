"""What stands on a page that is a picture: recognised words, and the lines ruled on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from pobratim.document import DocumentWarning
from pobratim.reading.pdf.geometry import Box, Rule
from pobratim.reading.pdf.geometry import Word as PlacedWord
from pobratim.reading.pdf.page import PageContent, read_page
from pobratim.reading.scans.bitmap import Bitmap, Stretch
from pobratim.reading.scans.tesseract import Word, words_in

_WARNING = (
    "Текст распознан со скана (страницы: {pages}): в нём возможны ошибки, сверьте найденное с изображением страницы."
)


class Recogniser:
    """Recognises pages of one file, and remembers which."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pages: list[int] = []

    def content(self, page: pdfium.PdfPage, number: int) -> PageContent:
        """What stands on a page; one without text is recognised. Raises ReadingError where that cannot be done."""
        content = read_page(page)
        if content.words:
            return content
        return self.recognised(page, content, number)

    def recognised(self, page: pdfium.PdfPage, content: PageContent, number: int) -> PageContent:
        """The page with the words and the ruled lines of its picture in place of all else."""
        self._pages.append(number)
        bitmap = Bitmap.of(page)
        across, down = bitmap.lines_across(), bitmap.lines_down()
        words = words_in(bitmap.portable(across, down), self._name)
        content.words = list(_placed(words, bitmap.scale, content.height))
        content.across = [_rule(line, bitmap.scale, content.height, True) for line in across]
        content.down = [_rule(line, bitmap.scale, content.height, False) for line in down]
        content.pictures = [] if content.words else content.pictures
        return content

    @property
    def warnings(self) -> list[DocumentWarning]:
        """What the user is told of the pages recognised."""
        if not self._pages:
            return []
        return [DocumentWarning("recognised", _WARNING.format(pages=", ".join(map(str, self._pages))))]


def _rule(line: Stretch, scale: float, height: float, across: bool) -> Rule:
    """The line in points, counted from the bottom."""
    if across:
        return Rule(height - line.at / scale, line.start / scale, line.end / scale)
    return Rule(line.at / scale, height - line.end / scale, height - line.start / scale)


def _placed(words: Sequence[Word], scale: float, height: float) -> Iterator[PlacedWord]:
    """The words in points, those of a line as high as the highest of them."""
    for _, group in itertools.groupby(words, key=lambda word: word.line):
        line = list(group)
        top = height - min(word.top for word in line) / scale
        bottom = height - max(word.top + word.height for word in line) / scale
        for place, word in enumerate(line, 1):
            box = Box(word.left / scale, bottom, (word.left + word.width) / scale, top)
            yield PlacedWord(word.text, box, bold=False, size=top - bottom, spaced=place < len(line))
