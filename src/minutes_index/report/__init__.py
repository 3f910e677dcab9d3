"""What people are given: lists, registers and views, each with one form for Python, JSON and tables.

The fields of a value are the keys of its JSON form, in their order; what is not known is empty.
"""
