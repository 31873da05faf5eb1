"""Excel workbooks (.xlsx), read with lxml alone: what a cell shows depends on merges, number formats and hiding."""
