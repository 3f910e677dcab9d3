"""PDF: its text layer, its ruled tables, its scanned pages. `pages` reads a file."""
