"""Document to Findings."""
