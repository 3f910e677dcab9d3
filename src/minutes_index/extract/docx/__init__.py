"""Word documents. `document` reads a file."""
