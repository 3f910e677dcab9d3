"""The store of truth: every document with all that is known of it.

`minutes_index.catalog.store.Catalog` is the door, `minutes_index.catalog.facts` what it answers with.
Nothing is imported here, so that facts can be named without loading the database library.
"""
