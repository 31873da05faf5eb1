"""Settings, addresses and the database of one installation."""
