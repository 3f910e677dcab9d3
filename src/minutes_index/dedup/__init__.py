"""Which documents repeat each other: drafts, rescans, extracts.

`minutes_index.dedup.signature.signature` makes the terms that copies share, `minutes_index.dedup.likeness`
measures two texts, `minutes_index.dedup.copies.find_duplicates` puts both together.
"""
