"""Born-digital PDF files: tables from the lines drawn on the page, text from the places of its characters."""
