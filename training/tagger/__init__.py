"""Trains the tagger that ships with the package, on invented minutes in many forms."""
