"""Workbooks of Excel 97-2003 (.xls): values and merges by python-calamine, formats and hidden rows by the records."""
