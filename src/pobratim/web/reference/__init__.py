"""Reference books: what the program knows of cities, countries and kinds, and what an office adds to it."""
