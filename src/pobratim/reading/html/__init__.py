"""Web pages and documents that office programs saved as such, read as a browser shows them."""
