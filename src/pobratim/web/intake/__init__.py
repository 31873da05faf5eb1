"""Documents and findings coming in."""
