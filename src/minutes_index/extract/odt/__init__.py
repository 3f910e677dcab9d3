"""OpenDocument texts. `document` reads a file."""
