"""The text of a paragraph as it prints: runs, fields, tracked changes, breaks, signs."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pobratim.reading.docx import drawings, formulas
from pobratim.reading.docx.names import (
    ALTERNATIVES,
    BOLD,
    CONTENT_CONTROL,
    DELETED,
    HIDDEN,
    ID,
    INSERTED,
    MOVED_FROM,
    MOVED_TO,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TYPE,
    VALUE,
    WRAPPERS,
    W,
    contents_of,
    is_on,
    printed_branch,
    properties_in,
)
from pobratim.reading.docx.signs import sign_of
from pobratim.reading.docx.styles import Style, Styles
from pobratim.reading.symbols import readable

_TEXT = W + "t"
_STYLE = W + "rStyle"
_FIELD_MARK = W + "fldChar"
_WHITE_SPACE = " \t\r\n"
_SOFT_HYPHEN = "\xad"
_LINE_BREAKS = (None, "textWrapping")
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
# Around runs. Of a ruby the base prints as text, the reading above it is left out.
_PASSED = WRAPPERS | {W + name for name in ("hyperlink", "fldSimple", "bdo", "dir", "ruby", "rubyBase")}
Handler = Callable[[etree._Element], None]


class InlineReader:
    """Reads the paragraphs of one story in order; fields may begin in one and end in another."""

    def __init__(self, styles: Styles, may_hide: bool, on_hidden: Callable[[], None], on_tracked: Callable[[], None]):
        self.pictures: list[str] = []
        self.notes: list[str] = []
        """The relations of the pictures in the paragraph just read, and the kinds and ids of its notes."""
        self.boxes: list[etree._Element] = []
        """The text boxes of the story, which are read after it."""
        self.on_hidden = on_hidden
        self.on_tracked = on_tracked
        self._styles = styles
        self._may_hide = may_hide
        """Whether any of the story's text may be hidden; where not, no run is asked."""
        self._style = Style()
        self._parts: list[str] = []
        self._weighs_bold = False
        self._bold: list[bool] = []
        """Of each stretch of text, whether it is bold."""
        self._run_bold = False
        self._fields: list[bool] = []
        """Of each open field, whether its result has begun."""
        self._in_instruction = False
        self._handlers = self._all_handlers()

    def _all_handlers(self) -> dict[str, Handler]:
        return {
            RUN: self._run,
            _TEXT: self._text,
            _FIELD_MARK: self._field_mark,
            DELETED: self._deleted,
            MOVED_FROM: self._deleted,
            ALTERNATIVES: self._alternatives,
            CONTENT_CONTROL: self._content_control,
            W + "br": self._break,
            W + "cr": lambda _: self._add_sign("\n"),
            W + "tab": lambda _: self._add_sign("\t"),
            W + "ptab": lambda _: self._add_sign("\t"),
            W + "noBreakHyphen": lambda _: self._add_sign("-"),
            W + "sym": lambda element: self._add(sign_of(element)),
            **dict.fromkeys(_PASSED, self._children),
            **dict.fromkeys((INSERTED, MOVED_TO), self._inserted),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(drawings.PICTURES, self._picture),
            **dict.fromkeys(formulas.FORMULAS, self._formula),
        }

    def read(self, paragraph: etree._Element, style: Style, weighs_bold: bool = False) -> str:
        """The text of a w:p in a style; `weighs_bold` where `is_bold` will be asked."""
        self._style = style
        self._parts = []
        self.pictures = []
        self.notes = []
        self._weighs_bold = weighs_bold
        self._bold = []
        self._children(paragraph)
        return readable("".join(self._parts))

    @property
    def is_bold(self) -> bool:
        """Whether all text of the paragraph just read is bold."""
        return bool(self._bold) and all(self._bold)

    def _children(self, element: etree._Element) -> None:
        handlers = self._handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler:
                handler(child)

    def _run(self, run: etree._Element) -> None:
        if self._may_hide and self._has(run, HIDDEN, self._style.hidden):
            self._hidden_run(run)
            return
        if self._weighs_bold:
            self._run_bold = self._has(run, BOLD, self._style.bold)
        self._children(run)

    def _has(self, run: etree._Element, name: str, of_paragraph: bool) -> bool:
        """Whether bold or hidden is on for a run: by itself, or by one of its two styles; two switch it off again."""
        properties = properties_in(run, RUN_PROPERTIES)
        if properties is None:
            return of_paragraph
        own = properties.find(name)
        if own is not None:
            return is_on(own)
        named = properties.find(_STYLE)
        style = self._styles.of(None if named is None else named.get(VALUE))
        return of_paragraph != (style.bold if name == BOLD else style.hidden)

    def _hidden_run(self, run: etree._Element) -> None:
        """Fields are often marked in hidden runs, and begin and end there all the same."""
        for mark in run.iter(_FIELD_MARK):
            self._field_mark(mark)
        if any((text.text or "").strip() for text in run.iter(_TEXT)):
            self.on_hidden()

    def _text(self, element: etree._Element) -> None:
        """Unless told to preserve it, Word drops white space at the ends of a w:t. Soft hyphens do not print."""
        text = element.text
        if not text:
            return
        if text[0] in _WHITE_SPACE or text[-1] in _WHITE_SPACE:
            text = text if element.get(SPACE) == "preserve" else text.strip(_WHITE_SPACE)
        self._add(text.replace("\n", " ").replace(_SOFT_HYPHEN, ""))

    def _add(self, text: str) -> None:
        if self._in_instruction:
            return
        self._parts.append(text)
        if self._weighs_bold and text.strip():
            self._bold.append(self._run_bold)

    def _add_sign(self, sign: str) -> None:
        if not self._in_instruction:
            self._parts.append(sign)

    def _break(self, element: etree._Element) -> None:
        if element.get(TYPE) in _LINE_BREAKS:
            self._add_sign("\n")

    def _field_mark(self, element: etree._Element) -> None:
        """Keeps a field's result and leaves its instruction out."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        self._in_instruction = not all(self._fields)

    def _deleted(self, _: etree._Element) -> None:
        self.on_tracked()

    def _inserted(self, element: etree._Element) -> None:
        self.on_tracked()
        self._children(element)

    def _alternatives(self, element: etree._Element) -> None:
        branch = printed_branch(element)
        if branch is not None:
            self._children(branch)

    def _content_control(self, element: etree._Element) -> None:
        contents = contents_of(element)
        if contents is not None:
            self._children(contents)

    def _formula(self, element: etree._Element) -> None:
        self._run_bold = False
        self._add(formulas.text_of(element))

    def _note(self, element: etree._Element) -> None:
        if not self._in_instruction:
            self.notes.append(f"{_NOTES[element.tag]} {element.get(ID)}")

    def _picture(self, element: etree._Element) -> None:
        self.pictures += drawings.pictures_of(element)
        self.boxes += drawings.text_boxes_of(element)
