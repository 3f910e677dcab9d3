"""What is told of those whom a text names: head, attendance, persons, decisions, votes."""
