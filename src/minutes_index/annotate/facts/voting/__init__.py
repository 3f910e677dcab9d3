"""Votes, who voted how, and who stood apart: reservations, jäv, statements. `voting` puts it together."""
