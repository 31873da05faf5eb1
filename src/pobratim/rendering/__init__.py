"""Forms (data) and records to official papers."""
