"""Reading and extraction in limited processes."""
