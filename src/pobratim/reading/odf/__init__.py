"""OpenDocument texts and spreadsheets (.odt, .ods), read with lxml alone: spans and printed numbers stay exact."""
