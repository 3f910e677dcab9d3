"""RTF. `document` reads a file."""
