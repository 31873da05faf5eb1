"""Pages that are pictures: their text recognised by Tesseract, where the user asks for it."""
