"""Pages of intake: heaps of files with their verdicts, and the documents themselves."""
