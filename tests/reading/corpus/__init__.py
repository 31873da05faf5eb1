"""Papers whose every cell, span, paragraph and printed number is known, written to files of many formats."""
