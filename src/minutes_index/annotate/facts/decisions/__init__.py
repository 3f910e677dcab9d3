"""What was decided: headed parts, lead-ins and sentences. `items` reads the items of a document."""
