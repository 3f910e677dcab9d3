"""The way in: files are found, read, analysed, and kept in catalog and index.

`minutes_index.ingest.run.import_paths` is the door. Nothing is imported here, so that a process that only reads files loads no
database library.
"""
