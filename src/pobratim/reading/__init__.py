"""Any office file to one Document. Knows nothing of cities or dates."""
