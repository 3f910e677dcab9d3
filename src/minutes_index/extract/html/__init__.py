"""Web pages. `page` reads a file."""
