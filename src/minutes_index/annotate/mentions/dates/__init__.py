"""Dates in all their forms, the years they leave out, and the day of the meeting."""
