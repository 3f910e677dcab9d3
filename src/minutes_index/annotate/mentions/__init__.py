"""What stretches of a text name: dates, names of people, municipalities, organisations, identifiers."""
