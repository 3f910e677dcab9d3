"""Votes, who voted how, and who stood apart: reservations, jäv, statements. `stands` puts it together."""
