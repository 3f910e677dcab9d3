"""Names of people as they are written."""
