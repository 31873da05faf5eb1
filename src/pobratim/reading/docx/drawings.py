"""Pictures and text boxes inside drawings: DrawingML, and VML, which Word writes beside it for old programs."""

from __future__ import annotations

from lxml import etree

from pobratim.reading.docx.names import DRAWING, MC, VML, W
from pobratim.reading.ooxml import RELATION

PICTURES = frozenset({W + "drawing", W + "pict", W + "object"})
"""The elements of a run that hold drawings."""
_BOX = W + "txbxContent"


def pictures_of(drawing: etree._Element) -> list[str]:
    """The ids of the relations that lead to the pictures of a drawing."""
    found = [picture.get(RELATION + "embed", "") for picture in drawing.iter(DRAWING + "blip")]
    return found + [picture.get(RELATION + "id", "") for picture in drawing.iter(VML + "imagedata")]


def text_boxes_of(drawing: etree._Element) -> list[etree._Element]:
    """The contents of a drawing's text boxes; those inside another box are found when that one is read."""
    boxes = list(drawing.iter(_BOX))
    repeated = {box for branch in drawing.iter(MC + "Fallback") for box in branch.iter(_BOX)}
    inner = {box for outer in boxes for box in outer.iter(_BOX) if box is not outer}
    return [box for box in boxes if box not in repeated and box not in inner]
