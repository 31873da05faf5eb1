"""Word documents (.docx), read with lxml alone: python-docx loses insertions, nested tables and auto-numbers."""
